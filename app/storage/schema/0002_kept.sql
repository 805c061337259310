-- The journal becomes a chain. Its case_id refers to nothing: a purge leaves entries as they are, which hold only
-- fixed words and ids, so the chain never breaks and a purged case is known by its erasure record alone.
CREATE TABLE journal_in_a_chain (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    case_id TEXT,
    what TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

INSERT INTO journal_in_a_chain (id, at, case_id, what, hash)
WITH RECURSIVE
    old AS MATERIALIZED (SELECT row_number() OVER (ORDER BY id) AS id, at, case_id, what FROM journal),
    chain AS (
        SELECT 0 AS id, '' AS at, NULL AS case_id, '' AS what, '' AS hash
        UNION ALL
        SELECT old.id, old.at, old.case_id, old.what, journal_link(chain.hash, old.id, old.at, old.case_id, old.what)
        FROM chain JOIN old ON old.id = chain.id + 1
    )
SELECT id, at, case_id, what, hash FROM chain WHERE id > 0;

DROP TABLE journal;
ALTER TABLE journal_in_a_chain RENAME TO journal;
CREATE INDEX journal_by_case ON journal (case_id);

-- Where the chain ends, so that a dropped end is noticed, too.
CREATE TABLE journal_end (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    id INTEGER NOT NULL,
    hash TEXT NOT NULL
) STRICT;
INSERT INTO journal_end (only_one, id, hash) VALUES (1, 0, '');
UPDATE journal_end SET (id, hash) = (SELECT id, hash FROM journal ORDER BY id DESC LIMIT 1)
WHERE EXISTS (SELECT 1 FROM journal);

CREATE TRIGGER journal_grows_at_its_end BEFORE INSERT ON journal
WHEN NEW.id IS NOT (SELECT id + 1 FROM journal_end)
BEGIN
    SELECT RAISE(ABORT, 'the journal only grows at its end');
END;
CREATE TRIGGER journal_has_a_new_end AFTER INSERT ON journal
BEGIN
    UPDATE journal_end SET id = NEW.id, hash = NEW.hash;
END;
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'an entry of the journal is never changed');
END;
CREATE TRIGGER journal_is_never_cut BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'an entry of the journal is never deleted');
END;

CREATE TABLE backups (
    id INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    journal_id INTEGER NOT NULL,
    journal_hash TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

-- Which cases a backup holds stays known when they are purged: that is what it is for. So no reference to cases.
CREATE TABLE backup_cases (
    backup_id INTEGER NOT NULL REFERENCES backups (id),
    case_id TEXT NOT NULL,
    PRIMARY KEY (backup_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX backups_by_case ON backup_cases (case_id);
