"""From claims and decisions to case files: joined, dated, weighed. Pure: the same material gives the same bytes."""

from aigaq.casefile.about import say_about as say_about
from aigaq.casefile.build import build as build
from aigaq.casefile.differences import differences as differences
from aigaq.casefile.due import deadlines as deadlines
from aigaq.casefile.due import is_missed as is_missed
from aigaq.casefile.events import events as events
from aigaq.casefile.grades import grades as grades
from aigaq.casefile.independence import corroborate as corroborate
from aigaq.casefile.index import extend as extend
from aigaq.casefile.index import forget as forget
from aigaq.casefile.index import judged as judged
from aigaq.casefile.index import lookup as lookup
from aigaq.casefile.positions import positions as positions
from aigaq.casefile.responses import responses as responses
from aigaq.casefile.standing import status_on as status_on
from aigaq.casefile.statuses import statuses as statuses
from aigaq.casefile.tied import ties as ties
