import type { Migration } from '../migrate.ts';

/**
 * What a cloud's configuration looked like, and from when to when. A row is a stretch in which each look found the same;
 * what was found is kept once, however often it comes back.
 */
export const snapshotsMigration: Migration = {
  version: 80,
  up(db) {
    db.exec(`
      CREATE TABLE snapshot_content (
        id INTEGER PRIMARY KEY,
        hash BLOB NOT NULL UNIQUE,
        raw_bytes INTEGER NOT NULL,
        data BLOB NOT NULL
      ) STRICT;

      CREATE TABLE snapshot (
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        -- The project, or the account where it is the account's.
        scope TEXT NOT NULL,
        region TEXT,
        content_id INTEGER NOT NULL REFERENCES snapshot_content,
        first_seen_at INTEGER NOT NULL,
        last_seen_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX snapshot_of ON snapshot (kind, scope, region, first_seen_at);
    `);
  },
};
