CREATE TABLE vault (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    id TEXT NOT NULL,
    community BLOB NOT NULL,
    signing_key BLOB NOT NULL,
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE kits (
    id TEXT PRIMARY KEY,
    made_at TEXT NOT NULL,
    recipient TEXT NOT NULL UNIQUE,
    identity TEXT,
    kit BLOB NOT NULL
) STRICT;

CREATE TABLE code_names (
    adjective TEXT NOT NULL,
    noun TEXT NOT NULL,
    PRIMARY KEY (adjective, noun)
) STRICT;

CREATE TABLE cases (
    id TEXT PRIMARY KEY,
    adjective TEXT NOT NULL,
    noun TEXT NOT NULL,
    received_at TEXT NOT NULL,
    FOREIGN KEY (adjective, noun) REFERENCES code_names (adjective, noun)
) STRICT;

CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kit_id TEXT NOT NULL REFERENCES kits (id),
    sealed_sha256 TEXT NOT NULL UNIQUE,
    manifest BLOB NOT NULL,
    signature BLOB NOT NULL,
    sealed_at TEXT NOT NULL,
    received_at TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    desk_key BLOB NOT NULL,
    desk_number INTEGER NOT NULL,
    desk_is_known INTEGER NOT NULL,
    clock_was_wrong INTEGER NOT NULL
) STRICT;
CREATE INDEX reports_by_case ON reports (case_id);
CREATE INDEX reports_by_desk ON reports (kit_id, desk_key, desk_number);

CREATE TABLE attachments (
    id INTEGER PRIMARY KEY,
    report_id TEXT NOT NULL REFERENCES reports (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    noted TEXT NOT NULL,
    UNIQUE (report_id, position)
) STRICT;

CREATE TABLE attachment_chunks (
    attachment_id INTEGER NOT NULL REFERENCES attachments (id),
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (attachment_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE people (
    id TEXT PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    person BLOB NOT NULL
) STRICT;
CREATE INDEX people_by_case ON people (case_id);

CREATE TABLE step_records (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    step TEXT NOT NULL,
    person_id TEXT REFERENCES people (id),
    answers BLOB NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;
CREATE INDEX step_records_by_case ON step_records (case_id);

CREATE TABLE letters (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES cases (id),
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    written_at TEXT NOT NULL,
    sent_at TEXT,
    channel TEXT
) STRICT;
CREATE INDEX letters_by_case ON letters (case_id);

CREATE TABLE publications (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    UNIQUE (year, number)
) STRICT;

CREATE TABLE published_texts (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL REFERENCES publications (case_id),
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    reason TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    pdf_sha256 TEXT NOT NULL,
    published_at TEXT NOT NULL
) STRICT;

CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    case_id TEXT REFERENCES cases (id),
    what TEXT NOT NULL
) STRICT;

CREATE TABLE place (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    kept_at TEXT NOT NULL,
    place BLOB NOT NULL
) STRICT;
