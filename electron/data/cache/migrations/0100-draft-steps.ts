import type { Migration } from '../migrate.ts';

/** What drafts said before, so that it can be gone back to. */
export const draftStepsMigration: Migration = {
  version: 100,
  up(db) {
    db.exec(`
      -- What was typed last, where that is no JSON: the text stays what was JSON last.
      ALTER TABLE draft ADD COLUMN typed TEXT;
      -- Of its steps, the one that it is at.
      ALTER TABLE draft ADD COLUMN step INTEGER NOT NULL DEFAULT 0;

      CREATE TABLE draft_step (
        draft_id INTEGER NOT NULL REFERENCES draft ON DELETE CASCADE,
        step INTEGER NOT NULL,
        text TEXT NOT NULL,
        -- 0: no JSON. Such a one stands only behind all others.
        is_readable INTEGER NOT NULL,
        PRIMARY KEY (draft_id, step)
      ) STRICT, WITHOUT ROWID;

      -- What somebody gave a name to.
      CREATE TABLE draft_version (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        draft_id INTEGER NOT NULL REFERENCES draft ON DELETE CASCADE,
        name TEXT NOT NULL,
        text TEXT NOT NULL,
        saved_at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX draft_version_of ON draft_version (draft_id);
    `);
  },
};
