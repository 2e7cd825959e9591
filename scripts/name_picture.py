"""Draw how a comparison of two names is explained: `docs/explanation/img/names.svg`. All people invented.

    python scripts/name_picture.py

One panel a pair of names; one bar a reason, to the right where it speaks for one person and to the left where it
speaks against, in bits; below the bars their sum, with what is the case before a name is read, and the score.
"""

from __future__ import annotations

from html import escape
from pathlib import Path

from aigaq.names import compare
from aigaq.names.compare import Comparison

OUT = Path(__file__).resolve().parents[1] / "docs/explanation/img/names.svg"
PAIRS = (
    ("Tauekel Shalqar", "Тәуекел Шалқарұлы"),
    ("Tauekel Shalqar", "塔吾叶凯勒·沙勒哈尔"),
    ("تاۋەكەل شالقار", "Шалкаров Тауекел"),
    ("Tauekel Shalqaruly", "Tauekel Bitimgereiuly"),
)
WIDTH, LINE, MIDDLE, BIT = 980, 24, 640, 16
FOR, AGAINST, INK, PALE = "#2f6f4f", "#a33b2f", "#222222", "#777777"


def text(at: tuple[float, float], words: str, colour: str = INK, size: int = 14, anchor: str = "start") -> str:
    font = "font-family='Noto Sans, DejaVu Sans, Arial, sans-serif'"
    place = f"x='{at[0]:g}' y='{at[1]:g}' text-anchor='{anchor}'"
    return f"<text {place} font-size='{size}' {font} fill='{colour}'>{escape(words)}</text>"


def bar(y: float, weight: float) -> str:
    start, width = MIDDLE + min(0.0, weight) * BIT, abs(weight) * BIT
    colour = FOR if weight > 0 else AGAINST
    drawn = f"<rect x='{start:g}' y='{y - 13:g}' width='{width:g}' height='16' rx='2' fill='{colour}'/>"
    at, anchor = (MIDDLE + max(weight, 0.0) * BIT + 6, "start") if weight >= 0 else (start - 6, "end")
    return drawn + text((at, y), f"{weight:+.1f}", INK, 13, anchor)


def panel(top: float, left: str, right: str, found: Comparison) -> tuple[list[str], float]:
    lines = [text((20, top), f"\u2068{left}\u2069   ↔   \u2068{right}\u2069", INK, 17)]
    y = top + 30
    before = found.bits - sum(reason.weight for reason in found.reasons)
    rows = [*((reason.what, reason.weight) for reason in found.reasons), ("before any part is read", before)]
    for what, weight in rows:
        lines += [text((20, y), what, INK, 13), bar(y, round(weight, 1))]
        y += LINE
    lines.append(text((20, y + 4), f"together {found.bits:+.1f} bits: score {found.score:.2f}", PALE, 14))
    lines.append(f"<line x1='{MIDDLE}' x2='{MIDDLE}' y1='{top + 12:g}' y2='{y - 8:g}' stroke='{PALE}'/>")
    return lines, y + 50


def picture() -> str:
    body, y = [], 36.0
    for left, right in PAIRS:
        lines, y = panel(y, left, right, compare(left, right))
        body += lines
    note = "All people are invented. Bars: log-odds, base 2; to the right one person, to the left two."
    body.append(text((20, y - 6), note, PALE, 12))
    size = f"width='{WIDTH}' height='{y + 10:g}' viewBox='0 0 {WIDTH} {y + 10:g}'"
    background = f"<rect width='{WIDTH}' height='{y + 10:g}' fill='#ffffff'/>"
    return f"<svg xmlns='http://www.w3.org/2000/svg' {size}>\n{background}\n" + "\n".join(body) + "\n</svg>\n"


if __name__ == "__main__":
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(picture(), "utf-8")
