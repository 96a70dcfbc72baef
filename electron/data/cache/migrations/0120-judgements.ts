import type { Migration } from '../migrate.ts';

/** Whether a person judged a trace useful or noise: one of the two words, or null. */
export const judgementsMigration: Migration = {
  version: 120,
  up(db) {
    db.exec('ALTER TABLE mark ADD COLUMN judged TEXT');
  },
};
