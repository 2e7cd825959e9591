"""Dates against two yardsticks: TimeML files (TempEval-3) and the dates of gold events.

    python bench/eval/dates.py tml FOLDER [--misses]      # every *.tml: words found, values agreeing
    python bench/eval/dates.py events GOLD.json FOLDER    # when_of at the head of each gold event

TimeML values are turned into their first and last day; ours agree if they are the same (``value``) or if they meet
and are no longer than twice the gold span or a week (``agrees``, as the scorer of the gold events does it).
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import re
import sys
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

from aigaq.extract import dates, mentions, parse, speakers
from aigaq.extract.clauses import clause_head
from aigaq.extract.document import Document
from aigaq.lang.en import pipeline
from aigaq.model.edtf import parse as edtf
from aigaq.model.source import Description, Found
from aigaq.model.text import Text

DATES = ("DATE", "TIME")


def document(content: str, published: str | None, *, people: bool = False) -> Document:
    description = Description(published=Found(published, "user") if published else None)
    done = parse.parse(Text("0" * 64, "txt", "1", content), description, pipeline())
    if people:
        mentions.find(done)
    dates.find(done)
    if people:
        speakers.find(done)
    return done


def span_of(value: str) -> tuple[date, date] | None:
    """First and last day of a TIMEX3 value of a date; none for PAST_REF and the like."""
    value = value.split("T", maxsplit=1)[0]
    if week := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return (monday + timedelta(5 if week[3] else 0)), monday + timedelta(6)
    if quarter := re.fullmatch(r"(\d{4})-[QH](\d)", value):
        size = 3 if "Q" in value else 6
        last = edtf(f"{quarter[1]}-{int(quarter[2]) * size:02}").bounds.last
        return (date(int(quarter[1]), (int(quarter[2]) - 1) * size + 1, 1), last) if last else None
    value = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}.get(value[5:], value[5:]).join([value[:5], ""])
    value = re.sub(r"^(\d{3})$", r"\1X", re.sub(r"^(\d\d)$", r"\1XX", value))
    try:
        bounds = edtf(value).bounds
    except Exception:  # noqa: BLE001 a value of TimeML that is no date
        return None
    return (bounds.first, bounds.last) if bounds.first and bounds.last else None


def gold_times(path: Path) -> tuple[str, str | None, list[tuple[int, int, str, str]]]:
    root = ET.fromstring(path.read_text("utf-8"))
    created = next(
        (t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME"), None
    )
    published = re.match(r"\d{4}-\d\d-\d\d", created or "")
    content, times = "", []

    def walk(node: ET.Element) -> None:
        nonlocal content
        start = len(content)
        content += node.text or ""
        for child in node:
            walk(child)
            content += child.tail or ""
        if node.tag == "TIMEX3":
            times.append((start, len(content), node.get("type", ""), node.get("value", "")))

    body = root.find("TEXT")
    walk(body if body is not None else root)
    return content, published.group() if published else None, times


def score_tml(folder: Path, *, misses: bool) -> dict[str, float]:
    count: Counter[str] = Counter()
    for path in sorted(folder.glob("*.tml")):
        content, published, gold = gold_times(path)
        found = document(content, published).dates
        spans = [(*d.paragraph.span_of(d.tokens), d) for d in found]
        count["gold"] += len(gold)
        count["found"] += len(spans)
        used: set[int] = set()
        for start, end, kind, value in gold:
            hits = [(i, d) for i, (s, e, d) in enumerate(spans) if s < end and start < e]
            if not hits:
                count["missed"] += 1
                if misses:
                    print("missed", kind, value, repr(content[max(0, start - 30) : end + 10]))
                continue
            used.update(i for i, _ in hits)
            count["relaxed"] += 1
            count["strict"] += any(spans[i][:2] == (start, end) for i, _ in hits)
            if kind in DATES and (want := span_of(value)):
                count["dates"] += 1
                _value(count, [d for _, d in hits], want, (misses, content[start:end], value, published))
            if kind == "DURATION" and re.fullmatch(r"P(T?\d+[A-Z])+", value):
                count["durations"] += 1
                count["terms"] += any(d.term == value for _, d in hits)
        for i, (s, e, d) in enumerate(spans):
            if i not in used and misses:
                print("extra ", d.kind, repr(content[max(0, s - 30) : e + 10]))
        count["extra"] += len(spans) - len(used)
    return _figures(count)


def _value(count: Counter[str], hits: list, want: tuple[date, date], shown: tuple) -> None:
    whens = [d.when for d in hits if d.when]
    got = [(w.date.bounds.first, w.date.bounds.last) for w in whens]
    same = want in got
    agrees = any(
        a and b and a <= want[1] and want[0] <= b and b - a <= max(2 * (want[1] - want[0]), timedelta(7))
        for a, b in got
    )
    count["value"] += same
    count["agrees"] += agrees or same
    if shown[0] and not agrees:
        print("value ", repr(shown[1]), shown[2], [w.edtf for w in whens], shown[3])


def _figures(count: Counter[str]) -> dict[str, float]:
    right = count["found"] - count["extra"]
    precision, recall = right / max(1, count["found"]), count["relaxed"] / max(1, count["gold"])
    strict_p, strict_r = count["strict"] / max(1, count["found"]), count["strict"] / max(1, count["gold"])
    return {
        "gold": count["gold"],
        "found": count["found"],
        "relaxed_p": round(precision, 3),
        "relaxed_r": round(recall, 3),
        "relaxed_f1": round(2 * precision * recall / max(1e-9, precision + recall), 3),
        "strict_f1": round(2 * strict_p * strict_r / max(1e-9, strict_p + strict_r), 3),
        "value": round(count["value"] / max(1, count["dates"]), 3),
        "agrees": round(count["agrees"] / max(1, count["dates"]), 3),
        "terms": round(count["terms"] / max(1, count["durations"]), 3),
    }


def score_events(gold_path: Path, folder: Path, *, misses: bool) -> dict[str, float]:
    spec = importlib.util.spec_from_file_location("score", gold_path.parent / "score.py")
    assert spec is not None and spec.loader is not None  # noqa: PT018
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    count: Counter[str] = Counter()
    for told in json.loads(gold_path.read_text("utf-8"))["documents"]:
        content = (folder / told["file"]).read_text("utf-8")
        done = document(content, told["date_published"], people=True)
        for event in told["events"]:
            if event["type"] in scorer.SOFT or event.get("hard") or event["certainty"] == "hypothetical":
                continue
            when = _at(done, event)
            worded = bool(event.get("date_text")) or event.get("date_method", "").startswith("inherited")
            right = scorer.dates_agree(event["date"], when.edtf if when else None)
            count["events"] += 1
            count["right"] += right
            count["worded"] += worded
            count["worded_right"] += worded and right
            if misses and (worded or when) and not right:
                print(
                    told["file"][:3],
                    event["date"],
                    event.get("date_text"),
                    when and when.edtf,
                    repr(event["quote"][:90]),
                )
    return dict(count)


def _at(done: Document, event: dict) -> object:
    for paragraph in done.paragraphs:
        tokens = paragraph.tokens_in(event["start"], event["end"])
        if tokens is not None and paragraph.start <= event["start"] < paragraph.start + len(paragraph.doc.text):
            root = tokens.root
            if root.pos_ in ("ADP", "SCONJ"):
                root = next(iter(root.children), root)
            return dates.when_of(done, paragraph, root if root.pos_ == "NOUN" else clause_head(root))
    return None


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("what", choices=("tml", "events"))
    ap.add_argument("paths", nargs="+", type=Path)
    ap.add_argument("--misses", action="store_true")
    args = ap.parse_args()
    if args.what == "tml":
        figures = score_tml(args.paths[0], misses=args.misses)
    else:
        figures = score_events(args.paths[0], args.paths[1], misses=args.misses)
    json.dump(figures, sys.stdout)
    print()


if __name__ == "__main__":
    main()
