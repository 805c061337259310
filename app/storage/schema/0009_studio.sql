CREATE TABLE public_drafts (
    case_id TEXT NOT NULL REFERENCES cases (id),
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    PRIMARY KEY (case_id, language)
) STRICT;

CREATE TABLE dismissals (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    sentence TEXT NOT NULL,
    reason TEXT NOT NULL,
    dismissed_at TEXT NOT NULL
) STRICT;
CREATE INDEX dismissals_by_case ON dismissals (case_id);

CREATE TABLE readings (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    language TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    kind TEXT NOT NULL,
    reader TEXT NOT NULL,
    note TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX readings_by_case ON readings (case_id);
