"""The dossier's words in three languages."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest

from aigaq.casefile import responses
from aigaq.exports import LANGUAGES
from aigaq.exports.html.labels import Labels
from aigaq.exports.html.stances import SIGNS
from aigaq.model import casefile, claim, review, verdicts

TEMPLATES = Path(str(files("aigaq.exports.html"))) / "templates"
VOCABULARIES = {
    "certainty": claim.Certainty,
    "role": claim.Role,
    "method": claim.DateMethod,
    "difference": casefile.DifferenceKind,
    "gravity": casefile.Gravity,
    "tie": casefile.TieKind,
    "verdict": review.Verdict,
    "nature": casefile.Nature,
    "nature_note": casefile.Nature,
    "reliability": verdicts.Reliability,
    "credibility": verdicts.Credibility,
}


def words(language: str) -> dict[str, Any]:
    return tomllib.loads((files("aigaq.lang") / language / "dossier.toml").read_text("utf-8"))


def shape(table: dict[str, Any]) -> dict[str, Any]:
    """Keys, and for each label the facts that are filled into it."""
    return {k: shape(v) if isinstance(v, dict) else set(re.findall(r"{(\w+)}", v)) for k, v in sorted(table.items())}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_stands_in_every_language_with_the_same_facts(language: str) -> None:
    assert shape(words(language)) == shape(words("en"))


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_no_label_was_left_in_english(language: str) -> None:
    theirs, english = words(language), words("en")
    told = [k for k, v in english.items() if isinstance(v, str) and re.search(r"[a-z]", re.sub(r"{\w+}", "", v))]
    same = [k for k in told if theirs[k] == english[k]]
    assert same == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("group", sorted(VOCABULARIES))
def test_every_word_of_a_vocabulary_has_a_label(language: str, group: str) -> None:
    assert set(words(language)[group]) == set(get_args(VOCABULARIES[group]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_stance_response_and_topic_has_a_label_and_every_stance_a_sign(language: str) -> None:
    known = responses()
    assert set(words(language)["stance"]) == set(SIGNS) == set(known.stances.values())
    said = {known.said("response", name, language) for name in known.labels}
    said |= {known.said("topic", name, language) for name, _, _ in known.topics}
    assert len(said) == len(known.labels) + len(known.topics)
    assert language == "en" or not any(re.search("[a-z]", label) for label in said)


def test_the_page_uses_only_labels_that_exist_and_all_of_them() -> None:
    source = "".join(path.read_text("utf-8") for path in sorted(TEMPLATES.glob("*.j2")))
    source += "".join(path.read_text("utf-8") for path in sorted(TEMPLATES.parent.glob("*.py")))
    plain = {key for key, value in words("en").items() if isinstance(value, str)}
    quoted = set(re.findall(r"""['"](\w+)['"]""", source))
    assert set(re.findall(r"""\bt\('(\w+)'""", source)) <= plain
    assert plain - quoted - {"paragraph"} == set()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "by 21 January 2021"),
        ("ru", "не позднее 21 января 2021 г."),
        ("kk", "2021 жылғы 21 қаңтарға дейін (кеш дегенде)"),
    ],
)
def test_a_date_is_said_as_people_say_it(language: str, said: str) -> None:
    assert Labels(language).date("[..2021-01-21]") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_label_is_an_error_and_no_blank(language: str) -> None:
    with pytest.raises(KeyError):
        Labels(language)("no such label")
