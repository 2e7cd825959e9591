-- 0002: what a second reader proposes, apart from what Aigaq itself has read.

CREATE TABLE proposals (
    claim TEXT NOT NULL PRIMARY KEY,
    source TEXT NOT NULL REFERENCES readings (source),
    n INTEGER NOT NULL,                     -- place among the proposals of its source
    record BLOB NOT NULL,
    UNIQUE (source, n)
) STRICT, WITHOUT ROWID;
