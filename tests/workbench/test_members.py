"""Members, roles, a second pair of eyes, and many at once. All people and reports are invented."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from aigaq.errors import BadValue, NeedsAnother, NotAllowed, NothingWaits, UnknownMember, WrongPassphrase
from aigaq.model.member import ROLES, Member
from aigaq.model.review import Decision, same_hand, standing, waiting
from aigaq.vault import verify
from aigaq.workbench import Asked, Workbench

PHRASE = "seven invented words for one small test"
ONE = "Police arrested the teacher Arman Sampleuly in Almaty in 2019. He was released on October 27, 2020.\n"
OTHER = "Arman Sampleuly was detained in Astana on 3 May 2020. Dina Testova was arrested on 4 May 2020.\n"


def hands(bench: Workbench, name: str) -> Workbench:
    """The same open vault in the hands of a member; a stranger has the role of whoever opened it."""
    role = next((m.role for m in bench.members() if same_hand(m.name) == same_hand(name)), bench.role)
    return bench.acting(name, role)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A vault with two reports and a member of each role."""
    where = tmp_path_factory.mktemp("members")
    (where / "one.txt").write_text(ONE, "utf-8")
    (where / "other.txt").write_text(OTHER, "utf-8")
    with Workbench.create(where / "v.aigaq", lambda: PHRASE, by="Rita Reader") as bench:
        bench.add([where / "one.txt", where / "other.txt"], workers=1)
        for role in ROLES:
            bench.add_member(f"The {role}", role, f"passphrase of the {role}")
    return where / "v.aigaq"


@pytest.fixture
def bench(home: Path) -> Iterator[Workbench]:
    """That vault, opened by its maker."""
    with Workbench.open(home, lambda: PHRASE) as opened:
        yield opened


def test_each_passphrase_tells_who_it_is_and_what_they_may_do(bench: Workbench) -> None:
    assert (bench.by, bench.role) == ("Rita Reader", "keeper")
    for role in ROLES:
        found = bench.who(f"passphrase of the {role}")
        assert (found.name, found.role) == (f"The {role}", role)
        assert hands(bench, found.name).role == role
    with pytest.raises(WrongPassphrase):
        bench.who("nobody's passphrase")
    assert list(Workbench.check(bench.folder, lambda: PHRASE)[0]) == []


def test_a_role_does_what_it_may_and_no_more(bench: Workbench, tmp_path: Path) -> None:
    claim = bench.material().claims[0].id
    reader, documenter, reviewer = (hands(bench, f"The {role}") for role in ROLES[:3])
    for weak in (reader, documenter):
        with pytest.raises(NotAllowed):
            weak.judge(claim, "accept")
        with pytest.raises(NotAllowed):
            weak.undo()
    with pytest.raises(NotAllowed):
        reader.edit_source("one.txt", {"title": "x"})
    with pytest.raises(NotAllowed):
        reviewer.export(Asked("json", "Arman Sampleuly"), tmp_path / "x", force=False)
    with pytest.raises(NotAllowed):
        reviewer.add_member("Somebody", "reader", "another passphrase")
    with pytest.raises(NotAllowed):
        reviewer.set_policy(["same"])
    assert reviewer.judge(claim, "accept").by == "The reviewer"
    assert reader.case("Arman Sampleuly").timeline


def test_members_cannot_be_doubled_and_the_last_keeper_stays(bench: Workbench) -> None:
    for name in ("", "  the  READER ", "x" * 100, "new\nline"):
        with pytest.raises(BadValue):
            bench.add_member(name, "reader", "a passphrase")
    with pytest.raises(BadValue):
        bench.add_member("Somebody New", "reader", "passphrase of the reader")
    with pytest.raises(BadValue):
        bench.add_member("Somebody New", "king", "a passphrase")  # type: ignore[arg-type]
    with pytest.raises(UnknownMember):
        bench.set_role("Nobody", "reader")
    bench.set_role("Rita Reader", "reviewer")
    with pytest.raises(BadValue):
        bench.set_role("The keeper", "reader")
    with pytest.raises(BadValue):
        bench.remove_member("The keeper")
    bench.set_role("Rita Reader", "keeper")
    bench.add_member("For A Day", "reader", "for a day")
    bench.remove_member("For A Day")
    with pytest.raises(WrongPassphrase):
        bench.who("for a day")


def test_a_decision_under_the_policy_waits_until_somebody_else_confirms_it(bench: Workbench) -> None:
    policy = bench.set_policy(["accept", "settle"])
    claim = bench.material().claims[-1].id
    first, second = hands(bench, "The reviewer"), hands(bench, "The keeper")
    taken = first.judge(claim, "reject")
    assert first.judge(claim, "reject") == taken
    assert bench.claim_state(claim).state == "rejected"
    taken = first.judge(claim, "accept")
    assert bench.claim_state(claim).state == "rejected"
    assert bench.waiting() == (taken,)
    with pytest.raises(NeedsAnother):
        first.confirm(taken.id)
    with pytest.raises(NeedsAnother):
        hands(bench, " the  REVIEWER").confirm(taken.id)
    with pytest.raises(NothingWaits):
        second.confirm("00000000")
    second.confirm(taken.id[:8])
    assert bench.claim_state(claim).state == "accepted"
    with pytest.raises(NothingWaits):
        second.confirm(taken.id)
    bench.undo()
    assert bench.waiting() == (taken,)
    first.undo(taken.id)
    assert bench.waiting() == ()
    bench.undo(policy.id)
    assert bench.policy() == ()


def test_what_stands_is_the_same_however_often_it_is_asked() -> None:
    decisions = [Decision("policy", (), "k", "1", value="same accept")]
    decisions += [Decision("accept", (f"c{n}",), f"p{n % 3}", f"2{n}") for n in range(6)]
    decisions += [Decision("confirm", (d.id,), f"p{n % 2}", f"3{n}") for n, d in enumerate(decisions[1:])]
    found = standing(tuple(decisions))
    assert standing(found) == found
    assert waiting(found) == ()
    assert len(waiting(tuple(decisions))) + sum(d.verdict == "accept" for d in found) == 6
    off = Decision("undo", (decisions[0].id,), "k", "9")
    assert waiting((*decisions, off)) == ()


def test_twenty_readers_and_five_deciders_lose_and_double_nothing(bench: Workbench) -> None:
    claims = [c.id for c in bench.material().claims]
    before = len(bench._store.decisions())
    deciders = [hands(bench, f"Decider {n}") for n in range(5)]

    def decide(n: int) -> list[str]:
        taken = [deciders[n].judge(claim, "accept", f"reason {n}").id for claim in claims]
        return taken + [deciders[n].judge(claim, "accept", f"reason {n}").id for claim in claims]

    def read(n: int) -> int:
        for _ in range(8):
            case = bench.case("Arman Sampleuly")
            assert bench.search("Almaty").passages
            assert bench.deadlines() == bench.deadlines()
        return len(case.timeline)

    with ThreadPoolExecutor(25) as pool:
        decided, seen = [pool.submit(decide, n) for n in range(5)], [pool.submit(read, n) for n in range(20)]
        made = [set(future.result()) for future in decided]
        assert len({future.result() for future in seen}) == 1
    assert all(len(ids) == len(claims) for ids in made)
    taken = bench._store.decisions()[before:]
    assert sorted(d.id for d in taken) == sorted(id_ for ids in made for id_ in ids)
    verify(bench.log())
    assert {bench.claim_state(claim).state for claim in claims} == {"accepted"}


def test_a_slot_of_an_old_vault_is_a_keepers(home: Path) -> None:
    with Workbench.open(home, lambda: PHRASE, by="Somebody Else") as opened:
        slot = opened.add_key("an old passphrase", "old laptop")
    with Workbench.open(home, lambda: "an old passphrase") as opened:
        assert (opened.by, opened.role) == ("old laptop", "keeper")
        assert Member(slot, "old laptop", "keeper") in opened.members()
