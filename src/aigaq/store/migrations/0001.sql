-- 0001: the first tables. Every record is canonical JSON of a noun; its id is made from its content.

CREATE TABLE vault (
    id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
    source TEXT NOT NULL PRIMARY KEY,       -- SHA-256 of the original's bytes
    record BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE readings (
    n INTEGER PRIMARY KEY,                  -- row of the search index
    source TEXT NOT NULL UNIQUE REFERENCES sources (source),
    text TEXT UNIQUE,                       -- id of the text; null where the source was refused
    outcome TEXT NOT NULL CHECK (outcome IN ('read', 'partly', 'refused')),
    content BLOB,                           -- the text in UTF-8
    record BLOB NOT NULL                    -- the rest
) STRICT;

CREATE TABLE extractions (
    source TEXT NOT NULL PRIMARY KEY REFERENCES readings (source),
    text TEXT NOT NULL,
    extractor TEXT NOT NULL,
    mention_count INTEGER NOT NULL,
    mentions BLOB NOT NULL                  -- all mentions, in the order of the text
) STRICT, WITHOUT ROWID;

CREATE TABLE claims (
    claim TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL REFERENCES extractions (source),
    n INTEGER NOT NULL,                     -- place among the claims of its source
    kind TEXT NOT NULL,
    type TEXT NOT NULL,
    record BLOB NOT NULL,
    UNIQUE (source, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
    n INTEGER PRIMARY KEY,
    decision TEXT NOT NULL UNIQUE,
    record BLOB NOT NULL
) STRICT;

CREATE TABLE log (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL,
    subjects BLOB NOT NULL,
    details BLOB NOT NULL,
    previous TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL UNIQUE
) STRICT;

CREATE TRIGGER decisions_are_not_edited BEFORE UPDATE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are appended, never edited'); END;
CREATE TRIGGER decisions_are_not_deleted BEFORE DELETE ON decisions
BEGIN SELECT RAISE(ABORT, 'decisions are appended, never deleted'); END;
CREATE TRIGGER the_log_is_not_edited BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the log is appended, never edited'); END;
CREATE TRIGGER the_log_is_not_deleted BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the log is appended, never deleted'); END;

-- Words of the texts, cut and folded by aigaq.store.words; the texts themselves are not kept twice.
CREATE VIRTUAL TABLE search USING fts5(words, content='', contentless_delete=1, tokenize='ascii');
