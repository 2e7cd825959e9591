"""What kind of file it is, by its first bytes and its name: the content is believed before the name.

A name decides only between kinds of text, for which the content gives no sure sign.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

HEAD = 4096
"""Bytes looked at from the start of the file."""
UNKNOWN = "application/octet-stream"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TEXT_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_SRT = re.compile(rb"\s*\d+[ \t]*\r?\n\d{1,2}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->")
_MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}?\r?\n")
_MAIL_SIGNS = re.compile(
    rb"^(?:received|return-path|mime-version|message-id|content-type|dkim-signature):", re.I | re.M
)
_FRONT_MATTER = re.compile(rb"---[ \t]*\r?\n[A-Za-z_][\w -]*:")


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads((files(__package__) / "media_types.toml").read_text("utf-8"))


@cache
def _magic() -> tuple[tuple[bytes, str], ...]:
    return tuple((bytes.fromhex(sign), kind) for sign, kind in _lists()["magic"].items())


def media_type(data: bytes, name: str) -> str:
    """Give the media type of a file from its bytes and its name; `UNKNOWN` where neither tells."""
    head = data[:HEAD]
    by_name = str(_lists()["extension"].get(_extension(name), ""))
    if found := _binary(head, data):
        return _office(data, found, by_name)
    if by_name and not by_name.startswith("text/") and by_name != "message/rfc822":
        return by_name
    return _strong_text(head) or by_name or _weak_text(head)


def _extension(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""


def _binary(head: bytes, data: bytes) -> str | None:
    for sign, kind in _magic():
        if head.startswith(sign):
            return kind
    if b"%PDF-" in data[:1024]:  # ISO 32000-1, annex H.3: readers accept it in the first 1,024 bytes
        return "application/pdf"
    return None


def _office(data: bytes, kind: str, by_name: str) -> str:
    """A ZIP with a Word document in it, or an encrypted one (which is an OLE file), is a DOCX."""
    if kind == "application/zip" and (b"word/document" in data or by_name == DOCX):
        return DOCX
    if kind == "application/x-ole-storage":
        return DOCX if "EncryptedPackage".encode("utf-16-le") in data else "application/msword"
    return kind


def _strong_text(head: bytes) -> str | None:
    plain = _without_bom(head)
    if _HTML.match(plain):
        return "text/html"
    if plain.startswith(b"WEBVTT"):
        return "text/vtt"
    return None


def _weak_text(head: bytes) -> str:
    plain = _without_bom(head)
    if _SRT.match(plain):
        return "application/x-subrip"
    if _MAIL.match(plain) and _MAIL_SIGNS.search(plain):
        return "message/rfc822"
    if _FRONT_MATTER.match(plain):
        return "text/markdown"
    return UNKNOWN if b"\0" in plain and not head.startswith(_TEXT_BOMS) else "text/plain"


def _without_bom(head: bytes) -> bytes:
    """Give the head without its byte-order mark, and UTF-16 thinned to the bytes that ASCII would have."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
