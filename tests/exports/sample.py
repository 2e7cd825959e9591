"""A small material and case file, built by hand. All people, outlets and events in it are invented."""

from __future__ import annotations

from attrs import evolve

from aigaq.exports import Order
from aigaq.model.casefile import (
    AttributeLine,
    CaseFile,
    Corroboration,
    Deadline,
    Difference,
    Event,
    Line,
    Reading,
    RelationLine,
    RuleRef,
    StatusPeriod,
    Tie,
)
from aigaq.model.claim import Claim, Extractor, Participant, Speaker, When
from aigaq.model.entity import Entity, Join, Resolution, Spelling
from aigaq.model.identity import sha256
from aigaq.model.material import Material
from aigaq.model.mention import Mention, Referent
from aigaq.model.review import Decision, Reason
from aigaq.model.source import Description, Found, Source
from aigaq.model.text import Furniture, Locator, Text

BODIES = {
    "courier.txt": (
        "Tailor asks for asylum\n\nMartha Ellison May 20, 2022\n\n"
        "Zhanerke Tolegenqyzy, a 36-year-old tailor, crossed the border near Khorgos on May 11. "
        "She applied for asylum the next day. Police denied that her cousin, Qairat Sametuly, was beaten.\n\n"
        "She was held in a camp from April 2018, she says."
    ),
    "review.md": (
        "Menu Home Sport\n\nKazakhstan granted Zhanerke Tolegenova refugee status for one year on November 9. "
        "She crossed the border on May 13, as Martha Ellison reported for Steppe Courier. "
        "Her lawyer fears that she will be deported."
    ),
    "radio.vtt": (
        "Our guest is Zhanerke Tolegenqyzy. I was held in a camp for nine months. I was released in January 2019."
    ),
}
ABOUT = {
    "courier.txt": ("Tailor asks for asylum", "Steppe Courier", "Martha Ellison", "2022-05-20"),
    "review.md": ("One year of safety", "The Border Review", "Ines Valdemar", "2022-11-14"),
    "radio.vtt": ("I counted the buttons", "Kokzhiek Radio", None, "2022-12-12"),
}
BY_HAND = Extractor("by-hand", "1", "test")


def source(name: str) -> Source:
    title, outlet, author, published = ABOUT[name]
    about = Description(
        title=Found(title, "heading"),
        outlet=Found(outlet, "front_matter"),
        author=Found(author, "byline") if author else None,
        published=Found(published, "byline"),
        language=Found("en", "detected"),
    )
    made = Source.of(
        BODIES[name].encode(), name=name, media_type="text/plain", received="2023-10-10T08:00:00Z", origin=name
    )
    return evolve(made, description=about)


def text(name: str) -> Text:
    content = BODIES[name]
    spots = {
        "radio.vtt": (
            Locator(0, 34, "time", "00:00:04.000–00:00:10.500"),
            Locator(35, len(content), "time", "00:00:10.500–00:00:20.000"),
        )
    }
    grey = {"review.md": (Furniture(0, 15, "menu"),)}
    digest = sha256(content.encode())
    return Text(digest, "by-hand", "1", content, locators=spots.get(name, ()), furniture=grey.get(name, ()))


SOURCES = {s.sha256: s for s in map(source, BODIES)}
TEXTS = {s.name: text(s.name) for s in SOURCES.values()}


def referent(file: str, name: str, kind: str = "person") -> Referent:
    return Referent(TEXTS[file].source, kind, name)  # type: ignore[arg-type]


HERS = (
    referent("courier.txt", "Zhanerke Tolegenqyzy"),
    referent("review.md", "Zhanerke Tolegenova"),
    referent("radio.vtt", "Zhanerke Tolegenqyzy"),
)
HIS = referent("courier.txt", "Qairat Sametuly")
SHE = {r.source: Participant("subject", r.name, r.id) for r in HERS}


def entity(name: str, *referents: Referent) -> Entity:
    spellings = []
    for one in referents:
        body = next(t for t in TEXTS.values() if t.source == one.source).content
        at = body.index(one.name)
        spellings.append(Spelling(one.source, one.name, at, at + len(one.name), body.count(one.name)))
    ids = tuple(sorted(r.id for r in referents))
    return Entity(ids[0], "person", name, ids, tuple(spellings))


TAILOR = entity("Zhanerke Tolegenqyzy", *HERS)
COUSIN = entity("Qairat Sametuly", HIS)


def claim(file: str, quote: str, type_: str, kind: str = "event", **more: object) -> Claim:
    body = TEXTS[file]
    at = body.content.index(quote)
    people = more.pop("participants", (SHE[body.source],))
    return Claim(body.passage(at, at + len(quote)), kind, type_, people, BY_HAND, **more)  # type: ignore[arg-type]


CROSSED = claim(
    "courier.txt", "crossed the border near Khorgos on May 11", "crossing",
    when=When("2022-05-11", "May 11", "explicit_without_year", "published 2022-05-20", "XXXX-05-11"), place="Khorgos",
)  # fmt: skip
CROSSED_LATER = claim(
    "review.md", "She crossed the border on May 13", "crossing",
    when=When("2022-05-13", "May 13", "explicit_without_year"), speakers=(Speaker("Martha Ellison", "reported_by"),),
)  # fmt: skip
CROSSED_LONGER = claim(
    "courier.txt", "a 36-year-old tailor, crossed the border near Khorgos on May 11", "crossing",
    when=When("2022-05-11", "May 11", "explicit_without_year"), place="Khorgos",
)  # fmt: skip
APPLIED = claim(
    "courier.txt", "She applied for asylum the next day", "asylum_application",
    when=When("2022-05-12", "the next day", "relative_to_event", "“May 11” at 110"),
)  # fmt: skip
BEATEN = claim(
    "courier.txt", "Police denied that her cousin, Qairat Sametuly, was beaten", "assault",
    participants=(Participant("subject", HIS.name, HIS.id), Participant("perpetrator", "[police]")),
    speakers=(Speaker("[police]"),), certainty="denied",
)  # fmt: skip
CAMP = claim(
    "courier.txt", "She was held in a camp from April 2018", "camp_detention",
    when=When("2018-04/..", "April 2018"), speakers=(Speaker("Zhanerke Tolegenqyzy", referent=HERS[0].id),),
)  # fmt: skip
CAMP_RADIO = claim("radio.vtt", "I was held in a camp for nine months", "camp_detention", term="P9M")
RELEASED = claim("radio.vtt", "I was released in January 2019", "release", when=When("2019-01", "January 2019"))
FEARED = claim("review.md", "Her lawyer fears that she will be deported", "deportation", certainty="hypothetical")
STATUS = claim(
    "review.md", "granted Zhanerke Tolegenova refugee status for one year on November 9", "temporary_refugee", "status",
    when=When("2022-11-09", "November 9", "explicit_without_year"), term="P1Y", value="KZ", basis="status_granted",
)  # fmt: skip
SEEKER = claim(
    "courier.txt", "applied for asylum", "asylum_applicant", "status",
    when=When("2022-05-12", None, "relative_to_event"), value="KZ",
)  # fmt: skip
HELD = claim(
    "courier.txt", "held in a camp", "camp_detainee", "status", when=When("2018-04~", "April 2018"), value="CN"
)
AGE = claim("courier.txt", "a 36-year-old tailor", "age", "attribute", value="36")
KIN = claim(
    "courier.txt", "her cousin, Qairat Sametuly", "relative_of", "relation",
    participants=(Participant("subject", HIS.name, HIS.id), Participant("object", HERS[0].name, HERS[0].id)),
)  # fmt: skip
CLAIMS = (
    CROSSED, CROSSED_LATER, CROSSED_LONGER, APPLIED, BEATEN, CAMP, CAMP_RADIO, RELEASED, FEARED, STATUS, SEEKER, HELD,
    AGE, KIN,
)  # fmt: skip


def lines(*claims: Claim) -> Corroboration:
    return Corroboration(tuple(Line((one,)) for one in dict.fromkeys(c.source for c in claims)))


def event(*claims: Claim, when: When | None) -> Event:
    first = claims[0]
    people = tuple(
        evolve(p, name=(COUSIN if p.referent == HIS.id else TAILOR).name if p.referent else p.name)
        for p in first.participants
    )
    return Event(
        min(c.id for c in claims), first.type, when, first.place, people, claims, first.certainty, lines(*claims)
    )


TIE = Tie(TEXTS["courier.txt"].source, TEXTS["review.md"].source, "credits", "“as Martha Ellison reported”")
TERM = RuleRef("kz-refugee-term", "Law 216-IV, term of status", "invented rule for tests", verified=True)
RENEW = RuleRef("kz-renewal", "time to apply for extension", "from memory", verified=False, note="check")
DUE = Deadline(
    "renewal", "apply for extension", TAILOR.id, "2023-10-09", "2023-10-12", RENEW, "the status lapses", (STATUS,)
)

CASE = CaseFile(
    person=TAILOR,
    attributes=(AttributeLine("age", "36", (AGE,), lines(AGE)),),
    timeline=(
        event(CAMP, CAMP_RADIO, when=CAMP.when),
        event(RELEASED, when=RELEASED.when),
        evolve(
            event(CROSSED, CROSSED_LONGER, CROSSED_LATER, when=CROSSED.when),
            corroboration=Corroboration((Line((TIE.left, TIE.right), (TIE,)),)),
        ),
        event(APPLIED, when=APPLIED.when),
        event(BEATEN, when=None),
        event(FEARED, when=None),
    ),
    statuses=(
        StatusPeriod(TAILOR.id, "camp_detainee", "liberty", "CN", HELD.when, None, "unknown", (HELD,), lines(HELD)),
        StatusPeriod(
            TAILOR.id, "asylum_applicant", "protection", "KZ", SEEKER.when, STATUS.when, "next_status", (SEEKER,),
            lines(SEEKER), rules=(RENEW,),
        ),
        StatusPeriod(
            TAILOR.id, "temporary_refugee", "protection", "KZ", STATUS.when, When("2023-11-09", method="derived_term"),
            "term", (STATUS,), lines(STATUS), rules=(TERM,), deadlines=(DUE,), note="one year from the decision",
        ),
    ),
    relations=(RelationLine("relative_of", COUSIN.name, COUSIN.id, (KIN,), lines(KIN)),),
    differences=(
        Difference(
            "d1", "date", "notable", "When did she cross the border?",
            (Reading("2022-05-11", (CROSSED,)), Reading("2022-05-13", (CROSSED_LATER,))),
            min(c.id for c in (CROSSED, CROSSED_LONGER, CROSSED_LATER)),
        ),
    ),
    statements=(),
    sources=tuple(SOURCES.values()),
    ties=(TIE,),
    joins=(
        Join(HERS[0].id, HERS[1].id, 0.97, (Reason("same given name", 6.0), Reason("other suffix", -1.0))),
        Join(HERS[0].id, HERS[2].id, 1.0, (), decision="0" * 32),
    ),
    suggestions=("Is “Sametov” of another report her cousin?",),
)  # fmt: skip
DECISIONS = (
    Decision("accept", (CROSSED.id,), "R. Example", "2023-10-10T09:00:00Z", "spoke to her on the telephone"),
    Decision("reject", (CROSSED_LONGER.id,), "R. Example", "2023-10-10T09:05:00Z", "the same again"),
    Decision("different", tuple(sorted((HERS[0].id, HIS.id))), "R. Example", "2023-10-10T09:06:00Z"),
)


def mention(one: Referent) -> Mention:
    body = next(t for t in TEXTS.values() if t.source == one.source)
    at = body.content.index(one.name)
    return Mention(body.passage(at, at + len(one.name)), one.kind, one)


MATERIAL = Material(
    sources=SOURCES,
    texts={t.source: t for t in TEXTS.values()},
    mentions=tuple(map(mention, (*HERS, HIS))),
    claims=CLAIMS,
    decisions=DECISIONS,
    resolution=Resolution((TAILOR, COUSIN)),
)


def order(**changes: object) -> Order:
    """The order that the tests write: everything is given from outside."""
    given = {"material": MATERIAL, "case": CASE, "made_by": "R. Example", "made_at": "2023-10-10T10:00:00Z"}
    return Order(**{**given, "version": "0.1.0", **changes})  # type: ignore[arg-type]
