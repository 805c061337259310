CREATE TABLE entries (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    changes INTEGER,
    kind TEXT NOT NULL,
    answers BLOB NOT NULL,
    after_record INTEGER NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX entries_by_case ON entries (case_id);

CREATE TABLE merges (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    into_case TEXT NOT NULL REFERENCES cases (id),
    merged_at TEXT NOT NULL,
    CHECK (case_id <> into_case)
) STRICT;
CREATE INDEX merges_by_case ON merges (into_case);
