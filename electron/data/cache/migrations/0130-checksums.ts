import type { Migration } from '../migrate.ts';

/** A page that turned into zeros can be read without an error: these sums tell. */
export const checksumsMigration: Migration = {
  version: 130,
  up(db) {
    db.exec(`
      ALTER TABLE segment_column ADD COLUMN sum INTEGER;
      ALTER TABLE block ADD COLUMN sum INTEGER;
      ALTER TABLE dictionary_part ADD COLUMN sum INTEGER;
    `);
  },
};
