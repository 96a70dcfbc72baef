// A process that brings the workspace it is given up to date by a step which rewrites much of it.
import { MIGRATIONS } from '../cache/migrations/all.ts';
import { prepareWorkspace } from '../cache/prepare.ts';

const path = process.argv[2] ?? '';
process.send?.('begins');
prepareWorkspace(path, [
  ...MIGRATIONS,
  {
    version: 1010,
    up(db) {
      // More than the page cache holds, so that pages of the change reach the file before it is done.
      db.pragma('cache_size = 5');
      db.exec('UPDATE junk SET bytes = randomblob(65536)');
      db.exec('CREATE TABLE heavy AS SELECT id, randomblob(65536) AS bytes FROM junk');
    },
  },
]);
process.disconnect();
