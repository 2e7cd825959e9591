"""How routes of the JSON interface are declared: what they may answer, who may ask."""

from __future__ import annotations

from functools import partial

from litestar import get, post
from litestar.openapi.datastructures import ResponseSpec

from aigaq.web.api.records import Problem

PROBLEMS = {
    status: ResponseSpec(Problem, description=what, generate_examples=False)
    for status, what in (
        (400, "Something given cannot be used"),
        (401, "The vault is locked"),
        (403, "Not allowed: wrong passphrase, lower role, or not from a page of this workbench"),
        (404, "There is no such thing"),
        (409, "Several answer to that"),
        (413, "Too much at once"),
        (429, "Too many wrong passphrases"),
        (500, "The vault does not hold together"),
        (503, "The vault cannot be used now"),
    )
}
looks = partial(get, sync_to_thread=True, responses=PROBLEMS)
"""A route that only reads, with GET."""
decides = partial(post, sync_to_thread=True, responses=PROBLEMS, status_code=200, opt={"role": "reviewer"})
"""A route by which a reviewer decides."""


asks = partial(post, sync_to_thread=True, responses=PROBLEMS, status_code=200, opt={"role": "reader", "reads": True})
"""A route that only reads, with POST, so that what is asked stands in no address."""
brings = partial(post, sync_to_thread=True, responses=PROBLEMS, status_code=200, opt={"role": "documenter"})
"""A route by which a documenter brings something in."""
