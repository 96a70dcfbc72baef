import type { Migration } from '../migrate.ts';

/** `name_key` is the name with its case folded: two names that differ by case alone would be taken for one. */
export const viewsMigration: Migration = {
  version: 60,
  up(db) {
    db.exec(`
      CREATE TABLE view (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        name_key TEXT NOT NULL UNIQUE,
        content TEXT NOT NULL,
        saved_at INTEGER NOT NULL
      ) STRICT
    `);
  },
};
