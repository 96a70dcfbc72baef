import type { Migration } from '../migrate.ts';

/** Notifications as people design them. */
export const draftsMigration: Migration = {
  version: 50,
  up(db) {
    db.exec(`
      CREATE TABLE draft (
        -- Never given twice: a removed draft may be brought back, and queries name drafts.
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        version INTEGER NOT NULL,
        -- The notification's JSON, as it was written.
        text TEXT NOT NULL,
        provider TEXT NOT NULL,
        project_id TEXT,
        -- JSON, as draft files have them.
        pins TEXT NOT NULL,
        assumptions TEXT NOT NULL,
        origin TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        changed_at INTEGER NOT NULL,
        removed_at INTEGER
      ) STRICT
    `);
  },
};
