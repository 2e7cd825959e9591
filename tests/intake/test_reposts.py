"""Reposts are linked, reports of the same event by other hands are not. All people are invented."""

from __future__ import annotations

import hashlib
import random
import time

from attrs import evolve

from aigaq.intake import reposts
from aigaq.model.text import Furniture, Text

WORDS = [
    f"{a}{b}{c}" for a in ("qar", "tem", "sul", "ber", "nor") for b in "aeiou" for c in ("lik", "mas", "tar", "ven")
]


def _text(content: str) -> Text:
    return Text(hashlib.sha256(content.encode()).hexdigest(), "plain", "1", content)


def _story(seed: int, length: int = 300) -> list[str]:
    return random.Random(seed).choices(WORDS, k=length)


def _links(*texts: Text) -> list[tuple[str, str, float]]:
    return [(r.left, r.right, r.similarity) for r in reposts({text.source: text for text in texts})]


def test_a_repost_with_small_changes_is_linked_with_its_exact_similarity() -> None:
    words = _story(1)
    changed = [*words[:150], "changed", *words[151:]]
    one, other = _text(" ".join(words)), _text("\n".join(changed).upper())
    grams = [{tuple(ws[at : at + 5]) for at in range(len(ws) - 4)} for ws in (words, changed)]
    exact = len(grams[0] & grams[1]) / len(grams[0] | grams[1])
    left, right = sorted((one.source, other.source))
    assert _links(one, other) == [(left, right, round(exact, 4))]


def test_a_repost_cut_by_a_third_is_linked_and_other_stories_are_not() -> None:
    words = _story(2)
    assert len(_links(_text(" ".join(words)), _text(" ".join(words[:200])), _text(" ".join(_story(3))))) == 1


def test_a_quoted_paragraph_makes_no_repost() -> None:
    one, other = _story(4), _story(5)
    assert _links(_text(" ".join(one)), _text(" ".join(other[:250] + one[:50]))) == []


def test_texts_too_short_to_tell_are_not_linked() -> None:
    assert _links(_text("They were released on the same day."), _text("They were released on the same day. ")) == []


def test_furniture_does_not_count() -> None:
    menu, first, second = " ".join(_story(6, 400)), " ".join(_story(7, 100)), " ".join(_story(8, 100))
    pages = [evolve(_text(f"{menu}\n{body}"), furniture=(Furniture(0, len(menu), "menu"),)) for body in (first, second)]
    assert _links(*pages) == []


def test_many_copies_of_one_text_are_linked_in_a_chain_not_each_with_each() -> None:
    words = _story(9)
    texts = [_text(" ".join([*words, f"copy{n}"])) for n in range(60)]
    links = _links(*texts)
    assert len(links) < 60 * 8
    joined = {texts[0].source}
    for _ in texts:
        joined |= {end for left, right, _ in links if left in joined or right in joined for end in (left, right)}
    assert len(joined) == 60


def test_chinese_text_is_compared_by_character() -> None:
    signs = "".join(chr(0x4E00 + number) for number in random.Random(10).choices(range(2000), k=200))
    assert len(_links(_text(signs), _text(signs[:180]))) == 1


def test_the_links_do_not_depend_on_order() -> None:
    texts = [_text(" ".join([*_story(11), *_story(n, 20)])) for n in range(20, 26)]
    assert _links(*texts) == _links(*reversed(texts))


def test_cost_grows_with_the_number_of_texts_not_its_square() -> None:
    texts = {text.source: text for text in (_text(" ".join(_story(n, 150))) for n in range(100, 500))}
    part = dict(list(texts.items())[:100])
    times = []
    for each in (part, texts):
        began = time.process_time()
        assert reposts(each) == ()
        times.append(time.process_time() - began)
    assert times[1] < 9 * times[0] + 0.2
