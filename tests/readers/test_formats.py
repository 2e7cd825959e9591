"""Web pages, PDF, DOCX, e-mail and transcripts. All people, outlets and events are invented."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml import OxmlElement
from tests.contract.reader_samples import GOOD, HTML, SECOND, SENTENCE, mail, pdf, source_of, word

from aigaq.model.source import Reading
from aigaq.model.text import Locator
from aigaq.readers import read


def _read(data: bytes, name: str) -> Reading:
    return read(data, source_of(data, name))


def _content(reading: Reading) -> str:
    assert reading.text is not None, reading.problems
    return reading.text.content


def _places(reading: Reading) -> list[tuple[str, str]]:
    assert reading.text is not None
    return [(reading.text.content[spot.start : spot.end].strip(), spot.value) for spot in reading.text.locators]


def _codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


# web pages


def test_a_page_gives_its_main_text_without_menus_and_scripts() -> None:
    content = _content(_read(HTML.encode(), "a.html"))
    assert SENTENCE in content
    assert SECOND in content
    assert not any(word in content for word in ("Shop", "Cookie", "alert", "<"))


def test_a_page_is_described_by_its_head() -> None:
    about = _read(HTML.encode(), "a.html").description
    assert about.title is not None
    assert (about.title.value, about.title.how) == ("Detention in Qarasay", "html_metadata")
    assert (about.value("outlet"), about.value("author")) == ("Invented Courier", "Mira Written")
    assert (about.value("published"), about.value("language")) == ("2021-05-06", "en")


def test_a_page_without_main_text_gives_all_its_visible_text() -> None:
    page = (
        f"<html><title>A list</title><body><ul><li>{SENTENCE[:40]}</li><li>Dana</li></ul><style>p {{}}</style></html>"
    )
    content = _content(_read(page.encode(), "a.html"))
    assert "Aybek Invented was detained" in content
    assert "{" not in content


def test_a_page_in_its_declared_encoding_is_read() -> None:
    russian = "Айбек Выдуманный был задержан в посёлке Карасай и отпущен через двое суток без объяснений."
    body = f"<article><p>{russian}</p><p>{russian}</p></article>"
    page = f'<html><head><meta charset="koi8-r"></head><body>{body}</body></html>'
    assert russian in _content(_read(page.encode("koi8_r"), "a.html"))


# PDF


def test_each_page_of_a_pdf_is_a_place() -> None:
    reading = _read(pdf([SENTENCE[:46]], [SECOND[:40]], ["A third page."]), "a.pdf")
    assert _places(reading) == [(SENTENCE[:46].strip(), "1"), (SECOND[:40].strip(), "2"), ("A third page.", "3")]


def test_lines_of_a_pdf_paragraph_are_joined_and_hyphens_stay() -> None:
    lines = [
        "Aybek Invented was detained in Qarasay on 3 May 2021 and was then interro-",
        "gated for two days without a lawyer.",
    ]
    content = _content(_read(pdf([*lines, "His sister waited."]), "a.pdf"))
    assert "interro-" in content
    assert "for two days without a lawyer.\nHis sister waited." in content


def test_running_heads_and_page_numbers_of_a_pdf_are_furniture() -> None:
    bodies = ["He was held in May for two days.", "She waited at the gate.", "They went home together in June."]
    pages = [
        ["Invented Bulletin 7", body, f"It was day {'abc'[n - 1]}.", f"Page {n} of 3"]
        for n, body in enumerate(bodies, 1)
    ]
    text = _read(pdf(*pages), "a.pdf").text
    assert text is not None
    marked = [text.content[span.start : span.end] for span in text.furniture]
    assert marked == [line for n in (1, 2, 3) for line in ("Invented Bulletin 7", f"Page {n} of 3")]


def test_a_pdf_title_is_used_where_the_text_has_none_and_a_programs_title_never() -> None:
    assert _read(pdf([SENTENCE[:60], "and so on."], title="A Title"), "a.pdf").description.value("title") == "A Title"
    assert _read(pdf([SENTENCE[:60], "and so on."], title="Microsoft Word - a.docx"), "a.pdf").description.title is None


def test_a_pdf_with_a_scanned_page_is_partly_read() -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=True)
    canvas.drawString(60, 700, SENTENCE[:60])
    canvas.showPage()
    canvas.drawInlineImage(_picture(), 60, 400, 100, 100)
    canvas.showPage()
    canvas.save()
    reading = _read(out.getvalue(), "a.pdf")
    assert (reading.outcome, _codes(reading)) == ("partly", ["E412"])
    assert "1 page (2)" in reading.problems[0].sentence


def _picture() -> object:
    from PIL import Image

    return Image.new("RGB", (20, 20), (200, 10, 10))


# DOCX


def test_a_document_gives_its_paragraphs_tables_and_properties() -> None:
    document = docx.Document()
    document.core_properties.title, document.core_properties.author = "Two days", "Mira Written"
    document.add_paragraph(SENTENCE)
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Qarasay", "3 May 2021"
    document.add_paragraph(SECOND)
    out = BytesIO()
    document.save(out)
    reading = _read(out.getvalue(), "a.docx")
    assert _content(reading).split("\n") == [SENTENCE, "Qarasay", "3 May 2021", SECOND]
    assert (reading.description.value("title"), reading.description.value("author")) == ("Two days", "Mira Written")
    assert [value for _, value in _places(reading)] == ["1", "2", "3", "4"]


def test_inserted_text_of_tracked_changes_is_read_and_deleted_text_is_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("He was held ")
    for change, tag, text in (("w:ins", "w:t", "two days"), ("w:del", "w:delText", "five days")):
        element, run, words = OxmlElement(change), OxmlElement("w:r"), OxmlElement(tag)
        words.text = text
        run.append(words)
        element.append(run)
        paragraph._p.append(element)
    out = BytesIO()
    document.save(out)
    assert _content(_read(out.getvalue(), "a.docx")) == "He was held two days"


def test_pictures_in_a_document_are_named_as_not_read() -> None:
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    picture = BytesIO()
    _picture().save(picture, "PNG")  # type: ignore[attr-defined]
    document.add_picture(picture)
    out = BytesIO()
    document.save(out)
    reading = _read(out.getvalue(), "a.docx")
    assert (reading.outcome, _codes(reading)) == ("partly", ["E412"])


def test_the_author_that_a_program_wrote_is_no_author() -> None:
    assert _read(word(SENTENCE, author="python-docx"), "a.docx").description.author is None


# e-mail


def test_a_letter_is_described_by_its_headers() -> None:
    headers = {"Subject": "Two days", "From": "Dana Invented <d@x.example>", "Date": "Thu, 06 May 2021 10:00:00 +0600"}
    reading = _read(mail(f"{SENTENCE}\n\n{SECOND}\n", **headers).as_bytes(), "a.eml")
    about = reading.description
    assert (about.value("title"), about.value("author")) == ("Two days", "Dana Invented")
    assert about.published is not None
    assert (about.published.value, about.published.how) == ("2021-05-06", "email_header")
    assert _content(reading).split("\n\n") == [SENTENCE, SECOND]


def test_lines_broken_for_the_screen_are_joined() -> None:
    text = "Aybek Invented was detained in Qarasay on 3 May 2021 and held for\ntwo days without a lawyer, and nobody told his sister where he was\nheld.\n\nWith regards\nDana\n"  # noqa: E501
    assert _content(_read(mail(text, Subject="x").as_bytes(), "a.eml")).split("\n") == [
        "Aybek Invented was detained in Qarasay on 3 May 2021 and held for two days without a lawyer, "
        "and nobody told his sister where he was held.",
        "",
        "With regards",
        "Dana",
    ]


def test_a_letter_with_only_html_is_read() -> None:
    message = mail("x", Subject="Two days")
    message.set_content(f"<p>{SENTENCE}</p><script>no()</script>", subtype="html")
    assert _content(_read(message.as_bytes(), "a.eml")) == SENTENCE


def test_attachments_are_counted_by_kind_and_never_named() -> None:
    message = mail(SENTENCE, Subject="x")
    for name in ("dana-invented.pdf", "aybek.pdf"):
        message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename=name)
    reading = _read(message.as_bytes(), "a.eml")
    assert (reading.outcome, _codes(reading)) == ("partly", ["E412"])
    assert "2 attachments (2 × application/pdf)" in reading.problems[0].sentence
    assert "dana" not in reading.problems[0].sentence


# transcripts


def test_each_cue_of_a_transcript_is_a_place() -> None:
    reading = _read(GOOD["srt"][1], "a.srt")
    assert _places(reading) == [
        (f"HOST: {SENTENCE}", "00:00:01.000–00:00:04.500"),
        (f"DANA: {SECOND}", "00:00:05.000–00:00:07.000"),
    ]
    assert _content(reading) == f"HOST: {SENTENCE}\nDANA: {SECOND}"


def test_a_sentence_over_several_cues_is_one_line_until_a_pause_or_another_speaker() -> None:
    cues = [
        "00:00:01,000 --> 00:00:02,000\nThey came",
        "00:00:02,100 --> 00:00:03,000\nat night",
        "00:00:09,000 --> 00:00:10,000\nand left",
        "00:00:10,100 --> 00:00:11,000\n- Who came?",
    ]
    data = "\r\n\r\n".join(f"{n}\r\n{cue}" for n, cue in enumerate(cues, 1)).encode()
    assert _content(_read(data, "a.srt")) == "They came at night\nand left\n- Who came?"


def test_webvtt_keeps_speakers_and_drops_notes_styles_and_tags() -> None:
    reading = _read(GOOD["vtt"][1], "a.vtt")
    assert _content(reading) == f"Host: {SENTENCE}\nDana Invented: {SECOND}"
    assert [value for _, value in _places(reading)] == ["00:00:01.000–00:00:04.500", "01:00:05.000–01:00:07.000"]


@pytest.mark.parametrize("timing", ["00:00:05,000 --> 00:00:01,000", "-00:00:05,000 --> 00:00:07,000", "x --> y"])
def test_a_cue_with_broken_times_keeps_its_words_and_loses_its_place(timing: str) -> None:
    data = f"1\n{timing}\nHe was held.\n\n2\n00:00:09,000 --> 00:00:10,000\nFor two days.\n".encode()
    reading = _read(data, "a.srt")
    assert _content(reading) == "He was held.\nFor two days."
    assert reading.text is not None
    assert reading.text.locators == (Locator(13, 26, "time", "00:00:09.000–00:00:10.000"),)
    assert _codes(reading) == ["E405"]
    assert "1 of 2" in reading.problems[0].sentence
