CREATE TABLE mail_desk (
    only_one INTEGER PRIMARY KEY CHECK (only_one = 1),
    kit_id TEXT NOT NULL REFERENCES kits (id),
    desk_key BLOB NOT NULL
) STRICT;
