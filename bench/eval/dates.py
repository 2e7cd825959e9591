"""Words that say when, against TimeML annotation (TempEval-3), and a peer on the same texts in one run.

    python -m bench.eval.dates [FOLDER] [--misses]

Figures as TempEval-3 gives them: an expression is found strictly if its characters are the annotation's, relaxed if
they overlap; its value counts if it is found, relaxed, and the value is the annotation's, letter for letter. The
platinum texts of TempEval-3 are frozen: figures only. Misses are looked at on TimeBank and AQUAINT (``TBAQ-cleaned``).
The peer is duckling (rules, Facebook; `pyduckling-native-phihos`), its readings turned to TIMEX3 in `peer`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from attrs import frozen

from aigaq.extract import dates, parse
from aigaq.extract.document import Document
from aigaq.lang.en import pipeline
from aigaq.model.source import Description, Found
from aigaq.model.text import Text
from bench.eval.figures import Figure, digest
from bench.eval.timex import LEADING, Timex, timexes

Reader = Callable[[str, "str | None"], list[Timex]]
ASKED = {"strict": 0.90, "relaxed": 0.95, "value": 0.84}
PUBLISHED = "value: HeidelTime 0.776, UWTime 0.824 (as published)"


@frozen
class Score:
    """How many expressions a reader gave, and how many of the annotation's it found."""

    gold: int
    given: int
    relaxed: int
    strict: int
    value: int

    def of(self, level: str) -> tuple[float, float, float]:
        """Give precision, recall and F1 of a level."""
        right: int = getattr(self, level)
        return right / max(1, self.given), right / max(1, self.gold), 2 * right / max(1, self.given + self.gold)


def figures(shared: Path) -> Iterator[Figure]:
    """Give the rows of the table of accuracy: strict, relaxed and value, ours with the peer beside it."""
    folder = shared / "data" / "dates" / "te3-platinum"
    files = sorted(folder.glob("*.tml"))
    ours, other = score(files, read), score(files, peer())
    for level, asked in ASKED.items():
        precision, recall, f1 = ours.of(level)
        beside = f"{other.of(level)[2]:.3f} duckling"
        yield Figure("dates", level, "TempEval-3 platinum", precision, recall, f1, digest(files), beside, asked)


def document(content: str, published: str | None) -> Document:
    """Parse a text and find its dates."""
    description = Description(published=Found(published, "user") if published else None)
    done = parse.parse(Text("0" * 64, "txt", "1", content), description, pipeline())
    dates.find(done)
    return done


def read(content: str, published: str | None) -> list[Timex]:
    """Give our expressions of a text as TIMEX3s."""
    return timexes(document(content, published).dates, published)


def gold_times(path: Path) -> tuple[str, str | None, list[Timex]]:
    """Give the text of a TimeML file, its day of creation and its annotated expressions."""
    root = ET.fromstring(path.read_text("utf-8"))
    created = next(
        (t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), None
    )
    published = re.match(r"\d{4}-\d\d-\d\d", created or "")
    pieces: list[str] = []
    times: list[Timex] = []
    body = root.find("TEXT")
    _walk(root if body is None else body, pieces, times)
    return "".join(pieces), published.group() if published else None, times


def _walk(node: ET.Element, pieces: list[str], times: list[Timex]) -> None:
    start = sum(map(len, pieces))
    pieces.append(node.text or "")
    for child in node:
        _walk(child, pieces, times)
        pieces.append(child.tail or "")
    if node.tag == "TIMEX3":
        times.append(Timex(start, sum(map(len, pieces)), node.get("type", ""), node.get("value", "")))


def score(files: list[Path], reader: Reader, *, misses: bool = False) -> Score:
    """Score a reader on TimeML files."""
    total = [0] * 5
    for path in files:
        content, published, gold = gold_times(path)
        given = reader(content, published)
        pairs = list(_paired(gold, given))
        counts = (
            len(gold),
            len(given),
            len(pairs),
            sum((g.start, g.end) == (t.start, t.end) for g, t in pairs),
            sum(g.value == t.value for g, t in pairs),
        )
        total = [a + b for a, b in zip(total, counts, strict=True)]
        if misses:
            _show(content, gold, given, pairs)
    return Score(*total)


def _paired(gold: list[Timex], given: list[Timex]) -> Iterator[tuple[Timex, Timex]]:
    """Pair each annotated expression with one of ours that overlaps it, the same characters first."""
    free = list(given)
    for one in gold:
        over = [t for t in free if t.start < one.end and one.start < t.end]
        if over:
            best = min(over, key=lambda t: (t.start, t.end) != (one.start, one.end))
            free.remove(best)
            yield one, best


def _show(content: str, gold: list[Timex], given: list[Timex], pairs: list[tuple[Timex, Timex]]) -> None:
    for one in gold:
        other = next((t for g, t in pairs if g is one), None)
        if other is None:
            print("missed", one.type, one.value, repr(content[max(0, one.start - 30) : one.end + 10]))
        elif other != one:
            words = [repr(content[t.start : t.end]) for t in (one, other)]
            print("other ", words[0], one.value, words[1], other.value)
    for extra in given:
        if not any(t is extra for _, t in pairs):
            print("extra ", extra.type, repr(content[max(0, extra.start - 30) : extra.end + 10]))


# ------------------------------------------------------------------ the peer


def peer() -> Reader:
    """Give duckling as a reader: the longest reading that starts first; bare days go to the past, as in news."""
    import duckling

    zones = duckling.load_time_zones("/usr/share/zoneinfo")
    locale = duckling.parse_locale("EN_US", duckling.default_locale_lang(duckling.parse_lang("EN")))
    kinds = duckling.parse_dimensions(["time", "duration"])

    def reader(content: str, published: str | None) -> list[Timex]:
        from datetime import UTC, datetime

        now = datetime.fromisoformat(f"{published or '2000-01-01'}T12:00:00").replace(tzinfo=UTC)
        at = duckling.parse_ref_time(zones, "UTC", int(now.timestamp()))
        found = duckling.parse(content, duckling.Context(at, locale), kinds, False)  # noqa: FBT003
        return list(_plain(sorted(found, key=lambda f: (f["start"], -f["end"])), now.date().isoformat()))

    return reader


def _plain(found: list[dict[str, object]], published: str) -> Iterator[Timex]:
    reached = 0
    for one in found:
        start, end, body = int(str(one["start"])), int(str(one["end"])), str(one["body"])
        if start < reached:
            continue
        reached = end
        lead = LEADING.match(body)
        kind = "DURATION" if one["dim"] == "duration" else "DATE"
        value = one["value"]
        assert isinstance(value, dict)
        yield Timex(start + (len(lead.group()) if lead else 0), end, kind, _value(kind, value, body.lower(), published))


def _value(kind: str, value: dict[str, object], body: str, published: str) -> str:
    if kind == "DURATION":
        unit = str(value.get("unit", ""))
        return f"P{'T' if unit in ('hour', 'minute', 'second') else ''}{value.get('value')}{unit[:1].upper()}"
    first = value.get("from", value)
    assert isinstance(first, dict)
    day, grain = str(first.get("value", ""))[:16], str(first.get("grain", ""))
    if body == "now":
        return "PRESENT_REF"
    if grain in ("day", "month") and day[:10] > published and not re.search(r"\d{4}|next|tomorrow|coming", body):
        day = _year_back(day) if grain == "month" or re.search(r"\d", body) else _week_back(day)
    return _cut(day, grain)


def _cut(day: str, grain: str) -> str:
    from datetime import date

    if grain == "week":
        week = date.fromisoformat(day[:10]).isocalendar()
        return f"{week[0]}-W{week[1]:02}"
    if grain == "quarter":
        return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"
    return {"year": day[:4], "month": day[:7], "day": day[:10]}.get(grain, day)


def _year_back(day: str) -> str:
    return f"{int(day[:4]) - 1}{day[4:]}"


def _week_back(day: str) -> str:
    from datetime import date, timedelta

    return (date.fromisoformat(day[:10]) - timedelta(7)).isoformat()


def main() -> int:
    """Print the figures of a folder of TimeML files, ours and the peer's."""
    shared = Path(__file__).resolve().parents[2].parent / "shared"
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folder", nargs="?", type=Path, default=shared / "data" / "dates" / "te3-platinum")
    ap.add_argument("--misses", action="store_true")
    args = ap.parse_args()
    files = sorted(args.folder.rglob("*.tml"))
    if args.misses and "platinum" in str(args.folder):
        print("The platinum texts are frozen: figures only.", file=sys.stderr)
        return 2
    for name, reader in (("aigaq", read), ("duckling", peer())):
        found = score(files, reader, misses=args.misses and reader is read)
        print(name, json.dumps({level: [round(x, 3) for x in found.of(level)] for level in ASKED}))
    print(PUBLISHED)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
