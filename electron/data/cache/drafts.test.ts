import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { edit, makeWorkspace } from '../testing/workspace-file.ts';
import { insertDraft, storedDrafts } from './drafts.ts';
import type { Writer } from './handle.ts';
import type { Migration } from './migrate.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { prepareWorkspace } from './prepare.ts';

const CONTENT = {
  ...{ text: '{"odd": 1.0}', provider: 'huawei' as const, projectId: null },
  ...{
    pins: [{ traceId: 't', want: 'unknown' as const }],
    assumptions: { 'absent-not-equal': 'match' as const },
  },
};

function handle(path: string): Writer {
  const db = new Database(path) as Writer;
  onTestFinished(() => void db.close());
  return db;
}

test('a workspace from before there were drafts gets them when it is opened, with all that was in it', () => {
  const path = makeWorkspace(join(tempFolder(), 'a.tracebell'));
  edit(
    path,
    'DROP TABLE draft_version',
    'DROP TABLE draft_step',
    'DROP TABLE draft',
    `INSERT INTO workspace_setting VALUES ('retentionDays', '7')`,
    'PRAGMA user_version = 20',
  );
  const before = MIGRATIONS.filter(({ version }) => version <= 20 || [50, 100, 110].includes(version));
  prepareWorkspace(path, before);
  const db = handle(path);
  const id = insertDraft(db, CONTENT, 'empty', 5);
  expect(storedDrafts(db)).toEqual([
    {
      ...CONTENT,
      id,
      version: 1,
      origin: 'empty',
      createdAt: 5,
      changedAt: 5,
      typed: null,
      canUndo: false,
      canRedo: false,
    },
  ]);
  expect(db.prepare('SELECT value FROM workspace_setting').pluck().all()).toEqual(['7']);
});

test('drafts are put aside before the workspace is brought up to date', () => {
  const path = makeWorkspace(join(tempFolder(), 'a.tracebell'));
  const db = new Database(path) as Writer;
  insertDraft(db, CONTENT, 'empty', 5);
  db.close();
  const later: Migration = { version: 9010, up: (one) => void one.exec('DELETE FROM draft') };
  prepareWorkspace(path, [...MIGRATIONS, later]);
  const backup = handle(`${path}.before-9010`);
  expect(backup.prepare('SELECT text FROM draft').pluck().all()).toEqual([CONTENT.text]);
});
