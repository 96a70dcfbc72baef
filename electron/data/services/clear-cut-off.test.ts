import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockWorkspace } from '../cache/workspace-lock.ts';
import { contentOf, tempFolder } from '../testing/temp-folder.ts';
import { clearCutOff } from './clear-cut-off.ts';

const NOW = Date.UTC(2026, 4, 14);

function folderWith(names: readonly string[]): string {
  const folder = tempFolder();
  for (const name of names) writeFileSync(join(folder, name), name);
  return folder;
}

const left = (folder: string): string[] => Object.keys(contentOf(folder));

test('the beginning of a copy goes, and nothing else', () => {
  const folder = folderWith(['a.tracebell', 'b.tracebell-part', 'b.tracebell-part-journal', 'b.txt']);
  clearCutOff({ kind: 'copy', path: join(folder, 'b.tracebell') }, 7, NOW);
  expect(left(folder)).toEqual(['a.tracebell', 'b.txt']);
});

test('the beginning of a recovered copy goes, with the bytes it is made of; the damaged file stays', () => {
  const beside = ['-damaged', '-damaged-wal', '-part', '-lock'];
  const folder = folderWith(['a.tracebell', ...beside.map((ending) => `a recovered.tracebell${ending}`)]);
  clearCutOff({ kind: 'recover', path: join(folder, 'a recovered.tracebell') }, 7, NOW);
  expect(left(folder)).toEqual(['a.tracebell']);
});

test('a copy that somebody makes now is left alone', () => {
  const folder = folderWith(['b.tracebell-part']);
  const path = join(folder, 'b.tracebell');
  const lock = lockWorkspace(path, NOW);
  clearCutOff({ kind: 'copy', path }, 7, NOW);
  expect(left(folder)).toContain('b.tracebell-part');
  lock.release();
});

test('the beginning of an export goes; those of other processes stay', () => {
  const folder = folderWith(['.tracebell-export-7-1f2e', '.tracebell-export-77-1f2e', 'a.csv']);
  clearCutOff({ kind: 'export', path: join(folder, 'a.csv') }, 7, NOW);
  expect(left(folder)).toEqual(['.tracebell-export-77-1f2e', 'a.csv']);
});

test('a folder that is gone, and work that leaves nothing, are no trouble', () => {
  const gone = join(tempFolder(), 'gone');
  for (const kind of ['copy', 'export', 'sync'] as const)
    clearCutOff({ kind, path: join(gone, 'a') }, 7, NOW);
});
