"""What a form sends, read in memory only: neither a file nor a text ever touches the disk in the clear."""

from __future__ import annotations

import unicodedata
from typing import Annotated, Any
from urllib.parse import parse_qsl

from attrs import field, frozen
from litestar import Request
from litestar.enums import RequestEncodingType
from litestar.params import Body
from multipart import MultipartError, MultipartSegment, PushMultipartParser  # type: ignore[import-untyped]

from aigaq.errors import BadForm

MOST_FIELDS = 2_000
"""Fields and files of one form; a folder dropped into the page is sent in several requests."""
LONGEST = 10_000
"""Characters of one field, unless its page allows more."""
NAME_LONGEST = 255
"""Characters of a file name; no file system in use takes more."""


@frozen
class Upload:
    """A file that somebody sends: its name without folders, and its bytes."""

    name: str
    data: bytes = field(repr=False)


class FormData(dict[str, str]):
    """The fields of a form by name, first value each; `all` gives every value, `uploads` the files."""

    def __init__(self, pairs: list[tuple[str, str]], uploads: tuple[tuple[str, Upload], ...] = ()) -> None:
        self._pairs, self._uploads = pairs, uploads
        super().__init__(reversed(pairs))

    def text(self, name: str, default: str = "", *, longest: int = LONGEST, needed: bool = False) -> str:
        """Give a field without white space around it. Raises `BadForm` where it is too long, or needed and empty."""
        value = self.get(name, default).strip()
        if len(value) > longest:
            raise BadForm(field=name, reason=f"it is longer than {longest} characters")
        if any(unicodedata.category(c) == "Cc" and c not in "\n\r\t" for c in value):
            raise BadForm(field=name, reason="it holds control characters")
        if needed and not value:
            raise BadForm(field=name, reason="it is empty")
        return value

    def number(self, name: str, default: int = 0, *, least: int = 0, most: int = 10**9) -> int:
        """Give a whole number. Raises `BadForm` for anything else."""
        value = self.text(name, str(default), longest=20)
        if not value.lstrip("-").isascii() or not value.lstrip("-").isdigit() or not least <= int(value) <= most:
            raise BadForm(field=name, reason=f"it takes a whole number from {least} to {most}")
        return int(value)

    def choice(self, name: str, allowed: tuple[str, ...], default: str = "") -> str:
        """Give one of the values that a field takes. Raises `BadForm` for any other."""
        value = self.text(name, default, longest=200)
        if value not in allowed:
            raise BadForm(field=name, reason="it takes one of: " + ", ".join(allowed))
        return value

    def all(self, name: str, *, longest: int = LONGEST) -> tuple[str, ...]:
        """Give every value of a field that may come several times, in order."""
        return tuple(FormData([(name, v)]).text(name, longest=longest) for n, v in self._pairs if n == name)

    def uploads(self, name: str | None = None) -> tuple[Upload, ...]:
        """Give the files sent (under one name), in order."""
        return tuple(upload for n, upload in self._uploads if name in (None, n))


Form = Annotated[FormData, Body(media_type=RequestEncodingType.URL_ENCODED)]
"""Type of the parameter ``data`` of a handler that takes a form, of either encoding."""


async def read_form(request: Request[Any, Any, Any]) -> FormData:
    """Read the form of a request. Raises `BadForm` for one that is damaged."""
    kind, options = request.content_type
    if kind == RequestEncodingType.MULTI_PART:
        return await _multipart(request, options.get("boundary", ""))
    if kind == RequestEncodingType.URL_ENCODED:
        return _url_encoded(await request.body())
    return FormData([])


def _url_encoded(body: bytes) -> FormData:
    # Not Litestar's own: it keeps the last thousand bodies, passphrases among them.
    try:
        pairs = parse_qsl(
            body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS, encoding="utf-8", errors="strict"
        )
    except ValueError as error:
        raise BadForm(field="form", reason="it is damaged, or has too many fields") from error
    return FormData(pairs)


async def _multipart(request: Request[Any, Any, Any], boundary: str) -> FormData:
    pairs: list[tuple[str, str]] = []
    uploads: list[tuple[str, Upload]] = []
    try:
        with PushMultipartParser(boundary, max_segment_count=MOST_FIELDS) as parser:
            part, held = None, bytearray()
            async for chunk in request.stream():
                for found in parser.parse(chunk):
                    if isinstance(found, MultipartSegment):
                        part, held = found, bytearray()
                    elif found:
                        held += found
                    elif part is not None:
                        _keep(part, bytes(held), pairs, uploads)
                        part = None
    except (MultipartError, UnicodeDecodeError) as error:
        raise BadForm(field="form", reason="it is damaged, or has too many fields") from error
    return FormData(pairs, tuple(uploads))


def _keep(part: Any, held: bytes, pairs: list[tuple[str, str]], uploads: list[tuple[str, Upload]]) -> None:
    if part.filename is None:
        pairs.append((part.name, held.decode()))
    elif part.filename or held:
        uploads.append((part.name, Upload(safe_name(part.filename), held)))


def safe_name(given: str) -> str:
    """Give a file name as it may be shown and kept: without folders, control characters and tricks with dots."""
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(c for c in last if unicodedata.category(c) not in ("Cc", "Cf", "Cs")).strip().lstrip(".")
    return plain[-NAME_LONGEST:] or "unnamed"
