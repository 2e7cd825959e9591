"""Invented reports, readings and extractions. All people, places and outlets in them are invented."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from attrs import frozen

from aigaq.model.claim import Claim, Extraction, Extractor, Participant, Speaker, When
from aigaq.model.mention import Mention, Referent
from aigaq.model.review import Decision
from aigaq.model.source import Description, Found, Problem, Reading, Source
from aigaq.model.text import Locator, Text
from aigaq.store import Store, Writer
from aigaq.vault import Keys


@frozen
class Built:
    """A vault's folder and its keys."""

    folder: Path
    keys: Keys


PASSPHRASE = "Correct-Pferd-Батарея-скоба"
NOW = "2026-01-02T03:04:05Z"
NAMES = ("Orzala Wendt", "Тимур Подставной", "Bogus Dummiev", "Ешкім Болмаған", "无名 某某")
MARKERS = ("Wendt", "Подставной", "Dummiev", "Болмаған", "某某", "Zzyzxgrad", "Wachtmeister", "Quxpost", PASSPHRASE)


def report(n: int) -> bytes:
    """The bytes of one invented report."""
    name = NAMES[n % len(NAMES)]
    body = f"{name} was detained in Zzyzxgrad on {n % 28 + 1} May 2019, the Quxpost reported.\n\nReport number {n}.\n"
    return (body + "The hearing was put off once more. " * (20 * n)).encode()


def source(n: int, data: bytes | None = None) -> Source:
    """What is known of one invented report."""
    given = report(n) if data is None else data
    return Source.of(given, name=f"{n}-Quxpost.txt", media_type="text/plain", received=NOW, origin=f"{n}-Quxpost.txt")


def reading(n: int, version: str = "1") -> Reading:
    """What a reader makes of one invented report: the third is read in part, the fourth refused."""
    if n == 3:
        return Reading(source(n).sha256, None, problems=(Problem("E410", "The file holds no text.", "Scan it."),))
    content = report(n).decode()
    text = Text(source(n).sha256, "plain", version, content, (Locator(0, len(content), "page", "1"),))
    problems = (Problem("E404", "The file breaks off.", "Fetch it again."),) if n == 2 else ()
    described = Description(title=Found("Detained", "heading"), published=Found("2019-05-20", "byline", 3, 9))
    return Reading(source(n).sha256, text, described, problems)


def extraction(text: Text, n: int) -> Extraction:
    """What an extractor finds in one invented report."""
    name = NAMES[n % len(NAMES)]
    passage = text.passage(0, len(name))
    mention = Mention(passage, "person", Referent(text.source, "person", name))
    claim = Claim(
        text.passage(0, text.content.index(",")),
        "event",
        "detention",
        (Participant("subject", name, mention.referent.id),),
        Extractor("invented", "1", "test"),
        when=When(f"2019-05-{n % 28 + 1:02}", f"{n % 28 + 1} May 2019"),
        place="Zzyzxgrad",
        speakers=(Speaker("Quxpost"),),
        also=(text.passage(len(name) + 1, len(name) + 13),),
    )
    return Extraction(text.id, "invented 1", (mention,), (claim,))


def add(w: Writer, n: int) -> None:
    """Add one invented report as the workbench would, in one transaction."""
    known = source(n)
    if w.put_source(known, report(n)) == "present":
        return
    w.log(NOW, "tester", "add", [known.id], {"n": n})
    read = reading(n)
    w.put_reading(read)
    w.log(NOW, "tester", "read", [known.id])
    if read.text:
        w.put_extraction(extraction(read.text, n))
        w.log(NOW, "tester", "extract", [known.id])


def decision(n: int) -> Decision:
    """An invented decision."""
    return Decision("same", (f"{n:032x}", f"{n + 1:032x}"), "Wachtmeister", NOW, "Wendt is Wendt")


def fill(store: Store, count: int) -> None:
    """Add invented reports and one decision."""
    for n in range(count):
        with store.writing() as w:
            add(w, n)
    with store.writing() as w:
        w.put_decision(decision(1))
        w.log(NOW, "Wachtmeister", "decide", [decision(1).id])


def assert_no_plain_text(folder: Path) -> None:
    """No marker, in any usual encoding, stands in any file of a vault; nor is a file named by a bare hash."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    for path in files:
        data = path.read_bytes()
        for marker in MARKERS:
            forms = {unicodedata.normalize(form, marker) for form in ("NFC", "NFD")}
            told = [f for f in forms for code in ("utf-8", "utf-16-le") if f.encode(code) in data]
            assert not told, f"{path.name} holds a marker"
    hashes = {source(n).sha256[:16] for n in range(28)}
    assert not [path for path in files if any(known in path.name for known in hashes)]
