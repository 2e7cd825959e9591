"""How well people are found in news is counted as stated. All people are invented."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest
from bench.eval.ner import articles, held_out, measure

WORDS = ["Dr.:O", "Njeri:B-Person", "Kamau:I-Person", "was:O", "held:O", "in:O", "Nakuru:B-Location", ".:O"]


def _archive(folder: Path, count: int) -> Path:
    path = folder / "news.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        for number in range(count):
            rows = "\n".join("\t".join(word.rsplit(":", 1)) for word in WORDS).encode()
            info = tarfile.TarInfo(f"news/article_{number}.tsv")
            info.size = len(rows)
            tar.addfile(info, io.BytesIO(rows))
    return path


def test_texts_are_put_together_again_with_what_is_annotated(tmp_path: Path) -> None:
    (article,) = articles(_archive(tmp_path, 1))
    assert article.text.strip() == "Dr. Njeri Kamau was held in Nakuru."
    assert [(article.text[a:b], kind) for a, b, kind in article.spans] == [
        ("Njeri Kamau", "Person"),
        ("Nakuru", "Location"),
    ]


def test_each_fourth_article_by_name_is_held_out(tmp_path: Path) -> None:
    found = held_out(articles(_archive(tmp_path, 9)))
    assert [a.name for a in found] == ["article_3.tsv", "article_7.tsv"]


def test_honorifics_do_not_count_against_either_system(tmp_path: Path) -> None:
    ours, bare = measure(_archive(tmp_path, 4))
    assert ours.f1 == pytest.approx(1.0)
    assert bare.system == "bare small model"


@pytest.mark.slow
def test_aigaq_finds_people_better_than_the_model_it_builds_on(shared: Path) -> None:
    archive = shared / "data" / "ner" / "en_worldwide_newswire.tar.gz"
    if not archive.is_file():
        pytest.skip("the annotated news is not here")
    ours, bare = measure(archive)
    assert ours.f1 >= bare.f1 + 0.05
