import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { tempFolder } from '../../testing/temp-folder.ts';
import { VERSION } from '../../testing/workspace-file.ts';
import { APPLICATION_ID } from '../file-check.ts';
import type { Writer } from '../handle.ts';
import { allMarks, insertMark } from '../marks.ts';
import { migrate } from '../migrate.ts';
import { prepareWorkspace } from '../prepare.ts';
import { MIGRATIONS } from './all.ts';

test('marks of before are kept, judged by nobody, and traces can be judged', () => {
  const path = join(tempFolder(), 'a.tracebell');
  const old = new Database(path) as Writer;
  old.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(
    old,
    path,
    MIGRATIONS.filter(({ version }) => version < 120),
  );
  old.exec(`
    INSERT INTO workspace VALUES (1, 'w', 7, '0.1.0');
    INSERT INTO mark VALUES (3, 'huawei', 't', 'd', 1, '["open"]', '# why', 5);
  `);
  old.close();

  prepareWorkspace(path);
  const db = new Database(path) as Writer;
  expect(db.pragma('user_version', { simple: true })).toBe(VERSION);
  const before = { isBookmarked: true, tags: ['open'], note: '# why', judged: null, changedAt: 5 };
  const judged = { isBookmarked: false, tags: [], note: '', judged: 'noise' as const, changedAt: 6 };
  insertMark(db, 4, { provider: 'huawei', traceId: 'u', digest: 'e' }, judged);
  expect(allMarks(db).map(({ row, mark }) => [row, mark])).toEqual([
    [3, before],
    [4, judged],
  ]);
  db.close();
});
