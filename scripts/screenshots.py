"""`make screenshots`: every page of the workbench, from a vault of the demo's invented reports, into docs/images/web.

Desktop and phone, light and dark, English, Russian and Kazakh. Pictures are drawn at the size people see and kept
small (WebP, some 20 KB each). With words (`people kk phone`), only pictures whose names hold all of them.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from tests.e2e import browsing  # noqa: E402 - the same server and browser as the tests

OUT = ROOT / "docs" / "images" / "web"
GALLERY = ROOT / "docs" / "reference" / "screenshots.md"
SHOWN = "../images/web"
INTRODUCTION = """# The pages of the workbench

Written by `make screenshots`, from the demo vault. All people and reports in it are invented. Each page is shown on a
desktop and a phone, in light and dark, in English, Russian and Kazakh; the first picture stands here, the others behind
the links.
"""
QUALITY = 55
TALLEST = {"desktop": 1250, "phone": 1400}
"""Pixels of a page's height that are shown; the rest of a long page repeats itself."""
SCALE = {"desktop": 0.5, "phone": 0.6}
LANGUAGES, THEMES = ("en", "ru", "kk"), ("light", "dark")
SETTLE_MS = 300


def name_of(pattern: str) -> str:
    """Give the name of a page in file names: /people/{person} is “person”."""
    words = [re.sub(r"[{}]", "", part) for part in pattern.split("/") if part]
    return "-".join(words) or "today"


def wanted(name: str, words: list[str]) -> bool:
    """Say whether a picture was asked for."""
    return all(word in name.split(".") for word in words)


def ways() -> Iterator[dict[str, str]]:
    """Give each way in which the pages are looked at."""
    for size in browsing.SIZES:
        for theme in THEMES:
            for language in LANGUAGES:
                yield {"size": size, "theme": theme, "language": language}


def draw(house: browsing.House, how: dict[str, str], words: list[str]) -> Iterator[int]:
    """Draw the pages that were asked for in one way; give the bytes of each picture."""
    reader, stranger = house.window(role="keeper", **how), house.window(role=None, **how)
    for pattern in browsing.page_patterns():
        name = ".".join((name_of(pattern), *how.values()))
        if wanted(name, words):
            page = (stranger if pattern in browsing.OPEN_PAGES else reader).new_page()
            page.goto(house.path(pattern))
            yield save(shot(page, how["size"]), OUT / f"{name}.webp", SCALE[how["size"]])
            page.close()
    house.forget()


def shot(page: Page, size: str) -> Image.Image:
    """Draw a page as it is seen, down to a sensible height."""
    width, height = browsing.SIZES[size]["width"], page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": width, "height": min(max(height, browsing.SIZES[size]["height"]), TALLEST[size])})
    page.wait_for_timeout(SETTLE_MS)
    if page.locator("[data-map]").count():
        page.wait_for_selector("[data-map][data-ready=true]", state="attached", timeout=20_000)
        page.wait_for_timeout(3 * SETTLE_MS)
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


def save(picture: Image.Image, path: Path, scale: float) -> int:
    """Write a picture small; give its bytes."""
    smaller = picture.resize((round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS)
    smaller.save(path, "WEBP", quality=QUALITY, method=6)
    return path.stat().st_size


def vault(folder: Path) -> Path:
    """Make a vault of the demo's reports, with a passphrase that is cheap to try."""
    from aigaq.vault import CHEAP, change_passphrase
    from aigaq.workbench import Workbench

    made, passphrase = folder / "demo.aigaq", browsing.PASSPHRASE
    with Workbench.create(made, lambda: passphrase, by="Invented Keeper") as bench:
        bench.add([ROOT / "demo" / "reports"], workers=2)
    change_passphrase(made, passphrase, passphrase, cost=CHEAP)
    return made


def gallery() -> str:
    """Give the page that shows all pictures: one of each page, with links to the others."""
    shown: dict[str, list[str]] = {}
    for path in sorted(OUT.glob("*.webp")):
        shown.setdefault(path.name.split(".")[0], []).append(path.name)
    parts = [INTRODUCTION]
    for page, names in shown.items():
        best = next((n for n in names if n.endswith("desktop.light.en.webp")), names[0])
        links = " · ".join(f"[{' '.join(n.split('.')[1:4])}]({SHOWN}/{n})" for n in names)
        parts.append(f"## {page}\n\n![{page}]({SHOWN}/{best})\n\n{links}\n")
    return "\n".join(parts)


def main(words: list[str]) -> int:
    """Draw all pictures, or those asked for."""
    if not words:
        shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True, exist_ok=True)
    sizes = []
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browsing.chromium_path(), args=browsing.QUIET)
        house = browsing.House(vault(Path(folder)), chromium).start()
        for how in ways():
            sizes += draw(house, how, words)
        house.stop()
        chromium.close()
    GALLERY.write_text(gallery(), encoding="utf-8")
    print(f"{len(sizes)} pictures, {sum(sizes) / 2**20:.1f} MB, in {OUT.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
