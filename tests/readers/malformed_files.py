"""Files that are damaged, hostile or wrongly made, written by code. All people are invented.

Each has the file's name, its bytes and the codes that its reading may carry: an ``E4xx`` that must be
there, or ``""`` for a file that may be read without a problem.
"""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from tests.contract.reader_samples import GOOD, HTML, SECOND, SENTENCE, mail, pdf, word

Bad = tuple[str, bytes, str]
TEXT = f"{SENTENCE}\n\n{SECOND}\n"
RUSSIAN = "Айбек Выдуманный был задержан в посёлке Карасай и отпущен через двое суток без объяснений. " * 3


def all_bad() -> dict[str, Bad]:
    """Give the whole corpus by name."""
    groups = (texts, encodings, front_matters, pages, pdfs, documents, letters, transcripts)
    return {f"{group.__name__}-{name}": bad for group in groups for name, *bad in group()}  # type: ignore[misc]


def _noise(size: int, seed: int = 7) -> bytes:
    return random.Random(seed).randbytes(size)


def texts() -> Iterator[tuple[str, str, bytes, str]]:
    yield "only-blanks", "a.txt", b" \n\t\n \r\n" * 50, "E410"
    yield "only-a-mark", "a.txt", b"\xef\xbb\xbf", "E410"
    yield "noise", "a.txt", _noise(5000), "E407"
    yield "noise-called-markdown", "a.md", _noise(5000, 8), "E407"
    yield "one-line-of-fifty-megabytes", "a.txt", b"Aybek Invented waits. " * 2_300_000, ""
    yield "two-hundred-thousand-short-lines", "a.txt", b"Yes.\n" * 200_000, ""
    yield "zero-bytes-inside", "a.txt", TEXT.encode().replace(b"was", b"w\0s"), ""
    yield "only-zero-bytes", "a.txt", bytes(4000), "E407"
    yield "right-to-left-overrides", "a.txt", TEXT.replace("May", "\u202eyaM\u202c\u2066\u200f").encode(), ""
    yield "a-thousand-accents-on-one-letter", "a.txt", (TEXT + "e" + "\u0301" * 1000).encode(), ""
    yield "unknown-ending", "a.xyz", _noise(900, 9), "E401"
    yield "picture-called-text", "a.txt", b"\x89PNG\r\n\x1a\n" + _noise(500), "E401"
    yield "brackets-without-end", "a.txt", (TEXT + "(Read " * 50_000).encode(), ""
    yield "dates-without-end", "a.txt", b"12 May 2021 " * 20_000, ""
    yield "capitals-without-end", "a.txt", b"Aa " * 200_000, ""


def encodings() -> Iterator[tuple[str, str, bytes, str]]:
    yield "invalid-utf8-in-the-middle", "a.txt", TEXT.encode() * 3 + b"\xff\xfe\xfa" + TEXT.encode(), "E405"
    yield "cut-inside-a-character", "a.txt", RUSSIAN.encode()[:-4] + "й".encode()[:1], "E405"
    yield "overlong-utf8", "a.txt", TEXT.encode() * 3 + b"\xc0\xaf", "E405"
    yield "surrogates-in-utf8", "a.txt", TEXT.encode() * 3 + b"\xed\xa0\x80", "E405"
    yield "utf16-with-mark-cut-at-an-odd-byte", "a.txt", TEXT.encode("utf-16")[:-1], "E405"
    yield "utf16-with-a-lone-surrogate", "a.txt", b"\xff\xfe" + TEXT.encode("utf-16-le") + b"\x00\xd8", "E405"
    yield "utf16-without-mark", "a.txt", TEXT.encode("utf-16-le"), ""
    yield "utf16-big-endian-without-mark", "a.txt", RUSSIAN.encode("utf-16-be"), ""
    yield "utf32-with-mark", "a.txt", TEXT.encode("utf-32"), ""
    yield "windows-1251", "a.txt", RUSSIAN.encode("cp1251"), ""
    yield "koi8-r", "a.txt", RUSSIAN.encode("koi8_r"), ""
    yield "two-encodings-in-one-file", "a.txt", RUSSIAN.encode() * 4 + "ё".encode("cp1251"), "E405"


def front_matters() -> Iterator[tuple[str, str, bytes, str]]:
    bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{b}: &{b} [{','.join('*' + a for _ in range(9))}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    yield "alias-bomb", "a.md", f"---\n{bomb}title: *i\n---\n{TEXT}".encode(), "E412"
    yield (
        "python-object",
        "a.md",
        f"---\ntitle: !!python/object/apply:os.system ['false']\n---\n{TEXT}".encode(),
        "E412",
    )
    yield "huge", "a.md", ("---\n" + "key: value\n" * 100_000 + f"---\n{TEXT}").encode(), "E412"
    yield "deeply-nested", "a.md", ("---\ntitle: " + "[" * 5000 + "]" * 5000 + f"\n---\n{TEXT}").encode(), "E412"
    yield "never-closed", "a.md", f"---\ntitle: Detention\n{TEXT}".encode(), ""
    yield "impossible-date", "a.md", f"---\npublished: 2021-02-31\n---\n{TEXT}".encode(), "E412"
    yield "broken-yaml", "a.md", f"---\ntitle: 'Detention\n\tx: [\n---\n{TEXT}".encode(), "E412"
    yield "nothing-after-it", "a.md", b"---\ntitle: Detention\n---\n", ""


def pages() -> Iterator[tuple[str, str, bytes, str]]:
    yield "cut-inside-a-tag", "a.html", HTML.encode()[:640], ""
    yield "only-scripts", "a.html", b"<!doctype html><html><script>" + b"x();" * 9000 + b"</script></html>", "E410"
    yield (
        "moved-on-by-refresh",
        "a.html",
        b'<html><head><meta http-equiv="refresh" content="0;url=http://x.example/"></head><body></body></html>',
        "E410",
    )
    yield "a-hundred-thousand-nested-tags", "a.html", (f"<html><body>{'<div>' * 100_000}<p>{SENTENCE}").encode(), ""
    yield "two-hundred-thousand-ends", "a.html", f"<html><body><p>{SENTENCE}{'</b>' * 200_000}".encode(), ""
    yield "attribute-of-a-megabyte", "a.html", f'<html><body><p title="{"x" * 1_000_000}">{SENTENCE}</p>'.encode(), ""
    yield (
        "entity-bomb",
        "a.html",
        f'<!DOCTYPE html [<!ENTITY a "{"x" * 999}"><!ENTITY b "{"&a;" * 999}">]><p>{SENTENCE} &b;'.encode(),
        "",
    )
    yield "surrogate-references", "a.html", f"<html><body><p>{SENTENCE} &#xD800; &#0; &#x110000;</p>".encode(), ""
    yield (
        "wrong-charset-declared",
        "a.html",
        f'<html><meta charset="no-such-set"><body><p>{RUSSIAN}</p>'.encode("cp1251"),
        "",
    )
    yield (
        "declared-charset-that-is-no-text",
        "a.html",
        f'<html><meta charset="rot13"><body><p>{SENTENCE}</p>'.encode(),
        "",
    )
    yield "unclosed-comment", "a.html", f"<html><body><p>{SENTENCE}</p><!-- {SECOND}".encode(), ""
    yield (
        "broken-declarations",
        "a.html",
        f"<html><![CDATA[ <!-[if]> <!DOCTYPE [ ]]> <?php <p>{SENTENCE}</p>".encode(),
        "",
    )
    yield "noise-called-html", "a.html", b"<html>" + _noise(4000, 3), "E407"


def pdfs() -> Iterator[tuple[str, str, bytes, str]]:
    good = GOOD["pdf"][1]
    yield "noise-called-pdf", "a.pdf", _noise(3000, 4), "E405"
    yield "only-the-head", "a.pdf", b"%PDF-1.7\n", "E404"
    for share in (3, 5, 8, 9):
        yield f"cut-at-{share}0-percent", "a.pdf", good[: len(good) * share // 10], "E404 E405 E410"
    yield "locked", "a.pdf", pdf([SENTENCE], encrypt=StandardEncryption("invented", canPrint=0)), "E406"
    yield "nothing-on-its-page", "a.pdf", pdf([]), "E410"
    yield "pages-that-hold-themselves", "a.pdf", _cyclic(), "E404 E405 E410"
    yield "streams-overwritten", "a.pdf", good.replace(b"stream\n", b"strexm\n"), "E405 E410"
    yield "numbers-overwritten", "a.pdf", good.replace(b" 0 obj", b" 9 obj"), "E405 E410 "
    yield "page-tree-of-a-billion", "a.pdf", good.replace(b"/Count 2", b"/Count 999999999"), "E404 E405 E410 E412 "
    yield "noise-in-the-middle", "a.pdf", good[:300] + _noise(700, 5) + good[1000:], "E404 E405 E410 E412 "


def _cyclic() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 3 0 R/Resources 3 0 R>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF"
    )


def documents() -> Iterator[tuple[str, str, bytes, str]]:
    good = word(SENTENCE, SECOND)
    yield "noise-called-docx", "a.docx", _noise(3000, 6), "E405"
    for share in (1, 4, 9):
        yield f"cut-at-{share}0-percent", "a.docx", good[: len(good) * share // 10], "E404"
    yield "without-its-main-part", "a.docx", _changed(good, drop="word/document.xml"), "E405"
    yield "without-a-table-of-parts", "a.docx", _changed(good, drop="[Content_Types].xml"), "E405"
    yield "main-part-is-no-xml", "a.docx", _changed(good, replace={"word/document.xml": _noise(2000)}), "E405"
    yield "main-part-is-empty", "a.docx", _changed(good, replace={"word/document.xml": b""}), "E405"
    yield "main-part-is-another-xml", "a.docx", _changed(good, replace={"word/document.xml": b"<a/>"}), "E405"
    yield "bomb-of-zeros", "a.docx", _changed(good, add={"word/media/x.bin": bytes(210 * 2**20)}), "E403"
    yield "twenty-thousand-parts", "a.docx", _changed(good, add={f"word/x{n}": b"" for n in range(10_001)}), "E403"
    yield "entity-bomb", "a.docx", _changed(good, replace={"word/document.xml": _laughs()}), "E405 E409 E410"
    yield (
        "encrypted",
        "a.docx",
        bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        "E406",
    )
    yield "old-word", "a.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "E401"
    yield "no-paragraphs", "a.docx", word(), "E410"
    yield "damaged-in-the-middle", "a.docx", _flipped(good), "E404 E405 E409"


def _changed(
    good: bytes, *, drop: str = "", replace: dict[str, bytes] | None = None, add: dict[str, bytes] | None = None
) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(good)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            if part.filename != drop:
                new.writestr(part.filename, (replace or {}).get(part.filename, old.read(part)))
        for name, data in (add or {}).items():
            new.writestr(name, data)
    return out.getvalue()


def _laughs() -> bytes:
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>&l9;</w:t></w:r></w:p></w:body></w:document>'
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">{levels}]>{body}'.encode()


def _flipped(good: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(good)) as archive:
        at = archive.getinfo("word/document.xml").header_offset + 120
    return good[:at] + bytes(byte ^ 0xFF for byte in good[at : at + 60]) + good[at + 60 :]


def letters() -> Iterator[tuple[str, str, bytes, str]]:
    plain = GOOD["email"][1]
    message = mail(TEXT, Subject="Detention", From="Dana <d@x.example>")
    message.add_attachment(b"%PDF-1.7 invented", maintype="application", subtype="pdf", filename="private-name.pdf")
    mixed = message.as_bytes()
    boundary = mixed.split(b'boundary="')[1].split(b'"')[0]
    yield "with-an-attachment", "a.eml", mixed, "E412"
    yield "cut-inside-a-part", "a.eml", mixed[:-40], "E404"
    yield "boundary-that-never-comes", "a.eml", mixed.replace(b"--" + boundary, b"--other"), "E404 E405 E410"
    yield "no-boundary-named", "a.eml", mixed.replace(b'boundary="', b'bxundary="'), "E405 E410"
    yield "no-headers", "a.eml", b"\n\n" + TEXT.encode(), "E405"
    yield "no-body", "a.eml", b"Subject: x\nFrom: d@x.example\nDate: now\n\n", "E410"
    yield "unknown-charset", "a.eml", plain.replace(b"utf-8", b"x-no-such"), ""
    yield "charset-that-is-no-text", "a.eml", plain.replace(b"utf-8", b"base64"), ""
    yield (
        "broken-base64",
        "a.eml",
        b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain\n"
        b"Content-Transfer-Encoding: base64\n\nQXliZWsgSW52Z@@@W50ZWQ gaXMga\n",
        "E405 ",
    )
    yield (
        "hostile-headers",
        "a.eml",
        b"From: =?utf-8?b?/////?= <@@@>\nSubject: =?x?q?=00=ff?=\nDate: 99 Foo 99999\nTo: "
        + b"<" * 9000
        + b"\n\n"
        + TEXT.encode(),
        "",
    )
    yield "a-thousand-parts-in-parts", "a.eml", _nested(1000), "E404 E405 E409 E410"
    yield (
        "only-an-attachment",
        "a.eml",
        b"Subject: x\nContent-Type: application/pdf\nMIME-Version: 1.0\n\nxxxx\n",
        "E410",
    )


def _nested(depth: int) -> bytes:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"Subject: x\nMIME-Version: 1.0\n{head}Content-Type: text/plain\n\n{TEXT}".encode()


def transcripts() -> Iterator[tuple[str, str, bytes, str]]:
    cue = (
        "1\n{}\nHOST: Aybek Invented was detained in Qarasay.\n\n2\n00:00:09,000 --> 00:00:10,000\nDANA: Yes, he was.\n"
    )
    yield "time-that-is-no-time", "a.srt", cue.format("aa:bb --> cc:dd").encode(), "E405"
    yield "end-before-start", "a.srt", cue.format("00:00:05,000 --> 00:00:01,000").encode(), "E405"
    yield "negative-time", "a.srt", cue.format("-00:00:05,000 --> 00:00:07,000").encode(), "E405"
    yield "seconds-beyond-sixty", "a.srt", cue.format("00:00:75,000 --> 00:00:77,000").encode(), "E405"
    yield "overlapping-times", "a.srt", cue.format("00:00:01,000 --> 00:00:59,000").encode(), ""
    yield "no-times-at-all", "a.srt", TEXT.encode(), "E405"
    yield (
        "times-without-words",
        "a.srt",
        b"1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\n",
        "E410",
    )
    yield "only-a-head", "a.vtt", b"WEBVTT\n\n", "E410"
    yield (
        "tags-never-closed",
        "a.vtt",
        b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana<i><c.x>" + b"<" * 50_000 + SENTENCE.encode(),
        "",
    )
    yield "notes-without-end", "a.vtt", b"WEBVTT\n\nNOTE " + b"x\n" * 200_000, "E410"
    yield "cut-inside-a-time", "a.vtt", GOOD["vtt"][1][:140], ""
