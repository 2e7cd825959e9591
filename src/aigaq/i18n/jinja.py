"""Binds a Jinja environment to one language: ``_``, ``ngettext``, ``{% trans %}``, dates, numbers and lists."""

from __future__ import annotations

from functools import partial

from jinja2 import Environment

from aigaq.i18n.catalogue import LANGUAGES, OWN_NAMES, catalogue
from aigaq.i18n.told import told


def install(environment: Environment, language: str) -> None:
    """Give the templates of this environment the words of one language; make one environment a language.

    In a template: ``_("People")``, ``ngettext("%(num)s report", "%(num)s reports", n)``, ``pgettext(context, …)``,
    ``{% trans %}``, ``format_date(edtf)``, ``format_date(edtf, "short")``, ``format_moment(datetime)``,
    ``format_number(n)``, ``format_percent(share)``, ``format_list(parts)``, ``language_name(code)``,
    and ``told(sentence)`` for what an error or a problem of a source says.
    """
    words = catalogue(language)
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext
    )
    environment.globals.update(
        language=language,
        direction=words.direction,
        languages=tuple((code, OWN_NAMES[code]) for code in LANGUAGES),
        format_date=words.date,
        format_moment=words.moment,
        format_number=words.number,
        format_percent=words.percent,
        format_list=words.list,
        language_name=words.language_name,
        told=partial(told, language=language),
    )
