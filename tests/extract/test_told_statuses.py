"""Statuses that no event tells: by papers held, by callings, by states, and until when. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import extract
from aigaq.model.claim import Claim
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

ON = "2023-03-06"
BY_THEN = f"[..{ON}]"


def told(content: str) -> list[Claim]:
    description = Description(published=Found(ON, "byline"), language=Found("en", "detected"))
    found = extract(Text("e" * 64, "test", "1", f"{content} The harvest was poor."), description)
    return [claim for claim in found.claims if claim.kind == "status"]


def seen(content: str) -> set[tuple[str, str, str | None, str | None]]:
    return {
        (c.participants[0].name, c.type, c.when.edtf if c.when else None, c.until.edtf if c.until else None)
        for c in told(content)
    }


HELD = [
    ("Mikita Sauka lives in Vilnius on a humanitarian visa.", "leave_to_remain", BY_THEN, None),
    ("Mikita Sauka has lived in Vilnius on a residence permit since 2021.", "leave_to_remain", "2021", None),
    ("Mikita Sauka stays in Riga with a residence permit that runs until 2024.", "leave_to_remain", BY_THEN, "2024"),
    ("Mikita Sauka's humanitarian visa expires on 4 May 2024.", "leave_to_remain", BY_THEN, "2024-05-04"),
    ("Mikita Sauka's residence permit ran out in May 2022.", "leave_to_remain", "[..2022-05-31]", "2022-05"),
    ("Mikita Sauka, whose residence permit expired in May 2022, left.", "leave_to_remain", "[..2022-05-31]", "2022-05"),
    ("Oksana Rud is under temporary protection in Ireland.", "temporary_refugee", BY_THEN, None),
    ("Oksana Rud, a beneficiary of temporary protection, lives in Cork.", "temporary_refugee", BY_THEN, None),
    ("Hawa Idris enjoys international protection in Italy.", "asylum", BY_THEN, None),
    ("Hawa Idris is a refugee recognised by the agency.", "asylum", BY_THEN, None),
    ("Hawa Idris has lived in Kampala as a refugee since 2019.", "asylum", "2019", None),
    ("As an asylum seeker in Georgia, Hawa Idris may not work.", "asylum_seeker", BY_THEN, None),
    ("Jailed blogger Hawa Idris is on hunger strike.", "imprisoned", BY_THEN, None),
    ("Hawa Idris, a dual national, was not there.", "citizen", BY_THEN, None),
    ("Hawa Idris was held from 3 May to 10 June 2022.", "detained", "2022-05-03", "2022-06-10"),
    ("Hawa Idris has been under house arrest since May 2022.", "house_arrest", "2022-05", None),
    (
        "Hawa Idris has indefinite leave to remain in Britain, granted in April 2019.",
        "leave_to_remain",
        "2019-04",
        None,
    ),
    ("The ministry let Hawa Idris stay on humanitarian grounds in May 2021.", "leave_to_remain", "2021-05", None),
    (
        "Malta did not renew the residence permit of Hawa Idris in May 2021.",
        "leave_to_remain",
        "[..2021-05-31]",
        "2021-05",
    ),
    ("Chile took in Hawa Idris as a refugee in 2016.", "asylum", "2016", None),
    ("Hawa Idris was declared a refugee by Ireland in July 2022.", "asylum", "2022-07", None),
    ("Hawa Idris was recognised under the 1951 Convention in May 2021.", "asylum", "2021-05", None),
    ("Spain awarded Hawa Idris citizenship in May 2021.", "citizen", "2021-05", None),
    ("Hawa Idris died of cancer in Oslo in May 2021.", "deceased", "2021-05", None),
    ("Confined to her flat since May 2022, Hawa Idris may not telephone.", "house_arrest", "2022-05", None),
    ("Hawa Idris has run the paper from exile since May 2021.", "abroad", "2021-05", None),
    ("Hawa Idris reached Lesbos in a rubber boat on 4 May 2021.", "irregular_entrant", "2021-05-04", None),
    ("Hawa Idris was serving a three-year term when she fell ill in May 2021.", "imprisoned", "[..2021-05-31]", None),
]
NOBODY = [
    "Omar Tahir, a lawyer for asylum seekers, spoke on Friday.",
    "Omar Tahir heads the refugee agency in Tunis.",
    "Omar Tahir, the father of a recognised refugee, spoke on Friday.",
    "Omar Tahir needs a residence permit to work.",
    "Omar Tahir, a former political prisoner, spoke on Friday.",
    "Omar Tahir served ten years in parliament.",
    "Omar Tahir was questioned for an hour on Friday.",
    "Hopes for Omar Tahir nearly died on Friday.",
    "Omar Tahir found a recognised refugee a room.",
    "Omar Tahir has returned from exile.",
]


@pytest.mark.parametrize(("content", "status", "since", "until"), HELD)
def test_a_status_is_read_from_what_people_hold_and_are_called(
    content: str, status: str, since: str, until: str | None
) -> None:
    assert {(status, since, until)} <= {row[1:] for row in seen(content)}


@pytest.mark.parametrize("content", NOBODY)
def test_what_others_hold_or_may_need_gives_nobody_a_status(content: str) -> None:
    assert seen(content) == set()


def test_a_label_for_several_is_each_one_s() -> None:
    found = seen("Two asylum seekers, Elnur Mammadli and Rauf Aliyev, sleep in a park in Tbilisi.")
    assert {row[:2] for row in found} == {("Elnur Mammadli", "asylum_seeker"), ("Rauf Aliyev", "asylum_seeker")}


def test_whoever_was_deported_had_been_a_refugee() -> None:
    found = {row[1] for row in seen("Hawa Idris, a recognised refugee, was deported on 2 October 2022.")}
    assert found == {"asylum", "departed"}


def test_an_application_stays_a_step_before_its_refusal() -> None:
    found = seen("Hawa Idris applied for asylum on 3 May 2020. She was refused asylum on 9 June 2021.")
    assert {row[:3] for row in found} == {
        ("Hawa Idris", "asylum_applicant", "2020-05-03"),
        ("Hawa Idris", "asylum_denied", "2021-06-09"),
    }


def test_the_longest_label_says_what_somebody_is() -> None:
    assert {row[1] for row in seen("Hawa Idris is a rejected asylum seeker.")} == {"asylum_denied"}


def test_an_entry_is_a_step_before_the_application_that_followed() -> None:
    found = seen("Hawa Idris slipped across the border on 3 May 2020. She applied for asylum on 9 June 2020.")
    assert {row[1:3] for row in found} == {("irregular_entrant", "2020-05-03"), ("asylum_applicant", "2020-06-09")}


def test_a_verdict_told_in_passing_of_somebody_protected_since_stays_an_event() -> None:
    found = seen("Hawa Idris, who was convicted of unlawful entry in 2019, was granted asylum on 9 June 2020.")
    assert {row[1] for row in found} == {"asylum"}


def test_protection_given_in_the_same_breath_as_a_flight_long_past_has_no_day_of_the_story() -> None:
    found = seen("On 3 May 2022 Hawa Idris was beaten in Tunis. She had fled Sudan and was granted asylum in Tunisia.")
    assert {row[1:3] for row in found} == {("asylum", BY_THEN)}


def test_one_detention_told_twice_is_one() -> None:
    found = seen("Hawa Idris was arrested on 3 May 2022. She has been held in Tunis since 10 May 2022.")
    assert [row[1:3] for row in found] == [("detained", "2022-05-03")]
