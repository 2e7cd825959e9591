"""Rules of deciding: what a person's verdict becomes, what is left to decide, and which decision stands."""

from aigaq.review.claims import Lookup as Lookup
from aigaq.review.claims import correct as correct
from aigaq.review.claims import states as states
from aigaq.review.claims import write as write
from aigaq.review.deciding import merge as merge
from aigaq.review.deciding import not_same_event as not_same_event
from aigaq.review.deciding import same_event as same_event
from aigaq.review.deciding import set_field as set_field
from aigaq.review.deciding import split as split
from aigaq.review.deciding import undo as undo
from aigaq.review.deciding import unsure as unsure
from aigaq.review.describing import FIELDS as FIELDS
from aigaq.review.describing import describe as describe
from aigaq.review.grading import grade as grade
from aigaq.review.grading import settle as settle
from aigaq.review.queueing import Clash as Clash
from aigaq.review.queueing import clashes as clashes
from aigaq.review.queueing import queue as queue
