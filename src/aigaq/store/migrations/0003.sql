-- 0003: what people write themselves (claims), who may do what, and searches that are kept.

CREATE TABLE written (
    n INTEGER PRIMARY KEY,
    claim TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL REFERENCES sources (source),
    text TEXT,                              -- id of the text in which its quote stands; null where it is not found there
    record BLOB NOT NULL
) STRICT;

CREATE TRIGGER what_people_wrote_is_not_deleted BEFORE DELETE ON written
BEGIN SELECT RAISE(ABORT, 'what people wrote is never deleted'); END;

CREATE TABLE members (
    slot TEXT NOT NULL PRIMARY KEY,         -- id of a key slot of the header
    record BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE searches (
    search TEXT NOT NULL PRIMARY KEY,
    record BLOB NOT NULL
) STRICT, WITHOUT ROWID;
