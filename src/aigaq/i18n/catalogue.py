"""What a page says in one language: messages, plurals, numbers, lists and times of day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from attrs import field, frozen
from babel import Locale
from babel.dates import format_datetime
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from aigaq.i18n.dates import format_date

DEFAULT = "en"
"""The language of the code and of whoever asks for none that we have."""
OWN_NAMES: Mapping[str, str] = {"en": "English", "kk": "Қазақша", "ru": "Русский"}
"""The languages of the pages, each as its speakers call it."""
LANGUAGES = tuple(OWN_NAMES)

Key = tuple[str | None, str]
"""Context and English text of a message."""


@frozen
class Catalogue:
    """All words of the pages in one language. What has no translation is given in English."""

    language: str
    """Code of the language (ISO 639-1)."""
    locale: Locale
    _messages: Mapping[Key, tuple[str, ...]] = field(repr=False, eq=False)

    def gettext(self, message: str) -> str:
        """Give a message in this language."""
        return self.pgettext(None, message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Give the form of a message that goes with a number (1 report, 2 reports; отчёт, отчёта, отчётов)."""
        forms = self._messages.get((None, one))
        if forms is None:
            return one if count == 1 else many
        return forms[min(self._plural(count), len(forms) - 1)]

    def pgettext(self, context: str | None, message: str) -> str:
        """Give a message whose English text means several things; the context tells which."""
        return self._messages.get((context, message), (message,))[0]

    def has(self, message: str, context: str | None = None) -> bool:
        """Say whether there is a translation of this message."""
        return (context, message) in self._messages

    def all(self) -> Iterable[tuple[Key, tuple[str, ...]]]:
        """Give every message with its forms in this language."""
        return self._messages.items()

    def date(self, edtf: str | date | None, style: str = "long") -> str:
        """Give an EDTF date in words (``long``) or short, for tables (``short``); see `format_date`."""
        return format_date(edtf, self.language, style)

    def moment(self, at: datetime) -> str:
        """Give a day and time of day, as in a log; in the zone that the value bears."""
        return f"{self.date(at.date(), 'short')}, {format_datetime(at, 'HH:mm', locale=self.locale)}"

    def number(self, value: float) -> str:
        """Give a number with the marks of this language: 1,204 or 1 204."""
        return format_decimal(value, locale=self.locale)

    def percent(self, share: float) -> str:
        """Give a share from 0 to 1 in hundredths: 87%."""
        return format_percent(share, locale=self.locale)

    def list(self, parts: Iterable[object]) -> str:
        """Join words as a sentence does: a, b and c."""
        return format_list([str(part) for part in parts], locale=self.locale)

    def language_name(self, code: str | None) -> str:
        """Give the name of a language in this one; a code that nobody knows is given back."""
        name = self.locale.languages.get(code or "")
        return str(name) if name else code or ""

    @property
    def direction(self) -> str:
        """Which way the script runs: ``ltr`` or ``rtl``."""
        return str(self.locale.text_direction)

    def _plural(self, count: int) -> int:
        return _FORMS.get(self.language, _one_or_many)(abs(count))


def _one_or_many(count: int) -> int:
    return 0 if count == 1 else 1


def _slavic(count: int) -> int:
    if count % 10 == 1 and count % 100 != 11:
        return 0
    return 1 if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14) else 2


_FORMS = {"ru": _slavic, "kk": _one_or_many}
"""Which form goes with a number: CLDR plural rules, in the order of gettext's ``msgstr[n]``."""


@cache
def catalogue(language: str) -> Catalogue:
    """Give the words of one language: every ``.po`` file of its folder, read once; English where there is none.

    English has a file for errors only: on a page they advise in terms of pages.
    """
    found: dict[Key, tuple[str, ...]] = {}
    for entry in po_files(language):
        found.update(_read(entry))
    return Catalogue(language, Locale.parse(language), found)


def po_files(language: str) -> list[Traversable]:
    """Give the catalogue files of a language, by name; none for a language without a folder."""
    folder = files("aigaq") / "locale" / language
    if not folder.is_dir():
        return []
    return sorted((e for e in folder.iterdir() if e.name.endswith(".po")), key=lambda entry: entry.name)


def _read(entry: Traversable) -> dict[Key, tuple[str, ...]]:
    with entry.open("rb") as stream:
        messages: Any = read_po(stream)
    found: dict[Key, tuple[str, ...]] = {}
    for message in messages:
        one = message.id[0] if isinstance(message.id, tuple) else message.id
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        if one and all(forms) and not message.fuzzy:
            found[message.context, one] = tuple(forms)
    return found


def N_(message: str) -> str:  # noqa: N802 - the name by which gettext's tools know it
    """Mark a message for translation where its language is not known yet; it is translated where it is shown."""
    return message
