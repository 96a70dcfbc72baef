import type { Migration } from '../migrate.ts';

/** The zone of times that name none, by the heading of their column, as somebody said. */
export const zoneChoicesMigration: Migration = {
  version: 140,
  up(db) {
    db.exec(`
      CREATE TABLE zone_choice (
        heading TEXT PRIMARY KEY,
        zone TEXT NOT NULL
      ) STRICT, WITHOUT ROWID
    `);
  },
};
