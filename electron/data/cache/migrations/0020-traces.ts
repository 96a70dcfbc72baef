import type { Migration } from '../migrate.ts';

/**
 * Traces, where they came from, and what came of reading them. There is no row a trace: a trace is a row number, and its
 * columns lie together in segments. Numbers are given in order and stay for ever; a segment's rows are those from
 * its first row on.
 */
export const tracesMigration: Migration = {
  version: 20,
  up(db) {
    db.exec(`
      -- One asking to read files.
      CREATE TABLE import_run (
        id INTEGER PRIMARY KEY,
        started_at INTEGER NOT NULL,
        ended_at INTEGER,
        is_complete INTEGER NOT NULL DEFAULT 0,
        by TEXT NOT NULL,
        tool_version TEXT NOT NULL,
        paths TEXT NOT NULL,
        rating TEXT NOT NULL
      ) STRICT;

      -- A stored file that was read. Hashes are null where it was not read to its end.
      CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        run_id INTEGER NOT NULL REFERENCES import_run,
        path TEXT NOT NULL,
        size_bytes INTEGER,
        md5 TEXT,
        sha256 TEXT,
        rating TEXT NOT NULL,
        read_at INTEGER NOT NULL,
        -- When its traces were taken out again, to be read anew in another way.
        withdrawn_at INTEGER
      ) STRICT;
      CREATE INDEX source_by_hash ON source (sha256) WHERE sha256 IS NOT NULL;
      CREATE INDEX source_by_md5 ON source (md5) WHERE md5 IS NOT NULL;

      -- What was read in it: itself, or one entry of an archive. Its rows follow one another.
      CREATE TABLE part (
        id INTEGER PRIMARY KEY,
        source_id INTEGER NOT NULL REFERENCES source,
        path TEXT NOT NULL,
        format TEXT,
        wrappings TEXT NOT NULL,
        records INTEGER NOT NULL,
        refused INTEGER NOT NULL,
        error TEXT,
        notes TEXT NOT NULL,
        sheets TEXT NOT NULL,
        digest TEXT,
        facts TEXT NOT NULL,
        first_row INTEGER NOT NULL,
        rows INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX part_by_source ON part (source_id);
      CREATE INDEX part_by_row ON part (first_row) WHERE rows > 0;
      CREATE INDEX part_with_digest ON part (id) WHERE digest IS NOT NULL;

      -- What came of a file in one run. Of one that could not be opened there is no part.
      CREATE TABLE imported_file (
        id INTEGER PRIMARY KEY,
        run_id INTEGER NOT NULL REFERENCES import_run,
        part_id INTEGER REFERENCES part,
        path TEXT NOT NULL,
        read INTEGER NOT NULL,
        added INTEGER NOT NULL,
        duplicates INTEGER NOT NULL,
        conflicts INTEGER NOT NULL,
        refused INTEGER NOT NULL,
        expired INTEGER NOT NULL,
        error TEXT,
        is_known INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX imported_file_by_run ON imported_file (run_id, id);
      CREATE INDEX imported_file_expired ON imported_file (part_id) WHERE expired > 0;

      CREATE TABLE refusal (
        id INTEGER PRIMARY KEY,
        part_id INTEGER NOT NULL REFERENCES part DEFERRABLE INITIALLY DEFERRED,
        record_index INTEGER NOT NULL,
        byte_offset INTEGER NOT NULL,
        line INTEGER,
        code TEXT NOT NULL,
        details TEXT NOT NULL,
        excerpt TEXT
      ) STRICT;
      CREATE INDEX refusal_by_part ON refusal (part_id, record_index);

      CREATE TABLE segment (
        id INTEGER PRIMARY KEY,
        first_row INTEGER NOT NULL UNIQUE,
        rows INTEGER NOT NULL,
        first_time REAL NOT NULL,
        last_time REAL NOT NULL
      ) STRICT;

      -- One column of one segment; the id is the segment's, times 64, and the column's number.
      CREATE TABLE segment_column (
        id INTEGER PRIMARY KEY,
        width INTEGER NOT NULL,
        data BLOB NOT NULL
      ) STRICT;

      -- Originals of some hundred rows, compressed together.
      CREATE TABLE block (
        first_row INTEGER PRIMARY KEY,
        rows INTEGER NOT NULL,
        raw_bytes INTEGER NOT NULL,
        data BLOB NOT NULL
      ) STRICT;

      -- Values of a dictionary-encoded column, in the order of their ids, a part for each time that new ones came.
      CREATE TABLE dictionary_part (
        column INTEGER NOT NULL,
        first_id INTEGER NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (column, first_id)
      ) STRICT;

      -- Records that were not kept because a row says the same: row, number and place of each.
      CREATE TABLE sighting (
        id INTEGER PRIMARY KEY,
        part_id INTEGER NOT NULL REFERENCES part DEFERRABLE INITIALLY DEFERRED,
        count INTEGER NOT NULL,
        data BLOB NOT NULL
      ) STRICT;
      CREATE INDEX sighting_by_part ON sighting (part_id);

      -- A row that does not stand: another tells of the same trace, and has more to say.
      CREATE TABLE superseded (
        row INTEGER PRIMARY KEY,
        by_row INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX superseded_by ON superseded (by_row);

      -- Rows of one id that contradict each other: the later one, and the one that was there.
      CREATE TABLE conflict (
        row INTEGER PRIMARY KEY,
        with_row INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX conflict_with ON conflict (with_row);

      -- Rows that were taken out, by retention or by hand.
      CREATE TABLE removed (
        first_row INTEGER PRIMARY KEY,
        rows INTEGER NOT NULL
      ) STRICT;

      -- Stretches of record time that a part, or a digest and its files, tell of.
      CREATE TABLE coverage (
        id INTEGER PRIMARY KEY,
        provider TEXT NOT NULL,
        project_id TEXT,
        tracker_name TEXT,
        from_at INTEGER NOT NULL,
        to_at INTEGER NOT NULL,
        state TEXT NOT NULL,
        traces INTEGER NOT NULL,
        lateness_ms INTEGER,
        part_id INTEGER REFERENCES part
      ) STRICT;
      CREATE INDEX coverage_by_part ON coverage (part_id);

      -- Which field a column of a sheet holds, by its heading, as somebody said.
      CREATE TABLE column_choice (
        heading TEXT PRIMARY KEY,
        field TEXT
      ) STRICT, WITHOUT ROWID;

      -- What holds for this workspace alone; values are JSON.
      CREATE TABLE workspace_setting (
        name TEXT PRIMARY KEY,
        value TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;

      -- What was done to this workspace. Each entry holds the hash of the one before it.
      CREATE TABLE journal (
        id INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        by TEXT NOT NULL,
        details TEXT NOT NULL,
        previous_hash TEXT NOT NULL,
        hash TEXT NOT NULL
      ) STRICT;
    `);
  },
};
