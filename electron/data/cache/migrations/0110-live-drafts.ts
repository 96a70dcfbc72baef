import type { Migration } from '../migrate.ts';

/** Which live notification a draft was made of, and how that one was then. */
export const liveDraftsMigration: Migration = {
  version: 110,
  up(db) {
    db.exec(`
      ALTER TABLE draft ADD COLUMN live_id TEXT;
      ALTER TABLE draft ADD COLUMN live_text TEXT;
      ALTER TABLE draft ADD COLUMN live_looked_at INTEGER;
    `);
  },
};
