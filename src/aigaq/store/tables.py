"""The tables as the code sees them; ``migrations/`` makes them, and a test holds the two together."""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData()

VAULT = Table("vault", METADATA, Column("id", Text, primary_key=True))
SOURCES = Table(
    "sources", METADATA, Column("source", Text, primary_key=True), Column("record", LargeBinary, nullable=False)
)
READINGS = Table(
    "readings",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("source", Text, nullable=False),
    Column("text", Text),
    Column("outcome", Text, nullable=False),
    Column("content", LargeBinary),
    Column("record", LargeBinary, nullable=False),
)
EXTRACTIONS = Table(
    "extractions",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("extractor", Text, nullable=False),
    Column("mention_count", Integer, nullable=False),
    Column("mentions", LargeBinary, nullable=False),
)
CLAIMS = Table(
    "claims",
    METADATA,
    Column("claim", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
PROPOSALS = Table(
    "proposals",
    METADATA,
    Column("claim", Text, primary_key=True),
    Column("source", Text, nullable=False),
    Column("n", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
WRITTEN = Table(
    "written",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("claim", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("text", Text),
    Column("record", LargeBinary, nullable=False),
)
MEMBERS = Table(
    "members", METADATA, Column("slot", Text, primary_key=True), Column("record", LargeBinary, nullable=False)
)
SEARCHES = Table(
    "searches", METADATA, Column("search", Text, primary_key=True), Column("record", LargeBinary, nullable=False)
)
DECISIONS = Table(
    "decisions",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("decision", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
LOG = Table(
    "log",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subjects", LargeBinary, nullable=False),
    Column("details", LargeBinary, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
)
KEPT = Table(
    "kept",
    METADATA,
    Column("n", Integer, primary_key=True),
    Column("room", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("made_from", Text, nullable=False),
    Column("record", LargeBinary, nullable=False),
)
