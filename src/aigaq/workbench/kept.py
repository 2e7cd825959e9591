"""Who is who, kept in the vault by what it was made from: opening a large vault reads it instead of working it out."""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

import msgspec
from attrs import frozen

from aigaq.model.entity import Crowd, Entity, Join, Resolution, Spelling
from aigaq.model.identity import canonical
from aigaq.model.material import Repost
from aigaq.model.mention import EntityKind, Geo
from aigaq.model.review import Decision, Reason, Suggestion
from aigaq.store import Store
from aigaq.workbench.spots import Spots

ROOM = "who is who"
MADE_BY = ("resolve", "names", "lang", "model", "intake", "review", "workbench")
"""The rooms whose code and tables decide who is who: another version of them works it out anew."""
_UNREADABLE = (msgspec.MsgspecError, zlib.error, ValueError, KeyError, IndexError, TypeError)
Says = tuple[tuple[str, float], ...]
Row = tuple[
    str, EntityKind, str, tuple[str, ...],
    tuple[tuple[int, str, int, int, int], ...], tuple[tuple[str, str, float, Says, str | None], ...], Geo | None,
    bytes,
]  # fmt: skip
"""An entity: id, kind, name, referents, spellings (with the number of the source), joins, point, where it is named."""


@frozen
class Known:
    """What need not be worked out again as long as the reports, and what people say of who is who, are the same."""

    resolution: Resolution
    reposts: tuple[Repost, ...]
    spots: Spots


class _Record(msgspec.Struct, array_like=True):
    sources: tuple[str, ...]
    rows: list[msgspec.Raw]
    """Each an entity, read one by one."""
    suggestions: tuple[Suggestion, ...]
    crowds: tuple[Crowd, ...]
    reposts: tuple[Repost, ...]


@cache
def program() -> str:
    """Give a digest of the code and the tables by which it is decided who is who."""
    found = sha256(sys.byteorder.encode())
    for room in MADE_BY:
        for path, data in _contents(files("aigaq") / room, room):
            found.update(canonical([path, sha256(data).hexdigest()]))
    return found.hexdigest()


def _contents(folder: Traversable, name: str) -> Iterable[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _contents(entry, f"{name}/{entry.name}")
        elif entry.is_file():
            yield f"{name}/{entry.name}", entry.read_bytes()


def made_from(change: str, decisions: Iterable[Decision]) -> str:
    """Give the digest of all that it depends on: the last change of what the vault holds, and these decisions."""
    return sha256(canonical([program(), change, [decision.id for decision in decisions]])).hexdigest()


def read(store: Store, digest: str) -> Known | None:
    """Give what is kept, if it was made from this very digest; ``None`` where it has to be worked out."""
    record = store.kept(ROOM, "", digest)
    try:
        return None if record is None else known_from(record)
    except _UNREADABLE:
        return None


def keep(store: Store, digest: str, known: Known) -> None:
    """Keep it, in place of what was kept before."""
    store.keep(ROOM, digest, {"": known_bytes(known)})


def known_bytes(known: Known) -> bytes:
    """Give the record: sources are named once, and all is compressed."""
    sources = known.spots.sources
    number = {source: n for n, source in enumerate(sources)}
    pack = msgspec.msgpack.Encoder().encode
    rows = [msgspec.Raw(pack(_row(e, number, known.spots.of[e.id]))) for e in known.resolution.entities]
    record = _Record(sources, rows, known.resolution.suggestions, known.resolution.crowds, known.reposts)
    return zlib.compress(msgspec.msgpack.encode(record), 1)


def _row(entity: Entity, number: dict[str, int], spots: bytes) -> Row:
    return (
        entity.id, entity.kind, entity.name, entity.referents,
        tuple((number[s.source], s.form, s.start, s.end, s.count) for s in entity.spellings),
        tuple((j.left, j.right, j.score, _says(j), j.decision) for j in entity.joins),
        entity.geo, spots,
    )  # fmt: skip


def _says(join: Join) -> Says:
    return tuple((reason.what, reason.weight) for reason in join.reasons)


def known_from(record: bytes) -> Known:
    """Read it back; equal names, ids, points and reasons are one value in memory."""
    found = msgspec.msgpack.decode(zlib.decompress(record), type=_Record)
    sources = tuple(map(sys.intern, found.sources))
    share = _Sharing(sources)
    read = msgspec.msgpack.Decoder(Row)
    entities: list[Entity] = []
    spots: dict[str, bytes] = {}
    for row in map(read.decode, found.rows):
        entity = share.entity(row)
        entities.append(entity)
        spots[entity.id] = row[-1]
    return Known(Resolution(tuple(entities), found.suggestions, found.crowds), found.reposts, Spots(sources, spots))


class _Sharing:
    """Makes entities of rows; what is equal is made once."""

    def __init__(self, sources: tuple[str, ...]) -> None:
        self._sources = sources
        self._reasons: dict[Says, tuple[Reason, ...]] = {}
        self._points: dict[Geo, Geo] = {}

    def entity(self, row: Row) -> Entity:
        """Give the entity of a row."""
        id_, kind, name, referents, spellings, joins, geo, _ = row
        ids = {referent: referent for referent in referents}
        told = tuple(
            Spelling(self._sources[n], sys.intern(form), start, end, count) for n, form, start, end, count in spellings
        )
        why = tuple(
            Join(ids.get(left, left), ids.get(right, right), score, self._why(says), decision)
            for left, right, score, says, decision in joins
        )
        point = None if geo is None else self._points.setdefault(geo, geo)
        return Entity(ids.get(id_, id_), sys.intern(kind), sys.intern(name), referents, told, why, point)  # type: ignore[arg-type]

    def _why(self, says: Says) -> tuple[Reason, ...]:
        known = self._reasons.get(says)
        if known is None:
            known = self._reasons[says] = tuple(Reason(what, weight) for what, weight in says)
        return known
