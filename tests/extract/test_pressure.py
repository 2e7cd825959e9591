"""Pressure on groups, relatives and governments, as a topic of a report. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import extract
from aigaq.model.source import Description, Found
from aigaq.model.text import Text


def kinds(content: str) -> set[str]:
    description = Description(published=Found("2023-03-06", "byline"), language=Found("en", "detected"))
    found = extract(Text("e" * 64, "test", "1", f"{content} The harvest was poor."), description)
    return {claim.type for claim in found.claims if claim.kind == "event"}


@pytest.mark.parametrize(
    "content",
    [
        "The Sudanese authorities have obstructed the work of groups that defend detainees.",
        "Independent newspapers have been weakened by state pressure and split by quarrels.",
        "His relatives in Lhasa have been put under pressure by the police.",
        "“Tibetans are under pressure in Nepal,” Dawa Sherpa said.",
        "Police pressed his parents to make him come home.",
    ],
)
def test_pressure_on_groups_and_kin_is_harassment(content: str) -> None:
    assert "harassment" in kinds(content)


@pytest.mark.parametrize(
    "content",
    ["“Iran will push the Iraqi government twice as hard,” a Kurd said.", "Ankara has leaned on Tbilisi."],
)
def test_one_government_pushes_another(content: str) -> None:
    assert "diplomatic_pressure" in kinds(content)


@pytest.mark.parametrize(
    "content",
    [
        "The market put pressure on prices.",
        "Pupils are under pressure at school.",
        "Rain hindered the work of the harvesters.",
        "The army pushed the Iraqi government out of the border towns.",
    ],
)
def test_pressure_of_other_kinds_is_none(content: str) -> None:
    assert not {"harassment", "diplomatic_pressure"} & kinds(content)
