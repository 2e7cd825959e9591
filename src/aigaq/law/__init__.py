"""What a status means by law: terms, clocks, steps and who decides, on any date.

The engine knows no country. One folder here is one jurisdiction (``kz/``), versioned by date; each rule
names its article, its source and whether somebody has checked it. Nothing here is legal advice.
"""

from aigaq.law.clocks import Came as Came
from aigaq.law.clocks import steps as steps
from aigaq.law.dates import bounds as bounds
from aigaq.law.dates import compact as compact
from aigaq.law.dates import shift as shift
from aigaq.law.dates import start as start
from aigaq.law.duration import Duration as Duration
from aigaq.law.engine import Background as Background
from aigaq.law.engine import deadlines as deadlines
from aigaq.law.engine import each_state as each_state
from aigaq.law.engine import on_day as on_day
from aigaq.law.engine import rules as rules
from aigaq.law.engine import term_end as term_end
from aigaq.law.engine import track as track
from aigaq.law.pack import Clock as Clock
from aigaq.law.pack import Pack as Pack
from aigaq.law.pack import StatusRule as StatusRule
from aigaq.law.pack import Version as Version
from aigaq.law.read import pack as pack
from aigaq.law.read import packs as packs
from aigaq.law.remarks import outcome as outcome
from aigaq.law.remarks import remark as remark
from aigaq.law.remarks import say as say
from aigaq.law.remarks import sentence as sentence
