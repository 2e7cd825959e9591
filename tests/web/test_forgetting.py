"""What is left in memory of a vault that was locked. All people are invented."""

from __future__ import annotations

import gc
import weakref

from tests.web.conftest import Site


def test_after_locking_nothing_of_the_material_is_held(fresh_site: Site) -> None:
    for path in ("/", "/people", "/review", "/differences", "/incidents", "/network", "/search"):
        fresh_site.text(path)
    person = fresh_site.bench.material().people[0]
    fresh_site.text(f"/people/{person.id}")
    fresh_site.post("/search", {"q": person.name})
    held = weakref.ref(fresh_site.bench.material())
    text = weakref.ref(next(iter(fresh_site.bench.material().texts.values())))
    del person
    fresh_site.session = None
    assert fresh_site.client.post("/lock", follow_redirects=False).status_code == 303
    assert fresh_site.desk.locked
    gc.collect()
    assert held() is None, [type(one) for one in gc.get_referrers(held())][:5]
    assert text() is None, [type(one) for one in gc.get_referrers(text())][:5]
