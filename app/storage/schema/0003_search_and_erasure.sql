CREATE TABLE search_documents (
    id INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL UNIQUE REFERENCES cases (id),
    made_by INTEGER NOT NULL,
    words_sha256 BLOB NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5 (
    name,
    report,
    person,
    record,
    letter,
    publication,
    attachment,
    content = '',
    contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1'
);

CREATE TABLE erased_cases (
    id TEXT PRIMARY KEY,
    adjective TEXT NOT NULL,
    noun TEXT NOT NULL,
    erased_at TEXT NOT NULL,
    FOREIGN KEY (adjective, noun) REFERENCES code_names (adjective, noun)
) STRICT;

CREATE TABLE erased_reports (
    keyed_hash BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE erasure_key (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    key BLOB NOT NULL
) STRICT;

CREATE TABLE yearly_counts (
    year INTEGER NOT NULL,
    what TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (year, what)
) STRICT, WITHOUT ROWID;

CREATE TABLE retention (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    made_by INTEGER NOT NULL,
    outcome TEXT,
    since TEXT
) STRICT;

CREATE TABLE kept_longer (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    until TEXT NOT NULL,
    reason TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) STRICT;

CREATE TABLE lessons (
    id INTEGER PRIMARY KEY,
    written_at TEXT NOT NULL,
    lesson TEXT NOT NULL
) STRICT;
