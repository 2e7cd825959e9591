"""The pages in the reader's language: English in the code, Kazakh and Russian from ``locale/<code>/*.po``.

A page asks for `catalogue` of its reader's language and translates through it; dates are EDTF values and come
out as people say them (`format_date`). Nothing here knows about the web: `install` binds a Jinja environment.
"""

from __future__ import annotations

from aigaq.i18n.catalogue import DEFAULT as DEFAULT
from aigaq.i18n.catalogue import LANGUAGES as LANGUAGES
from aigaq.i18n.catalogue import N_ as N_
from aigaq.i18n.catalogue import OWN_NAMES as OWN_NAMES
from aigaq.i18n.catalogue import Catalogue as Catalogue
from aigaq.i18n.catalogue import catalogue as catalogue
from aigaq.i18n.choosing import choose as choose
from aigaq.i18n.dates import format_date as format_date
from aigaq.i18n.jinja import install as install
from aigaq.i18n.told import told as told
