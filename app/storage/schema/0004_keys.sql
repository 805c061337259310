CREATE TABLE recovery_sheet (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    proven_at TEXT NOT NULL
) STRICT;
INSERT INTO recovery_sheet (only_one, proven_at) SELECT 1, created_at FROM vault;

CREATE TABLE former_signing_keys (
    public BLOB PRIMARY KEY,
    signing_key BLOB NOT NULL,
    retired_at TEXT NOT NULL
) STRICT;
