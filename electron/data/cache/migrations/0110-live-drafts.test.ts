import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { tempFolder } from '../../testing/temp-folder.ts';
import { VERSION } from '../../testing/workspace-file.ts';
import { insertDraft, storedDraft, storedDrafts } from '../drafts.ts';
import { APPLICATION_ID } from '../file-check.ts';
import type { Writer } from '../handle.ts';
import { migrate } from '../migrate.ts';
import { prepareWorkspace } from '../prepare.ts';
import { MIGRATIONS } from './all.ts';

const CONTENT = { text: '{}', provider: 'huawei' as const, projectId: 'p', pins: [], assumptions: {} };

test('drafts of before are kept, and those of live notifications remember them', () => {
  const path = join(tempFolder(), 'a.tracebell');
  const old = new Database(path) as Writer;
  old.pragma(`application_id = ${APPLICATION_ID}`);
  migrate(
    old,
    path,
    MIGRATIONS.filter(({ version }) => version < 110),
  );
  old.exec(`
    INSERT INTO workspace VALUES (1, 'w', 7, '0.1.0');
    INSERT INTO draft (version, text, provider, pins, assumptions, origin, created_at, changed_at)
    VALUES (3, '{"a":1}', 'huawei', '[]', '{}', 'file', 5, 6);
  `);
  old.close();

  prepareWorkspace(path);
  const db = new Database(path) as Writer;
  expect(db.pragma('user_version', { simple: true })).toBe(VERSION);
  const [before] = storedDrafts(db);
  expect(before).toMatchObject({ text: '{"a":1}', version: 3, origin: 'file' });
  expect(before).not.toHaveProperty('live');
  const live = { id: 'n', text: '{"x":1}', lookedAt: 9 };
  const id = insertDraft(db, CONTENT, 'live', 10, live);
  expect(storedDraft(db, id)).toMatchObject({ ...CONTENT, origin: 'live', live });
  db.close();
});
