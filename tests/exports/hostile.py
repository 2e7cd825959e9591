"""Names and reports that somebody wrote to break whoever reads them. All people in it are invented."""

from __future__ import annotations

from functools import cache

from attrs import evolve

from aigaq.casefile import build
from aigaq.exports import Order
from aigaq.model.claim import Claim, Extractor, Participant, Speaker, When
from aigaq.model.entity import Entity, Join, Resolution, Spelling
from aigaq.model.identity import sha256
from aigaq.model.material import Material
from aigaq.model.mention import Mention, Referent
from aigaq.model.review import Decision, Reason
from aigaq.model.source import Description, Found, Source
from aigaq.model.text import Furniture, Locator, Text

HOSTILE = {
    "html": '<script>alert(1)</script><img src=x onerror="alert(1)"> </span></style>{{ 7*7 }}{% raw %}',
    "attribute": '" onmouseover=alert(1) x=\'" javascript:alert(1)',
    "right-to-left": "Aidana \u202egnp.exe\u202c \u2066Serik\u2069 \u200f",
    "controls": "Aida\x00na\x07 \x1b[31mSerik\x1b[0m\x85 \x7f",
    "no character": "Aidana \ufffe\uffff\U0010ffff Serik",
    "many lines": "Aidana\n\n\r\nSerik\u2028\u2029\t'''",
    "very long": "Aidana " + "Серік " * 20_000 + "x" * 30_000,
    "marks": "A\u0301" + "\u0300" * 500 + " Z\u200bW\u200dJ",
}


HALF = "Aidana \ud83d Serik \udc00"
"""Half a character, as a file name in a foreign encoding holds; no claim's id can be made of it, so none is tried."""


@cache
def hostile_order(words: str) -> Order:
    """An order in which the same words stand wherever words can stand."""
    content = f"{words}\n{words} was arrested on May 1, 2022. {words}"
    raw = content.encode("utf-8", "surrogatepass")
    found = Found(words, "byline")
    about = Description(title=found, outlet=found, author=found, url=found, language=found)
    source = evolve(
        Source.of(raw, name=words, media_type="text/plain", received="2023-01-01T00:00:00Z", origin=words),
        description=about,
    )
    text = Text(
        sha256(raw), "by-hand", "1", content,
        locators=(Locator(0, len(content), "page", words), Locator(2, 5, "time", words)),
        furniture=(Furniture(0, len(words), "menu"),),
    )  # fmt: skip
    referent = Referent(source.id, "person", words)
    who = (Participant("subject", words, referent.id), Participant("perpetrator", f"[{words}]"))
    quote = text.passage(len(words) + 1, len(content))
    claim = Claim(
        quote, "event", "arrest", who, Extractor(words, words, words), when=When("2022-05-01", words, anchor=words),
        place=words, speakers=(Speaker(words),), basis=words, also=(text.passage(0, len(content) - 1),),
    )  # fmt: skip
    held = evolve(claim, kind="status", type="detained", value=words[:40], certainty="asserted")
    age = evolve(claim, kind="attribute", type="occupation", value=words)
    join = Join(referent.id, words, 0.5, (Reason(words, 1.0),))
    entity = Entity(referent.id, "person", words, (referent.id,), (Spelling(source.id, words, 0, len(words)),), (join,))
    material = Material(
        sources={source.id: source},
        texts={source.id: text},
        mentions=(Mention(text.passage(0, len(words)), "person", referent),),
        claims=(claim, held, age),
        decisions=(Decision("accept", (claim.id,), words, "2023-01-01T00:00:00Z", words),),
        resolution=Resolution((entity,)),
    )
    case = evolve(build(material, entity), suggestions=(words,))
    return Order(material, case, made_by=words, made_at="2023-01-01T00:00:00Z", version="0.1.0")
