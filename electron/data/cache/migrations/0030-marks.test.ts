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
import { workspaceMigration } from './0010-workspace.ts';
import { tracesMigration } from './0020-traces.ts';

const MARK = { isBookmarked: true, tags: ['open'], note: '# why', judged: null, changedAt: 5 };

test('a filled workspace of before there were marks is brought up to date, and takes marks', () => {
  const path = join(tempFolder(), 'a.tracebell');
  const old = new Database(path) as Writer;
  old.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(old, path, [workspaceMigration, tracesMigration]);
  old.exec(`
    INSERT INTO workspace VALUES (1, 'w', 7, '0.1.0');
    INSERT INTO segment VALUES (1, 0, 3, 10, 30);
    INSERT INTO superseded VALUES (0, 2);
    INSERT INTO workspace_setting VALUES ('retentionDays', '30');
  `);
  expect(old.pragma('user_version', { simple: true })).toBe(20);
  old.close();

  prepareWorkspace(path);
  const db = new Database(path) as Writer;
  expect(db.pragma('user_version', { simple: true })).toBe(VERSION);
  expect(db.prepare('SELECT * FROM segment').all()).toHaveLength(1);
  expect(db.prepare('SELECT value FROM workspace_setting').pluck().get()).toBe('30');
  expect(allMarks(db)).toEqual([]);
  insertMark(db, 0, { provider: 'huawei', traceId: 't', digest: 'd' }, MARK);
  expect(allMarks(db)).toEqual([{ row: 0, standsAt: 2, mark: MARK }]);
  db.close();
});
