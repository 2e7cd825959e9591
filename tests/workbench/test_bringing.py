"""Uploads, testimonies, consent and pictures of pages. All people and reports are invented."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from aigaq.errors import BadDate, BadValue, NoPage, NothingToAdd
from aigaq.intake import safe_name
from aigaq.model.consent import CLOSED, Consent
from aigaq.workbench import Workbench
from aigaq.workbench.testimony import consent_of, page

PHRASE = "seven invented words for one small test"
REPORT = "Asan Tilegenuly was arrested in Almaty on 3 March 2020.\n\nAll people here are invented.\n"


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """An empty vault."""
    with Workbench.create(tmp_path / "v.aigaq", lambda: PHRASE, by="Rita Reader") as made:
        yield made


def test_an_upload_is_read_like_a_file_and_never_lies_on_the_disk(bench: Workbench, tmp_path: Path) -> None:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("zeros", b"\0" * 10**6)
    files = [
        ("../../etc/report.txt", REPORT.encode()),
        ("same.txt", REPORT.encode()),
        ("empty.txt", b""),
        ("bomb.zip", archive.getvalue()),
        ("noise.pdf", b"\x93\x01 no pdf"),
    ]
    steps: list[tuple[int, int]] = []
    report = bench.add_bytes(files, lambda done, of: steps.append((done, of)), workers=1)
    assert [item.outcome for item in report.items] == ["read", "known", "refused", "refused", "refused"]
    assert [item.name for item in report.items] == ["report.txt", "same.txt", "empty.txt", "bomb.zip", "noise.pdf"]
    assert all(item.problems for item in report.items[2:])
    assert steps[-1] == (5, 5)
    assert not [p for p in tmp_path.rglob("*") if p.is_file() and b"Tilegenuly" in p.read_bytes()]
    with pytest.raises(NothingToAdd):
        bench.add_bytes([])
    assert bench.case("Asan Tilegenuly").timeline


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("a.txt", "a.txt"),
        ("../../a.txt", "a.txt"),
        ("C:\\Users\\x\\a.txt", "a.txt"),
        ("/", "unnamed"),
        ("..", "unnamed"),
        ("", "unnamed"),
        ("a\x00\nb.txt", "a__b.txt"),
        ("report\u202etxt.exe", "report_txt.exe"),
        ("отчёт қазақ.txt", "отчёт қазақ.txt"),
        ("<script>alert(1)</script>.txt", "script>.txt"),
    ],
)
def test_a_name_is_kept_without_folders_and_tricks(given: str, kept: str) -> None:
    assert safe_name(given) == kept


def test_a_long_name_keeps_its_ending() -> None:
    assert safe_name("x" * 5000 + ".pdf").endswith("x.pdf")
    assert len(safe_name("x" * 5000 + ".pdf")) == 200


def test_a_testimony_is_a_source_like_any_other_with_its_consent(bench: Workbench) -> None:
    fields = {"title": "A: “talk”", "date": "2021-03", "language": "en", "speaker": "Witness 7", "place": "Almaty"}
    consent = Consent(audience=("lawyer",), identity="pseudonym", given_by="self", how="written", until="2030")
    source = bench.write_testimony(fields, "---\nAsan Tilegenuly was arrested in Almaty on 3 March 2020.\r\n", consent)
    said = source.description
    assert (said.value("title"), said.value("published"), said.value("author")) == ("A: “talk”", "2021-03", "Witness 7")
    assert bench.consent(source.id) == consent
    assert bench.case("Asan Tilegenuly").timeline
    withdrawn = Consent(audience=("lawyer",), identity="pseudonym", given_by="self", withdrawn_at="2022-01-01")
    bench.set_consent(source.id, withdrawn, "she called")
    assert not bench.consent(source.id).allows("team", "2022-01-01")
    assert [line.action for line in bench.history(source.id)].count("consent") == 2
    bench.undo()
    assert bench.consent(source.id) == consent
    assert list(Workbench.check(bench.folder, lambda: PHRASE)[0]) == []
    assert bench._store.original(source.id) == page(
        fields, "---\nAsan Tilegenuly was arrested in Almaty on 3 March 2020."
    )


def test_consent_is_closed_where_it_is_not_known() -> None:
    assert CLOSED.allows("team", "2026-01-01")
    for audience in ("lawyer", "un_confidential", "un_public", "court", "researchers", "press", "public"):
        assert not CLOSED.allows(audience, "2026-01-01")  # type: ignore[arg-type]
    given = consent_of({"audience": ["press", "court"], "given_by": "self", "identity": "full", "until": "2025"})
    assert given.audience == ("court", "press")
    assert given.allows("press", "2025-12-31")
    assert not given.allows("press", "2026-01-01")
    assert not given.allows("public", "2025-01-01")
    assert not consent_of({"audience": "press", "given_by": "relative"}).allows("press", "2025-01-01")
    conditional = consent_of({"audience": "press", "given_by": "self", "conditions": "only if I am arrested"})
    assert not conditional.allows("press", "2025-01-01")
    for wrong in ({"audience": "everybody"}, {"mood": "x"}, {"identity": "half"}):
        with pytest.raises(BadValue):
            consent_of(wrong)
    with pytest.raises(BadDate):
        consent_of({"until": "soon"})


def test_a_testimony_takes_only_what_can_be_read_again(bench: Workbench) -> None:
    for fields, text in (
        ({}, ""),
        ({}, " \n"),
        ({}, "a\x00b"),
        ({"mood": "x"}, "words"),
        ({"language": "Kazakh!"}, "words"),
        ({"title": "x" * 501}, "words"),
    ):
        with pytest.raises(BadValue):
            bench.write_testimony(fields, text)
    with pytest.raises(BadDate):
        bench.write_testimony({"date": "last week"}, "words")
    assert bench.sources() == ()


def test_a_page_of_a_pdf_is_drawn_and_nothing_else_is(bench: Workbench) -> None:
    made = pypdfium2.PdfDocument.new()
    made.new_page(300, 400)
    made.new_page(10, 10000)
    whole = BytesIO()
    made.save(whole)
    made.close()
    files = [("two.pdf", whole.getvalue()), ("broken.pdf", whole.getvalue()[:200]), ("report.txt", REPORT.encode())]
    bench.add_bytes(files, workers=1)
    png = bench.page_image("two.pdf", 1, 600)
    assert struct.unpack(">II", png[16:24]) == (600, 800)
    assert struct.unpack(">II", bench.page_image("two.pdf", 2)[16:24])[1] == 4800
    for name, number in (("two.pdf", 3), ("two.pdf", 0), ("two.pdf", -1), ("broken.pdf", 1), ("report.txt", 1)):
        with pytest.raises(NoPage):
            bench.page_image(name, number)
    assert bench.page_image("two.pdf", 1, 10**9)


def test_a_recording_is_found_beside_its_transcript(bench: Workbench) -> None:
    vtt = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nAsan Tilegenuly was arrested in Almaty.\n"
    files = [("talk.kk.vtt", vtt.encode()), ("talk.mp3", b"ID3\x03\x00 invented"), ("other.txt", REPORT.encode())]
    bench.add_bytes(files, workers=1)
    found = bench.recording("talk.kk.vtt")
    assert found is not None
    assert bench.original(found.id) == (b"ID3\x03\x00 invented", "audio/mpeg")
    assert bench.recording("other.txt") is None
    assert bench.recording("talk.mp3") is None
