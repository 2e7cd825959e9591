"""``html``: one person's case file as one self-contained, printable page, without script or outside resource."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from aigaq.exports.html.safe import finalize, whole
from aigaq.exports.html.view import sections
from aigaq.exports.order import Order


@cache
def _style() -> Markup:
    sheets = (files(__package__) / "templates" / name for name in ("style.css", "drawings.css"))
    return Markup("".join(sheet.read_text("utf-8") for sheet in sheets))  # noqa: S704 - our own files


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["whole"] = whole
    return made


def write(order: Order) -> bytes:
    """Write the dossier of the order's person. Its policy lets a browser load nothing but this one style sheet."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    page = _environment().get_template("page.html.j2")
    text = page.render(sections(order, order.person_case), style=_style(), style_hash=f"sha256-{digest}")
    return text.encode() + b"\n"
