"""The map: without a network, with a file of detail, and drawn as areas. All people are invented."""

from __future__ import annotations

import gzip
import json
import shutil
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import House

BLUE = (228, 236, 238)
"""--map-sea of the light theme."""


def varint(number: int) -> bytes:
    out = b""
    while number > 127:
        out, number = out + bytes([number & 127 | 128]), number >> 7
    return out + bytes([number])


def message(field: int, body: bytes) -> bytes:
    return varint(field << 3 | 2) + varint(len(body)) + body


def whole_tile_of_water() -> bytes:
    """A Mapbox vector tile (version 2) whose layer “water” is one square over all of it."""

    def zigzag(n: int) -> int:
        return n << 1 ^ n >> 31

    corners = [9, zigzag(0), zigzag(0), 26, *(zigzag(n) for n in (4096, 0, 0, 4096, -4096, 0)), 15]
    feature = varint(3 << 3) + varint(3) + message(4, b"".join(varint(n) for n in corners))
    layer = varint(15 << 3) + varint(2) + message(1, b"water") + message(2, feature) + varint(5 << 3) + varint(4096)
    return message(3, layer)


def pmtiles(path: Path) -> Path:
    """A PMTiles file, version 3, with one tile: the whole world under water, which Natural Earth does not say."""
    tile = gzip.compress(whole_tile_of_water(), mtime=0)
    root = gzip.compress(b"".join(varint(n) for n in (1, 0, 1, len(tile), 1)), mtime=0)
    about = gzip.compress(json.dumps({"vector_layers": [{"id": "water", "fields": {}}]}).encode(), mtime=0)
    at = [127, 127 + len(root), 127 + len(root) + len(about)]
    spans = (at[0], len(root), at[1], len(about), at[2], 0, at[2], len(tile), 1, 1, 1)
    world = struct.pack("<iiiiBii", -1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000, 0, 0, 0)
    head = b"PMTiles\x03" + struct.pack("<11Q", *spans) + bytes([1, 2, 2, 1, 0, 0]) + world
    path.write_bytes(head.ljust(127, b"\0") + root + about + tile)
    return path


def drawn(page: Page) -> None:
    page.locator("[data-map] canvas").scroll_into_view_if_needed()
    page.wait_for_selector("[data-map][data-ready=true]", timeout=30_000)


def wait_for_share(page: Page, colour: tuple[int, int, int], least: float) -> None:
    """Wait until so much of the map has this colour."""
    for _ in range(60):
        if share(page, colour) > least:
            return
        page.wait_for_timeout(500)
    assert share(page, colour) > least


def share(page: Page, colour: tuple[int, int, int]) -> float:
    """Which share of the map has this colour, as people see it."""
    import io

    from PIL import Image

    picture = Image.open(io.BytesIO(page.locator("[data-map]").screenshot())).convert("RGB")
    near = sum(
        count
        for count, found in picture.getcolors(picture.width * picture.height) or []
        if isinstance(found, tuple) and all(abs(a - b) < 4 for a, b in zip(found, colour, strict=True))
    )
    return near / (picture.width * picture.height)


def test_the_map_draws_land_from_our_own_files(house: House) -> None:
    page = house.open("/people/{person}")
    drawn(page)
    wait_for_share(page, (248, 247, 242), 0.3)


SLOW_FRAMES = """(() => {
  const frame = requestAnimationFrame;
  window.requestAnimationFrame = (act) => {
    const later = (time) => window.hurry ? act(time) : setTimeout(() => frame(later), 50);
    return frame(later);
  };
})()"""
"""No frame is drawn until the window is told to hurry: MapLibre reads its style at a frame."""


def test_an_event_that_is_chosen_before_the_map_is_drawn_is_marked_when_it_is(house: House) -> None:
    page = house.window().new_page()
    page.add_init_script(SLOW_FRAMES)
    page.goto(house.path("/people/{person}"))
    page.locator("[data-map] canvas").wait_for(state="attached")
    place = page.evaluate("JSON.parse(document.getElementById('map-data').textContent).at(-1)")
    page.locator(f"a[data-event='{place['events'][0]}']").evaluate(
        "one => one.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))"
    )
    page.evaluate("window.hurry = true")
    drawn(page)
    expect(page.locator("[data-map]")).to_have_attribute("data-chosen", place["id"])


def test_where_no_map_can_be_drawn_a_sentence_says_so(house: House) -> None:
    page = house.window(language="kk").new_page()
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")  # a browser without WebGL
    page.goto(house.path("/people/{person}"))
    expect(page.locator("[data-map].failed")).to_contain_text("Картаны мұнда салу мүмкін емес.")


@pytest.mark.slow
def test_a_file_of_detail_from_this_disk_is_drawn_over_it(demo_vault: Path, chromium: Browser, tmp_path: Path) -> None:
    shutil.copytree(demo_vault, tmp_path / "own.aigaq")
    house = House(tmp_path / "own.aigaq", chromium, tiles=pmtiles(tmp_path / "world.pmtiles")).start()
    page = house.window().new_page()
    ranges = []
    page.on("response", lambda answer: ranges.append(answer.status) if "/tiles/" in answer.url else None)
    page.goto(house.path("/people/{person}"))
    drawn(page)
    assert set(ranges) == {206}
    wait_for_share(page, BLUE, 0.3)
    house.stop()
