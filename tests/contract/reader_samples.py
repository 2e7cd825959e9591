"""One small good file for each reader, made by code. All people, outlets and events are invented."""

from __future__ import annotations

from email.message import EmailMessage
from io import BytesIO

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from aigaq.intake import media_type
from aigaq.model.source import Source

AT = "2026-01-02T03:04:05Z"
SENTENCE = "Aybek Invented was detained in Qarasay on 3 May 2021 and held for two days without a lawyer."
SECOND = "His sister Dana Invented told reporters that nobody had said where he was being held."


def source_of(data: bytes, name: str) -> Source:
    """Give the source of some bytes, as intake would."""
    return Source.of(data, name=name, media_type=media_type(data, name), received=AT, origin=name)


def pdf(*pages: list[str], title: str = "", **options: object) -> bytes:
    """Give a PDF with these lines on its pages."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True, **options)
    canvas.setTitle(title)
    for lines in pages:
        for at, line in enumerate(lines):
            canvas.drawString(60, 780 - 16 * at, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def word(*paragraphs: str, title: str = "", author: str = "") -> bytes:
    """Give a DOCX with these paragraphs."""
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = title, author
    for text in paragraphs:
        document.add_paragraph(text)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def mail(text: str, **headers: str) -> EmailMessage:
    """Give a message with this text."""
    message = EmailMessage()
    for name, value in headers.items():
        message[name] = value
    message.set_content(text)
    return message


HTML = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Detention in Qarasay</title>
<meta property="og:site_name" content="Invented Courier"><meta name="author" content="Mira Written">
<meta property="article:published_time" content="2021-05-06T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/shop">Shop</a></nav>
<article><h1>Detention in Qarasay</h1><p>{SENTENCE}</p><p>{SECOND}</p>
<p>The police of the district said that the detention had been lawful and gave no further reasons for it.</p></article>
<footer>Cookie settings</footer><script>alert("not text")</script></body></html>"""

SRT = f"1\n00:00:01,000 --> 00:00:04,500\nHOST: {SENTENCE}\n\n2\n00:00:05,000 --> 00:00:07,000\nDANA: {SECOND}\n"
VTT = (
    "WEBVTT - an invented interview\n\nNOTE made for a test\n\nintro\n00:01.000 --> 00:04.500 align:start\n"
    f"<v Host>{SENTENCE}</v>\n\n01:00:05.000 --> 01:00:07.000\n<v Dana Invented><i>{SECOND}</i>\n"
)

GOOD: dict[str, tuple[str, bytes]] = {
    "plain": ("report.txt", f"{SENTENCE}\n\n{SECOND}\n".encode()),
    "markdown": ("report.md", f"---\ntitle: Detention\n---\n{SENTENCE}\n\n{SECOND}\n".encode()),
    "html": ("page.html", HTML.encode()),
    "pdf": ("report.pdf", pdf(SENTENCE.replace(" and ", "\nand ").split("\n"), [SECOND])),
    "docx": ("report.docx", word(SENTENCE, SECOND)),
    "email": (
        "letter.eml",
        mail(f"{SENTENCE}\n\n{SECOND}\n", Subject="Detention", From="Dana <d@x.example>").as_bytes(),
    ),
    "srt": ("talk.srt", SRT.encode()),
    "vtt": ("talk.vtt", VTT.encode()),
}
"""By reader: the file's name and its bytes."""
