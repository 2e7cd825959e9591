"""Terms, clocks and versions of an invented jurisdiction and of Kazakhstan's pack. All people are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aigaq.errors import BadDataFile
from aigaq.law import Background, deadlines, pack, packs, rules, term_end
from aigaq.law.read import FILES, read
from aigaq.model.edtf import Bounds, parse

KZ = pack("KZ")
assert KZ is not None
HOME = Path(__file__).resolve().parents[2] / "src" / "aigaq" / "law" / "kz"


def copy(to: Path, **changed: tuple[str, str]) -> Path:
    """Copy a pack, with one string replaced in some files (given without suffix)."""
    for name in FILES:
        text = (HOME / name).read_text("utf-8")
        old, new = changed.get(name.removesuffix(".toml"), ("", ""))
        assert old in text
        (to / name).write_text(text.replace(old, new, 1) if old else text, "utf-8")
    return to


def test_a_country_without_a_pack_has_no_law() -> None:
    assert "KZ" in packs()
    assert pack("ZZ") is None
    assert pack("..") is None
    assert pack("") is None


def test_a_code_may_be_written_small() -> None:
    assert pack("kz") is not None


def test_a_status_without_a_term_does_not_end_by_itself() -> None:
    assert term_end(KZ, "asylum_denied", parse("2018-10")) is None
    assert term_end(KZ, "deceased", parse("2018-10")) is None


def test_an_approximate_grant_gives_a_span_of_ends() -> None:
    assert str(term_end(KZ, "temporary_refugee", parse("2020-10-16~"))) == "[2021-10-09..2021-10-23]"


def test_a_beginning_of_which_nothing_is_known_gives_no_end_and_no_deadline() -> None:
    assert term_end(KZ, "temporary_refugee", parse("XXXX-10-16")) is None
    assert deadlines(KZ, "temporary_refugee", parse("XXXX-10-16")) == ()


def test_the_earliest_day_of_an_uncertain_deadline_is_the_one_that_warns() -> None:
    found = deadlines(KZ, "temporary_refugee", parse("2020-10"))
    assert [(d.clock, d.earliest, d.latest) for d in found] == [
        ("extension_application", "2021-09-01", "2021-09-30"),
        ("refugee_term", "2021-10-01", "2021-10-31"),
    ]


def test_a_rule_from_memory_is_marked_and_a_rule_from_a_page_is_not() -> None:
    found = {d.clock: d.rule.verified for d in deadlines(KZ, "temporary_refugee", parse("2020-10-16"))}
    assert found == {"extension_application": False, "refugee_term": True}


def test_who_decides_is_a_rule_of_the_day_it_was_decided() -> None:
    assert rules(KZ, "temporary_refugee", parse("2020-10-16"))[-1].id == "authority-2010"
    assert rules(KZ, "temporary_refugee", parse("2023-10-16"))[-1].id == "authority-2022"


def test_certificates_are_counted_from_the_first_so_that_short_months_do_not_shift_them() -> None:
    found = [d.earliest for d in deadlines(KZ, "asylum_seeker", parse("2020-08-31")) if d.clock == "certificate"]
    assert found == ["2020-11-30", "2021-02-28", "2021-05-31", "2021-08-31", "2021-11-30", "2022-02-28"]


def test_certificates_end_with_the_status() -> None:
    found = deadlines(KZ, "asylum_seeker", parse("2019-10-29"), Background(person="p", until=date(2020, 5, 1)))
    assert [d.earliest for d in found if d.clock == "certificate"] == ["2020-01-29", "2020-04-29"]


def test_what_met_a_clock_in_time_takes_its_deadline_away_and_what_came_too_late_does_not() -> None:
    in_time = {"temporary_refugee": Bounds(date(2020, 1, 10), date(2020, 1, 10))}
    too_late = {"temporary_refugee": Bounds(date(2020, 10, 16), date(2020, 10, 16))}
    met = deadlines(KZ, "asylum_seeker", parse("2019-10-29"), Background(person="p", already=in_time))
    missed = deadlines(KZ, "asylum_seeker", parse("2019-10-29"), Background(person="p", already=too_late))
    assert "decide" not in {d.clock for d in met}
    assert "decide" in {d.clock for d in missed}


def test_a_criminal_case_may_hold_up_the_decision_and_the_deadline_says_so() -> None:
    came = {"defendant": Bounds(date(2019, 12, 1), date(2019, 12, 1))}
    found = {
        d.clock: d for d in deadlines(KZ, "asylum_seeker", parse("2019-10-29"), Background(person="p", already=came))
    }
    assert "held up by another procedure (defendant)" in found["decide"].consequence
    assert "held up" not in found["fingerprints"].consequence


def test_a_refusal_starts_the_clock_of_the_appeal() -> None:
    found = deadlines(KZ, "asylum_denied", parse("2023-03-01"))
    assert [(d.clock, d.earliest, d.rule.verified) for d in found] == [("appeal_admin", "2023-06-01", False)]


def test_a_step_may_lead_over_others() -> None:
    assert KZ.follows("irregular_entrant", "temporary_refugee")
    assert not KZ.follows("temporary_refugee", "asylum_seeker")
    assert not KZ.follows("deceased", "citizen")


@given(st.dates(date(2010, 1, 1), date(2100, 1, 1)), st.dates(date(2010, 1, 1), date(2100, 1, 1)))
def test_a_wider_beginning_never_gives_a_narrower_deadline(one: date, other: date) -> None:
    exact = deadlines(KZ, "temporary_refugee", parse(max(one, other).isoformat()))
    wide = deadlines(KZ, "temporary_refugee", parse(f"[{min(one, other)}..{max(one, other)}]"))
    for narrow, broad in zip(exact, wide, strict=True):
        assert broad.earliest <= narrow.earliest <= narrow.latest <= broad.latest


@pytest.mark.parametrize(
    ("changed", "file", "words"),
    [
        ({"clocks": ('length = "P1D"', 'length = "one day"')}, "clocks.toml", "length"),
        ({"clocks": ('rule = "apply-irregular"', 'rule = "nowhere"')}, "clocks.toml", "nowhere"),
        ({"clocks": ('"asylum_applicant"', '"astronaut"')}, "clocks.toml", "astronaut"),
        ({"clocks": ('length = "P1D"\n', "")}, "clocks.toml", "length"),
        ({"clocks": ('length = "P1D"', "length = 1")}, "clocks.toml", "apply_irregular"),
        ({"clocks": ('id = "apply_regular"', 'id = "apply_irregular"')}, "clocks.toml", "twice"),
        ({"statuses": ('id = "irregular_entrant"', 'id = "martian"')}, "statuses.toml", "martian"),
        ({"statuses": ('stay = "none"', 'stay = "none"\ncolour = "red"')}, "statuses.toml", "colour"),
        ({"statuses": ('renewal = "while_pending"', 'renewal = "sometimes"')}, "statuses.toml", "asylum_seeker"),
        ({"rules": ("\nverified = true", '\nverified = "yes"')}, "rules.toml", "authority-2010"),
        ({"transitions": ('trigger = "asylum_application"', 'trigger = "magic"')}, "transitions.toml", "magic"),
        ({"pack": ("since = 2022-04-23", "since = 2022-05-23")}, "pack.toml", "kz-2022"),
        ({"pack": ('code = "KZ"\n', "")}, "pack.toml", "code"),
        ({"pack": ("[[version]]", "[[version")}, "pack.toml", "line"),
    ],
)
def test_a_pack_that_does_not_hold_together_is_refused_with_file_and_field(
    tmp_path: Path, changed: dict[str, tuple[str, str]], file: str, words: str
) -> None:
    with pytest.raises(BadDataFile) as caught:
        read(copy(tmp_path, **changed), "law/kz")
    assert f"law/kz/{file}" in caught.value.message
    assert words in caught.value.message


def test_a_pack_with_a_file_missing_is_refused(tmp_path: Path) -> None:
    (copy(tmp_path) / "rules.toml").unlink()
    with pytest.raises(BadDataFile, match=r"rules\.toml"):
        read(tmp_path, "law/kz")


def test_a_pack_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (copy(tmp_path) / "rules.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadDataFile, match=r"rules\.toml"):
        read(tmp_path, "law/kz")


def test_a_new_jurisdiction_is_a_folder(tmp_path: Path) -> None:
    made = read(copy(tmp_path, pack=('code = "KZ"', 'code = "QQ"')), "law/qq")
    assert made.code == "QQ"
