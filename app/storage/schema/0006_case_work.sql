CREATE TABLE case_summaries (
    case_id TEXT PRIMARY KEY REFERENCES cases (id),
    made_by INTEGER NOT NULL,
    state TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    acknowledged_at INTEGER,
    acknowledged_late INTEGER NOT NULL,
    cannot_acknowledge INTEGER NOT NULL,
    was_late INTEGER NOT NULL,
    next_by INTEGER,
    due_at INTEGER,
    due_what TEXT NOT NULL,
    held_since INTEGER,
    closed_at INTEGER,
    may_be_read INTEGER NOT NULL,
    next_step TEXT NOT NULL,
    roles TEXT NOT NULL,
    duties TEXT NOT NULL
) STRICT;
CREATE INDEX case_summaries_by_due ON case_summaries (due_at);

CREATE TABLE panel_cards (
    id INTEGER PRIMARY KEY,
    imported_at TEXT NOT NULL,
    card BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    event BLOB NOT NULL,
    planned_at TEXT NOT NULL,
    changed_at TEXT,
    cancelled INTEGER NOT NULL
) STRICT;

CREATE TABLE event_changes (
    id INTEGER PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES events (id),
    at TEXT NOT NULL,
    event BLOB NOT NULL,
    cancelled INTEGER NOT NULL
) STRICT;
