"""The one room that speaks SQL: what a vault keeps, written whole or not at all, and read back verified.

with Store.open(folder, keys) as store:
    with store.writing() as w:
        w.put_source(source, data)
        w.put_reading(reading)
        w.put_extraction(extraction)
        w.log(at=now, by="aigaq", action="add", subjects=[source.id])
"""

from aigaq.store.asking import Counts as Counts
from aigaq.store.check import check as check
from aigaq.store.findings import Finding as Finding
from aigaq.store.founding import found as found
from aigaq.store.search import Hit as Hit
from aigaq.store.store import Store as Store
from aigaq.store.writer import Writer as Writer
