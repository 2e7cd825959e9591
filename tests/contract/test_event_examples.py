"""Every event type's examples are read as they say. All people are invented."""

from __future__ import annotations

import pytest

from aigaq.extract import extract
from aigaq.model.schema import EventType, Example, types
from aigaq.model.source import Description
from aigaq.model.text import Text

EXAMPLES = [
    pytest.param(kind.id, example, id=f"{kind.id}-{number}")
    for kind in types("event").values()
    if isinstance(kind, EventType)
    for number, example in enumerate(kind.examples.get("en", ()), 1)
]


@pytest.mark.parametrize(("type_id", "example"), EXAMPLES)
def test_an_example_is_read_as_it_says(type_id: str, example: Example) -> None:
    claims = extract(Text("3" * 64, "test", "1", example.text), Description()).claims
    told = [c for c in claims if (c.kind, c.type) == ("event", type_id)]
    if not example.who:
        assert not [c for c in told if c.certainty != "hypothetical"]
        return
    assert [c.certainty for c in told] == [example.certainty]
    assert example.who in {p.name for p in told[0].named("subject")}
