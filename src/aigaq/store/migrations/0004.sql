-- 0004: what was worked out from all the rest, kept so that it need not be worked out again. It may be deleted at any
-- time: nothing else rests on it, no entry of the log names it, and what was made from something else is not read.

CREATE TABLE kept (
    n INTEGER PRIMARY KEY,
    room TEXT NOT NULL,                     -- what it is: a resolution, …
    key TEXT NOT NULL,                      -- of whom or what
    made_from TEXT NOT NULL,                -- digest of what it was made from and of the program that made it
    record BLOB NOT NULL,
    UNIQUE (room, key)
) STRICT;
