import type { Migration } from '../migrate.ts';

/** One row: which workspace this is. The id survives copies, so that a copy is known as one. */
export const workspaceMigration: Migration = {
  version: 10,
  up(db) {
    db.exec(`
      CREATE TABLE workspace (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        id TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        created_by TEXT NOT NULL
      ) STRICT
    `);
  },
};
