"""What the pages say, and what is not translated yet: `python scripts/messages.py [page]`.

It reads the English messages from the templates and the code, and compares them with src/aigaq/locale/*/*.po.
With a name (`people`), it prints entries to paste into locale/<language>/people.po for what is missing.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).resolve().parents[1] / "src" / "aigaq"
SHOWN = ("web", "i18n")
"""Rooms whose messages are translated."""
KEYWORDS: dict[str, tuple[object, ...] | None] = {
    "_": None,
    "N_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
LANGUAGES = ("kk", "ru")
PLURALS = {"kk": 2, "ru": 3}


class Message(NamedTuple):
    """A message of the pages."""

    context: str | None
    one: str
    many: str | None = None


@cache
def messages() -> dict[Message, list[str]]:
    """Give every message with the places where it is said, sorted."""
    found: dict[Message, list[str]] = {}
    methods = [("**/templates/**.j2", "jinja2"), ("**.py", "python")]
    options = {"**/templates/**.j2": {"trimmed": "true", "silent": "false"}}
    for room in SHOWN:
        for name, line, text, _, context in extract_from_dir(ROOT / room, methods, options, KEYWORDS):
            if "node_modules" in name or not text:
                continue
            one, many = (text[0], text[1]) if isinstance(text, tuple) else (text, None)
            found.setdefault(Message(context, one, many), []).append(f"{room}/{name}:{line}")
    return dict(sorted(found.items(), key=lambda pair: (pair[0].one, pair[0].context or "")))


def stub(message: Message, language: str, places: list[str]) -> str:
    """Give an entry of a catalogue for a message that is to be translated."""
    lines = [f"#: {' '.join(places[:2])}"]
    if message.context:
        lines.append(f"msgctxt {quoted(message.context)}")
    lines.append(f"msgid {quoted(message.one)}")
    if message.many:
        lines.append(f"msgid_plural {quoted(message.many)}")
        lines += [f'msgstr[{n}] ""' for n in range(PLURALS[language])]
    else:
        lines.append('msgstr ""')
    return "\n".join(lines)


def quoted(text: str) -> str:
    """Give a text as a catalogue writes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def main(part: str) -> int:
    """Print what is missing in each language; only of files with ``part`` in their path, if given."""
    from aigaq.i18n import catalogue

    missing = 0
    for language in LANGUAGES:
        words = catalogue(language)
        for message, places in messages().items():
            if not words.has(message.one, message.context) and (not part or any(part in place for place in places)):
                missing += 1
                print(f"\n# {language}\n{stub(message, language, places)}")
    print(f"\n{missing} translations are missing.", file=sys.stderr)
    return int(missing > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
