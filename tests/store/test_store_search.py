"""Search finds words of any script and gives their passages. All people and texts are invented."""

from __future__ import annotations

import pytest

from aigaq.model.source import Reading, Source
from aigaq.model.text import Text
from aigaq.store import Hit, Store
from aigaq.store.words import fold, words
from tests.store.invented_vault import NOW, Built

TEXTS = {
    "en": "Orzala Wendt was detained near Zzyzxgrad.\n\nHer brother, Bogus Dummiev, was not. Café Élan closed.",
    "kk": "Ешкім Болмаған Қиялқала қаласында ұсталды. Оның ағасы Болмаған жоқ.",
    "ru": "Тимура Подставного задержали в Выдумске. Ещё один задержанный — его брат.",
    "zh": "某某在虚构市被拘留。他的律师无名说：某人不在。",
    "ar": "اعتُقل فلان الفلاني في مدينة خيالية.",
    "th": "นายสมมุติถูกจับกุมที่เมืองจินตนาการ",
    "odd": 'He said "a OR b" NOT (near*) ^x col:y -- it\'s 100% "',
}


@pytest.fixture
def store(empty: Built) -> Store:
    """A store with one text a script."""
    opened = Store.open(empty.folder, empty.keys)
    for name, content in TEXTS.items():
        data = content.encode()
        given = Source.of(data, name=name, media_type="text/plain", received=NOW, origin=name)
        with opened.writing() as w:
            w.put_source(given, data)
            w.put_reading(Reading(given.id, Text(given.id, "plain", "1", content)))
            w.log(NOW, "tester", "add", [given.id])
    return opened


def named(store: Store, hits: list[Hit]) -> list[str]:
    return [store.sources()[hit.source].name for hit in hits]


@pytest.mark.parametrize(
    ("query", "where", "shown"),
    [
        ("wendt", "en", "Wendt"),
        ("DETAIN", "en", "detained"),
        ("cafe elan", "en", "Café Élan"),
        ("задерж выдумск", "ru", "задержали в Выдумске"),
        ("еще", "ru", "Ещё"),
        ("қиялқала", "kk", "Қиялқала"),
        ("虚构", "zh", "虚构"),
        ("某", "zh", "某某"),
        ("律师 拘留", "zh", "拘留。他的律师"),
        ("اعتقل", "ar", "اعتُقل"),
        ("จับกุม", "th", "จับกุม"),
        ('"orzala wendt"', "en", "Orzala Wendt"),
        ("“Bogus Dummiev”", "en", "Bogus Dummiev"),
        ("near*", "odd", "near"),
    ],
)
def test_words_of_any_script_are_found_with_their_span(store: Store, query: str, where: str, shown: str) -> None:
    hits = [hit for hit in store.search(query) if named(store, [hit]) == [where]]
    assert any(shown in TEXTS[where][hit.start : hit.end] for hit in hits)
    assert all(TEXTS[where][hit.start : hit.end] in " ".join(hit.snippet.split()) for hit in hits)
    assert all(hit.start <= first < last <= hit.end for hit in hits for first, last in hit.marks)
    store.close()


@pytest.mark.parametrize(
    "query", ["虚市", '"wendt orzala"', "wendt подставн", "构", "nowhere", "", "  ", '"', "*", "()"]
)
def test_what_does_not_stand_there_is_not_found(store: Store, query: str) -> None:
    expected = ["zh"] if query == "构" else []
    assert named(store, store.search(query)) == expected
    store.close()


@pytest.mark.parametrize(
    "query", ['a" OR "b', "col:y", "NOT", "x NEAR/2 y", "^x", "\x00", "100%", "-", "{}", "a" * 5000, "b " * 5000]
)
def test_no_query_is_read_as_a_command(store: Store, query: str) -> None:
    assert set(named(store, store.search(query))) <= {"odd", "en"}
    store.close()


def test_the_limit_is_kept_and_several_passages_of_one_text_are_shown(empty: Built) -> None:
    content = ("filler " * 100 + "Zzyzxgrad. ") * 5
    given = Source.of(content.encode(), name="long", media_type="text/plain", received=NOW, origin="long")
    with Store.open(empty.folder, empty.keys) as opened:
        with opened.writing() as w:
            w.put_source(given, content.encode())
            w.put_reading(Reading(given.id, Text(given.id, "plain", "1", content)))
            w.log(NOW, "tester", "add", [given.id])
        assert [len(opened.search("zzyzxgrad", limit)) for limit in (0, 1, 2, 20)] == [0, 1, 2, 3]


def test_a_replaced_reading_is_found_by_its_new_words_only(store: Store) -> None:
    source = next(s for s in store.sources().values() if s.name == "en")
    with store.writing() as w:
        w.put_reading(Reading(source.id, Text(source.id, "plain", "2", "Something else.")))
        w.log(NOW, "tester", "read", [source.id])
    assert (len(store.search("wendt")), len(store.search("something"))) == (0, 1)
    with store.writing() as w:
        w.put_reading(Reading(source.id, None))
        w.log(NOW, "tester", "read", [source.id])
    assert store.search("something") == []
    store.close()


def test_words_are_cut_by_script_and_folded() -> None:
    cut = [(word.folded, word.joined) for word in words("Ағай-ҒОЙ 北京 naïve_x ２０")]
    latin = [("naive", False), ("x", False), ("20", False)]
    assert cut == [("ағаи", False), ("ғои", False), ("北", False), ("京", True), *latin]
    assert (fold("ÉLAN"), fold("ß"), fold("Й")) == ("elan", "ss", "и")
