"""Write the demo's PDF, DOCX and e-mail reports from `written/`. All people and events in them are invented.

    python demo/make_binary_reports.py

The bytes are the same at every run, so that the demo vault's hashes are the same everywhere.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from docx import Document
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

HERE = Path(__file__).parent
REPORTS, WRITTEN = HERE / "reports", HERE / "written"
INVENTED = "All people and events in this report are invented."
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def written(name: str) -> list[str]:
    """The lines of a report's text."""
    return (WRITTEN / f"{name}.txt").read_text("utf-8").splitlines()


def pdf() -> bytes:
    """A bulletin of two pages, with its title and author in the properties."""
    out = io.BytesIO()
    styles = getSampleStyleSheet()
    title, head, *body = written("09-bulletin-14")
    story = [Paragraph(title, styles["Title"]), Paragraph(head, styles["Italic"]), Spacer(1, 12)]
    for paragraph in body:
        story += [Paragraph(paragraph, styles["BodyText"]), Spacer(1, 30)]
    SimpleDocTemplate(out, pagesize=A4, title=title, author="Leila Farhat", bottomMargin=180).build(story)
    return out.getvalue()


def scan() -> bytes:
    """A page that is only a picture: grey bars where lines of text would stand."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFillGray(0.35)
    for row in range(24):
        canvas.rect(72, 740 - row * 26, 300 + (row * 37) % 150, 9, stroke=0, fill=1)
    canvas.save()
    return out.getvalue()


def docx() -> bytes:
    """An article as a reporter would hand it in, with the author in the properties."""
    document = Document()
    title, *rest = written("08-driver-in-hospital")
    document.add_heading(title, level=1)
    for paragraph in rest:
        document.add_paragraph(paragraph)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = title, "Timur Saparbek", INVENTED
    properties.created = properties.modified = dt.datetime(2023, 3, 7, 9, 0, tzinfo=dt.UTC)
    raw, out = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part in parts.infolist():
            package.writestr(zipfile.ZipInfo(part.filename, ZIP_DATE), parts.read(part))
    return out.getvalue()


def eml() -> bytes:
    """A letter from the lawyer."""
    message = EmailMessage(policy=SMTP)
    message["From"] = "Dinara Sagatova <dinara@sagatova.example>"
    message["To"] = "Leila Farhat <leila@zhetisu-monitor.example>"
    message["Subject"] = "Dates in the case of my client"
    message["Date"] = "Mon, 02 Oct 2023 17:40:00 +0600"
    message["Message-ID"] = "<20231002-1@sagatova.example>"
    message.set_content("\n".join(written("10-letter-from-the-lawyer")) + "\n", charset="utf-8", cte="8bit")
    return message.as_bytes()


def main() -> None:
    """Write all of them into demo/reports/."""
    rl_config.invariant = 1
    bulletin = pdf()
    made = {
        "08-driver-in-hospital.docx": docx(),
        "09-bulletin-14.pdf": bulletin,
        "10-letter-from-the-lawyer.eml": eml(),
        "14-broken-off.pdf": bulletin[: len(bulletin) // 3],
        "15-scan-without-text.pdf": scan(),
    }
    for name, data in made.items():
        (REPORTS / name).write_bytes(data)


if __name__ == "__main__":
    main()
