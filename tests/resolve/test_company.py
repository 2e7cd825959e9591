"""Others named in the same report: whom everybody names is no company. All people are invented."""

from __future__ import annotations

from aigaq.model.mention import Mention
from aigaq.resolve import EMPTY, extend, resolve
from aigaq.resolve.company import LEAST
from tests.resolve.made_people import report

FAMOUS, OBSCURE = "Zhumakeldi Orynqulov", "Zhaqsyberdi Tolqynov"


def pair(companion: str) -> list[Mention]:
    """Write two reports on somebody of a common name, which both name the companion."""
    return [m for n in range(2) for m in report(f"{n} of {companion}", ["Serik Murat", companion])[0]]


def famous(times: int) -> list[Mention]:
    """Write so many reports that name one man, each with somebody else."""
    others = ["Aidos", "Bolat", "Erlan", "Galym", "Kanat", "Medet", "Nurlan", "Samat", "Talgat", "Turar"]
    return [m for n in range(times) for m in report(f"on {n}", [FAMOUS, f"{others[n]} Zheksen{'q' * n}an"])[0]]


def joined(mentions: list[Mention], others: list[Mention]) -> bool:
    """Say whether the two of the common name are taken for one."""
    found = resolve([*mentions, *others], (), ()).entity_of
    return found[mentions[0].referent.id] == found[mentions[2].referent.id]


def test_a_companion_whom_few_reports_name_joins_two_of_one_common_name() -> None:
    assert joined(pair(OBSCURE), famous(LEAST))
    assert joined(pair(FAMOUS), [])


def test_a_companion_whom_many_reports_name_joins_nobody() -> None:
    assert not joined(pair(FAMOUS), famous(LEAST))


def test_who_becomes_known_to_everybody_is_compared_anew_and_again_when_the_reports_are_gone() -> None:
    mentions, others = pair(FAMOUS), famous(LEAST)
    before = extend(EMPTY, mentions)
    after = extend(before, others)
    assert after.resolution == resolve([*mentions, *others], (), ())
    back = extend(after, gone={m.referent.source for m in others})
    assert back.resolution == before.resolution == resolve(mentions, (), ())
