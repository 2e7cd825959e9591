"""FollowTheMoney's own tool takes every entity whole. All people in it are invented."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aigaq.exports import format_named
from aigaq.exports.ftm import prefixes
from tests.exports.hostile import HOSTILE, hostile_order
from tests.exports.sample import BEATEN, COUSIN, TAILOR, order

FTM = Path(sys.executable).with_name("ftm")


def rows(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.decode().splitlines()]


def validated(data: bytes, folder: Path) -> list[dict[str, Any]]:
    (folder / "in.jsonl").write_bytes(data)
    run = subprocess.run([FTM, "validate", "-i", folder / "in.jsonl"], capture_output=True, check=True)
    return rows(run.stdout)


def values(row: dict[str, Any]) -> dict[str, list[str]]:
    return {name: sorted(found) for name, found in row["properties"].items()}


@pytest.mark.parametrize("whole_vault", [True, False])
def test_ftm_validate_keeps_every_value(tmp_path: Path, whole_vault: bool) -> None:
    data = format_named("ftm").write(order(case=None) if whole_vault else order())
    kept = {row["id"]: row for row in validated(data, tmp_path)}
    assert {row["id"]: values(row) for row in rows(data)} == {key: values(row) for key, row in kept.items()}


def test_ftm_validate_takes_hostile_words(tmp_path: Path) -> None:
    parts = [format_named("ftm").write(hostile_order(HOSTILE[what])) for what in sorted(set(HOSTILE) - {"very long"})]
    assert len(validated(b"".join(parts), tmp_path)) == sum(len(rows(part)) for part in parts)


def test_every_link_points_at_an_entity_of_the_export() -> None:
    found = rows(format_named("ftm").write(order()))
    ids = {row["id"] for row in found}
    points = {
        v for row in found for values in row["properties"].values() for v in values if v[:4] in {"ent-", "src-", "evt-"}
    }
    assert points <= ids


def test_people_carry_their_spellings_and_relations_their_schema() -> None:
    found = rows(format_named("ftm").write(order()))
    tailor = next(r for r in found if r["id"] == f"ent-{TAILOR.id}")
    kin = next(r for r in found if r["schema"] == "Family")
    assert tailor["properties"]["alias"] == ["Zhanerke Tolegenova"]
    assert kin["properties"]["relative"] == [f"ent-{COUSIN.id}"]
    assert kin["properties"]["person"] == [f"ent-{TAILOR.id}"]


def test_what_is_denied_says_so_wherever_it_stands() -> None:
    found = rows(format_named("ftm").write(order()))
    note = next(r for r in found if r["id"] == f"clm-{BEATEN.id}")
    event = next(r for r in found if r["id"] == note["properties"]["entity"][0])
    assert "denied" in note["properties"]["name"][0]
    assert event["properties"]["summary"][0].startswith("denied")


@pytest.mark.parametrize(
    ("edtf", "reduced"),
    [
        (None, []),
        ("2021", ["2021"]),
        ("2021-01~", ["2021-01"]),
        ("2020-23", ["2020-09-01", "2020-11-30"]),
        ("[..2021-01-21]", ["2021-01-21"]),
        ("2016/..", ["2016-01-01"]),
        ("XXXX-01-21", []),
    ],
)
def test_dates_are_reduced_to_what_ftm_takes(edtf: str | None, reduced: list[str]) -> None:
    assert prefixes(edtf) == reduced
