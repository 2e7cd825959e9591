"""Second names of one person: “Merdan Durdyev, known as Aru”, “Ye Min, nicknamed Ko Thar”, “Aru, whose real name is …”.

The words between two names tell that both are one person's; from there on either name means that person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from aigaq.extract.mentions.evidence import Form as Spelling
from aigaq.extract.mentions.runs import Run
from aigaq.lang.en import words

REACH = 90
"""Characters between a name and its second name at most."""
_MARKS = r"[\s,(\[–—\"“‘'’]*"


@cache
def _between() -> re.Pattern[str]:
    cues = "|".join(sorted(words("names")["aliases"]["cues"], key=lambda cue: (-len(cue), cue)))
    apposed = r"(?:,\s+(?:an?|the)\s[a-z\s-]{1,40})?"
    return re.compile(rf"{apposed}{_MARKS}(?:{cues}){_MARKS}")


@cache
def _cue() -> re.Pattern[str]:
    cues = "|".join(sorted(words("names")["aliases"]["cues"], key=lambda cue: (-len(cue), cue)))
    return re.compile(rf"(?:{cues}){_MARKS}$", re.IGNORECASE)


def aliases(spellings: Sequence[Spelling]) -> Iterator[tuple[str, str]]:
    """Give pairs of names that the text says are one person's: the first named, and the other."""
    runs = sorted((run for s in spellings for run in s.runs), key=lambda run: run.start)
    for before, after in pairwise(runs):
        if before.paragraph is after.paragraph and 0 < after.start - before.end <= REACH:
            text, base = before.paragraph.doc.text, before.paragraph.start
            if before.name != after.name and _between().fullmatch(text[before.end - base : after.start - base]):
                yield before.name, after.name


def is_called_so(run: Run) -> bool:
    """Say whether a name stands behind words that only people are called by: “whom we call Aru”, “pen name Aru”."""
    text = run.paragraph.doc.text[: run.start - run.paragraph.start]
    return bool(_cue().search(text[-REACH:]))


def is_changed(run: Run) -> bool:
    """Say whether the text says that a name is not the real one: “Gulbahar (not her real name)”."""
    behind = run.paragraph.doc.text[run.end - run.paragraph.start :][:REACH]
    return bool(re.match(r"[\"”’']*[\s,(–—*]*(?:which is )?not (?:his|her|their|the) real (?:name|surname)", behind))
