"""What may not leave the vault, because somebody who spoke has not allowed it: looked at before every export.

Consent is asked for where people spoke to the team: for sources about which consent was ever noted, as of every
testimony. A newspaper's report has been published; nobody's consent is asked for it.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from aigaq.exports.html.linked import mine
from aigaq.exports.order import Format, Order
from aigaq.model.consent import Audience, Consent, Refusal
from aigaq.model.source import Source


@frozen
class Held:
    """A source that may not go out as it is, and why."""

    source: Source
    why: Refusal

    @property
    def speaker(self) -> str:
        """Who speaks in it, as it is on file: often a pseudonym; empty where nothing is."""
        return self.source.description.value("author") or ""


def held(form: Format, order: Order, consents: Mapping[str, Consent], audience: Audience) -> tuple[Held, ...]:
    """Give the sources of an export that consent keeps back from this audience on its day, by file name.

    ``consents``: what holds for each source about which anybody ever noted it, by its id.
    """
    if not consents:
        return ()
    day = order.made_at[:10]
    found = []
    for source in _sources(form, order):
        consent = consents.get(source.id)
        if consent is not None:
            why = consent.refusal_by_name(audience, day) if form.names else consent.refusal(audience, day)
            found += [Held(source, why)] if why else []
    return tuple(sorted(found, key=lambda one: (one.source.name, one.source.id)))


def _sources(form: Format, order: Order) -> tuple[Source, ...]:
    """Give the sources that an export tells anything of."""
    every = order.material.sources
    if order.case is None:
        return tuple(every.values())
    wanted = {source.id for source in order.case.sources}
    wanted |= {claim.source for claim in order.rejected_in(order.case)}
    if form.of_others:
        for candidate in mine(order.patterns, order.case.person.id):
            events = (*(incident.event for incident in candidate.incidents), *candidate.around)
            wanted |= {claim.source for event in events for claim in event.claims}
    return tuple(every[id_] for id_ in sorted(wanted))
