"""What the store keeps and gives back. All people in these tests are invented."""

from __future__ import annotations

from aigaq.store import Counts, Store, check
from aigaq.vault import verify
from tests.store.invented_vault import Built, decision, extraction, reading, report, source


def opened(built: Built) -> Store:
    return Store.open(built.folder, built.keys)


def test_everything_written_is_given_back_as_it_was(full: Built) -> None:
    with opened(full) as store:
        assert store.counts() == Counts(12, 10, 1, 1, 11, 11, 1, 36)
        assert sorted(store.sources()) == sorted(source(n).id for n in range(12))
        assert list(store.sources()) == sorted(store.sources())
        assert store.sources()[source(5).id].description == reading(5).description
        assert {store.original(source(n).id) for n in range(12)} == {report(n) for n in range(12)}
        assert [store.reading(source(n).id) for n in range(12)] == [reading(n) for n in range(12)]
        wanted = {n: extraction(text, n) for n in range(12) if (text := reading(n).text)}
        assert sorted(c.id for c in store.claims()) == sorted(c.id for e in wanted.values() for c in e.claims)
        assert store.claims(source(7).id) == wanted[7].claims
        assert store.mentions(source(7).id) == wanted[7].mentions
        assert set(store.mentions()) == {m for e in wanted.values() for m in e.mentions}
        assert store.texts()[source(4).id] == reading(4).text
        assert store.decisions() == (decision(1),)
        assert store.extractor_of(source(4).id) == "invented 1"
        assert store.extractor_of(source(3).id) is None
        assert verify(store.log()) == store.log()[-1].hash
    assert list(check(full.folder, full.keys)) == []
    assert sorted(path.name for path in full.folder.iterdir()) == ["database.sqlite", "header.json", "originals"]
