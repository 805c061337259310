ALTER TABLE reports ADD COLUMN is_unfinished INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reports ADD COLUMN receipt_code TEXT NOT NULL DEFAULT '';
UPDATE reports SET receipt_code = json_extract(CAST(manifest AS TEXT), '$.receipt.code');
CREATE INDEX reports_by_receipt_code ON reports (receipt_code);

CREATE TABLE imported_files (
    sha256 TEXT PRIMARY KEY,
    kit_id TEXT NOT NULL REFERENCES kits (id),
    kind TEXT NOT NULL,
    case_id TEXT REFERENCES cases (id),
    imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX imported_files_by_kit ON imported_files (kit_id);
CREATE INDEX imported_files_by_case ON imported_files (case_id);

INSERT INTO imported_files (sha256, kit_id, kind, case_id, imported_at)
SELECT sealed_sha256, kit_id, 'report', case_id, imported_at FROM reports;

CREATE TABLE desk_chains (
    kit_id TEXT NOT NULL REFERENCES kits (id),
    desk_key BLOB NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (kit_id, desk_key)
) STRICT;
