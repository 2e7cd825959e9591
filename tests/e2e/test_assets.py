"""What is built for the browser: whole, of known origin, and nothing in it that calls elsewhere."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "src" / "aigaq" / "web"
STATIC, ASSETS = ROOT / "static", ROOT / "assets"
ICON = re.compile(r"\bicon\(\"([a-z0-9-]+)\"|sign=\"([a-z0-9-]+)\"")


def built() -> list[Path]:
    if not STATIC.is_dir():
        pytest.fail("the pages' assets are not built: run scripts/assets.sh")
    return sorted(
        path for path in STATIC.rglob("*") if path.is_file() and path.suffix in {".js", ".css", ".svg", ".json"}
    )


def test_the_manifest_names_every_file_by_its_content() -> None:
    manifest = json.loads((STATIC / "manifest.json").read_text("utf-8"))
    found = {
        path.relative_to(STATIC).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()[:10]
        for path in built()
        if path.name != "manifest.json"
    }
    assert manifest == found


def test_every_style_sheet_and_script_that_was_written_is_built() -> None:
    names = {path.name for path in built()}
    assert {path.with_suffix(".js").name for path in (ASSETS / "ts").glob("*.ts")} <= names
    assert {"app.css", "app.js", "icons.svg", "favicon.svg", "maplibre-worker.js"} <= names


def test_nothing_that_is_built_names_a_source_map_or_loads_from_elsewhere() -> None:
    loads = re.compile(rb"sourceMappingURL|(?:url\(|@import |src=)[\"']?https?:")
    assert [path.name for path in built() if loads.search(path.read_bytes())] == []


def test_every_icon_that_a_template_asks_for_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text("utf-8")))
    asked = {
        name
        for template in sorted((ROOT / "templates").rglob("*.j2"))
        for names in ICON.findall(template.read_text("utf-8"))
        for name in names
        if name
    }
    assert len(asked) > 20
    assert sorted(asked - sprite) == [], "add them to assets/icons.txt"


def test_the_licence_of_every_package_that_is_shipped_is_there() -> None:
    wanted = json.loads((ASSETS / "package.json").read_text("utf-8"))["dependencies"]
    told = (STATIC / "LICENSES.txt").read_text("utf-8")
    assert [name for name, version in wanted.items() if f"{name} {version} — " not in told] == []
    assert "(declared in its package.json: undefined)" not in told


def test_packages_come_from_the_public_registry_and_are_pinned_by_hash() -> None:
    packages = json.loads((ASSETS / "package-lock.json").read_text("utf-8"))["packages"]
    named = {name: about for name, about in packages.items() if name}
    assert len(named) > 20
    assert [name for name, about in named.items() if not about.get("integrity", "").startswith("sha512-")] == []
    registry = "https://registry.npmjs.org/"
    assert [n for n, about in named.items() if not about.get("resolved", registry).startswith(registry)] == []
