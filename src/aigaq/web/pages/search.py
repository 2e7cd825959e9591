"""One search over all: words, names in any script and spelling, facets; searches that are kept; a list of names.

What is looked for is sent in forms only: a name in an address would stay in the browser's history.
"""

from __future__ import annotations

from typing import Any

from litestar import Response, get, post

from aigaq.errors import BadForm
from aigaq.web.page import Form, FormData, Page
from aigaq.web.views import searching as views

READS = {"reads": True, "role": "reader"}
LONGEST_LIST = 400_000
"""Characters of a pasted list of names: some twenty thousand names."""
MOST_LINES = 2_000
"""Lines of a pasted list that are looked up on a page; `aigaq search --list` takes a hundred thousand."""


@get("/search", sync_to_thread=True)
def search(page: Page) -> Response[Any]:
    """Offer everything that can be looked for."""
    return _shown(page, FormData([]))


@post("/search", opt=READS, sync_to_thread=True)
def find(page: Page, data: Form) -> Response[Any]:
    """Show what was found."""
    wanted = data.text("saved")
    if wanted:
        return _shown(page, _from_kept(page, wanted))
    return _shown(page, data)


def _from_kept(page: Page, wanted: str) -> FormData:
    found = next((s for s in page.bench.searches() if s.id == wanted), None)
    if found is None:
        raise BadForm(field="saved", reason="there is no such search any more")
    return FormData([("q", found.query), *((name, value) for name, values in found.facets for value in values)])


def _facets(data: FormData) -> dict[str, tuple[str, ...]]:
    facets = {name: tuple(v for v in data.all(name, longest=200) if v) for name in views.ORDER}
    date = data.text("date", longest=100)
    return {name: values for name, values in {**facets, "date": (date,) if date else ()}.items() if values}


def _shown(page: Page, data: FormData) -> Response[Any]:
    found = views.search(
        page.bench, page.language, data.text("q", longest=500), _facets(data), data.text("after", longest=20)
    )
    kept = views.kept(page.bench.searches())
    return page.render("search.html.j2", found=found, kept=kept, first=not data.text("after"))


@post("/search/save", opt={"role": "documenter"}, sync_to_thread=True)
def save(page: Page, data: Form) -> Response[Any]:
    """Keep a search under a name."""
    page.bench.save_search(data.text("name", needed=True), data.text("q", longest=500), _facets(data))
    return page.done(page.words.gettext("The search is kept."), back="/search")


@post("/search/forget", opt={"role": "documenter"}, sync_to_thread=True)
def forget(page: Page, data: Form) -> Response[Any]:
    """Forget a search that was kept."""
    page.bench.delete_search(data.text("search", needed=True))
    return page.done(page.words.gettext("The search is forgotten."), back="/search")


@get("/search/list", sync_to_thread=True)
def names(page: Page) -> Response[Any]:
    """Ask for a list of names."""
    return page.render("search_list.html.j2", names="", lines=(), cut=False)


@post("/search/list", opt=READS, sync_to_thread=True)
def match(page: Page, data: Form) -> Response[Any]:
    """Look up each name of a list, in any script and spelling."""
    pasted = data.text("names", longest=LONGEST_LIST, needed=True)
    lines = pasted.splitlines()
    found = tuple(map(views.matched, page.bench.search_list("\n".join(lines[:MOST_LINES]))))
    return page.render("search_list.html.j2", names=pasted, lines=found, cut=len(lines) > MOST_LINES)


ROUTES = (search, find, save, forget, names, match)
