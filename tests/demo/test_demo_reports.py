"""The demo's reports are invented, say so, and are what `make_binary_reports.py` writes."""

from __future__ import annotations

import importlib.util
import zipfile
from pathlib import Path

import pypdfium2
import pytest

DEMO = Path(__file__).parents[2] / "demo"
REPORTS = sorted((DEMO / "reports").iterdir())
INVENTED = "All people and events in this report are invented."


def words(path: Path) -> str:
    if path.suffix == ".docx":
        return zipfile.ZipFile(path).read("word/document.xml").decode()
    if path.suffix == ".pdf":
        pages = pypdfium2.PdfDocument(path.read_bytes())
        return " ".join("\n".join(page.get_textpage().get_text_bounded() for page in pages).split())
    return path.read_text("utf-8")


@pytest.mark.parametrize("path", [p for p in REPORTS if p.name[:2] not in {"14", "15"}], ids=lambda p: p.name)
def test_each_report_says_that_it_is_invented(path: Path) -> None:
    assert INVENTED in words(path)


def test_one_file_is_broken_and_one_has_no_text() -> None:
    broken, scan = REPORTS[-2:]
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(broken.read_bytes())
    assert words(scan).strip() == ""


def test_the_binary_reports_are_written_the_same_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_binary_reports", DEMO / "make_binary_reports.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "REPORTS", tmp_path)
    module.main()
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert len(written) == 5
    assert written == {path.name: path.read_bytes() for path in REPORTS if path.name in written}


def test_no_sentence_of_the_reference_articles_stands_in_the_demo(shared: Path) -> None:
    def grams(text: str) -> set[tuple[str, ...]]:
        parts = text.lower().split()
        return {tuple(parts[n : n + 8]) for n in range(len(parts) - 7)}

    theirs = {gram for path in (shared / "seeds").iterdir() for gram in grams(path.read_text("utf-8"))}
    ours = {gram for path in REPORTS if path.name[:2] != "14" for gram in grams(words(path))}
    assert theirs & ours == set()
