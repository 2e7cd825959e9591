"""The printed dossier: safe to open, every claim leads to its passage and back. All people in it are invented."""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import date
from html.parser import HTMLParser

import pytest
from attrs import evolve

from aigaq.exports import LANGUAGES, format_named
from aigaq.exports.html.dues import dues
from aigaq.exports.html.labels import Labels
from tests.exports.hostile import HOSTILE, hostile_order
from tests.exports.sample import CASE, CLAIMS, CROSSED, order

DUE = dues(order(), CASE, Labels("en"), date(2023, 10, 10))

VOID = {"meta", "br", "stop", "line", "rect", "path", "circle"}


class Page(HTMLParser):
    """Ids, links, resources and headings of a page; refuses tags that do not close in order."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        self.ids += [given["id"]] if given.get("id") else []
        self.links += [given["href"] or ""] if "href" in given else []
        self.loads += [name for name in ("src", "srcset", "action", "data", "poster", "xlink:href") if name in given]
        assert not [name for name in given if name.startswith("on") or name == "style"]
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self._open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()


def write(**changes: object) -> str:
    return format_named("html").write(order(**changes)).decode()


@pytest.fixture(scope="module", params=LANGUAGES)
def text(request: pytest.FixtureRequest) -> str:
    return write(language=request.param)


def test_every_link_stays_on_the_page_and_finds_its_place(text: str) -> None:
    page = Page(text)
    assert len(page.ids) == len(set(page.ids))
    assert {link for link in page.links if link.removeprefix("#") not in page.ids} == set()


def test_nothing_is_loaded_and_nothing_runs(text: str) -> None:
    page = Page(text)
    assert page.loads == []
    assert {tag for tag, _ in page.tags} & {
        "script",
        "link",
        "iframe",
        "img",
        "object",
        "embed",
        "form",
        "base",
    } == set()
    assert "url(http" not in text
    assert "@import" not in text


def test_the_policy_allows_this_one_style_sheet_by_its_hash(text: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    sheet = re.search(r"<style>(.*?)</style>", text, re.S)
    assert policy is not None
    assert sheet is not None
    digest = base64.b64encode(hashlib.sha256(sheet[1].encode()).digest()).decode()
    assert policy[1].replace("&#39;", "'").startswith(f"default-src 'none'; style-src 'sha256-{digest}'")


def test_the_head_says_who_made_it_and_that_it_is_confidential() -> None:
    text = write()
    head = text[text.index("<header") : text.index("</header>")]
    assert "Confidential." in head
    assert "Made by R. Example on 2023-10-10 10:00 UTC with Aigaq 0.1.0" in head


def test_every_passage_is_marked_in_the_full_text_of_its_source(text: str) -> None:
    appendix = text[text.index('<section class="appendix"') :]
    for claim in CLAIMS:
        number = re.search(
            rf'href="#p([\d.]+)"[^>]*>[\d.]+</a> <q lang="en"><bdi>{re.escape(claim.passage.quote)}<', text
        )
        assert number is not None, claim.type
        opened = appendix.index(f'id="p{number[1]}"')
        plain = re.sub(r"<a class=\"n\".*?</a>|<span class=\"place\">.*?</span>|<[^>]+>", "", appendix[opened - 30 :])
        assert claim.passage.quote in plain[: len(claim.passage.quote) + 40]


def test_machine_and_human_verdicts_can_be_told_apart_without_colour() -> None:
    text = write()
    assert "⚙ machine only" in text
    assert "✓ accepted by R. Example" in text
    assert "✗ rejected by R. Example" in text


def test_rules_that_nobody_verified_say_so_in_drawing_deadline_and_list() -> None:
    text = write()
    drawing = text[text.index("<svg") : text.index("</svg>")]
    assert "not verified" in drawing
    assert 'class="bar unverified"' in drawing
    assert re.search(r'class="due \w+ unverified"', drawing)
    assert text.count("? not verified") == len([d for d in DUE if not d.deadline.rule.verified]) + 1


def test_drawings_are_described_and_tables_have_scopes(text: str) -> None:
    page = Page(text)
    drawings = [given for tag, given in page.tags if tag == "svg"]
    described = [given for given in drawings if "aria-labelledby" in given]
    assert len(described) == 2
    for given in described:
        assert {given["aria-labelledby"], given["aria-describedby"]} <= set(page.ids)
    assert all(given.get("aria-hidden") == "true" for given in drawings if given not in described)
    assert [given for tag, given in page.tags if tag == "th" and given.get("scope") not in {"row", "col"}] == []
    assert [tag for tag, _ in page.tags].count("h1") == 1


def test_a_repost_or_credit_counts_once_and_says_why() -> None:
    assert "2 sources, but one line of evidence" in write()
    assert "one credits the other: “as Martha Ellison reported”" in write()


def test_a_long_quote_is_cut_in_the_list_and_whole_in_the_appendix() -> None:
    page = format_named("html").write(hostile_order(HOSTILE["very long"])).decode()
    assert page.count("Серік " * 20_000) == 3
    assert page.count("Серік " * 200) == 3 * 100


@pytest.mark.parametrize("what", sorted(set(HOSTILE) - {"very long"}))
def test_hostile_words_stay_words(what: str) -> None:
    page = Page(format_named("html").write(hostile_order(HOSTILE[what])).decode())
    assert page.loads == []
    assert {link for link in page.links if link.removeprefix("#") not in page.ids} == set()


def test_a_direction_override_is_shown_by_its_code() -> None:
    page = format_named("html").write(hostile_order(HOSTILE["right-to-left"])).decode()
    assert "Aidana ⟦U+202E⟧gnp.exe⟦U+202C⟧" in page
    assert "\u202e" not in page


def test_a_case_of_which_nothing_is_known_still_prints() -> None:
    bare = evolve(
        CASE, attributes=(), timeline=(), statuses=(), relations=(), differences=(), joins=(), ties=(), suggestions=()
    )
    page = Page(write(case=bare, made_at=""))
    assert "svg" not in {tag for tag, _ in page.tags}


def test_a_claim_of_a_second_text_of_the_same_source_opens_that_text() -> None:
    again = evolve(CROSSED.passage.text, reader="other", content="Again: " + CROSSED.passage.text.content)
    at = again.content.index(CROSSED.passage.quote)
    other = evolve(CROSSED, passage=again.passage(at, at + len(CROSSED.passage.quote)))
    event = evolve(CASE.timeline[2], claims=(*CASE.timeline[2].claims, other))
    page = Page(write(case=evolve(CASE, timeline=(*CASE.timeline[:2], event, *CASE.timeline[3:]))))
    assert {"t1", "t2", "t3", "t4"} <= set(page.ids)
