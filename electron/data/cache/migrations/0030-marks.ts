import type { Migration } from '../migrate.ts';

/**
 * What a person put on traces. The row leads to the trace in this workspace; provider, id and digest say which trace it
 * is to anybody else. Tags are a list as JSON.
 */
export const marksMigration: Migration = {
  version: 30,
  up(db) {
    db.exec(`
      CREATE TABLE mark (
        row INTEGER PRIMARY KEY,
        provider TEXT NOT NULL,
        trace_id TEXT NOT NULL,
        digest TEXT NOT NULL,
        is_bookmarked INTEGER NOT NULL,
        tags TEXT NOT NULL,
        note TEXT NOT NULL,
        changed_at INTEGER NOT NULL
      ) STRICT
    `);
  },
};
