import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contentHash, isFresh, markFresh } from './freshness.ts';

const SOURCES = ['shared', 'renderer', 'package-lock.json'];

let root: string;
let built: string;

beforeEach(() => {
  root = `${mkdtempSync(join(tmpdir(), 'tracebell-freshness-'))}/`;
  built = join(root, 'dist/renderer');
  for (const folder of ['shared/words', 'renderer', 'electron', 'dist/renderer']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  writeFileSync(join(root, 'shared/words/start.ts'), 'one');
  writeFileSync(join(root, 'renderer/main.ts'), 'two');
  writeFileSync(join(root, 'package-lock.json'), '{}');
  writeFileSync(join(root, 'electron/main.ts'), 'three');
  markFresh(built, contentHash(root, SOURCES));
});

afterEach(() => rmSync(root, { recursive: true }));

const CHANGES: [string, boolean, () => void][] = [
  ['nothing changed', true, () => undefined],
  ['a file is touched', true, () => utimesSync(join(root, 'renderer/main.ts'), 1, 1)],
  ['a test is added', true, () => writeFileSync(join(root, 'shared/start.test.ts'), 'it')],
  ['what it is not made of changes', true, () => writeFileSync(join(root, 'electron/main.ts'), '3')],
  ['a file changes', false, () => writeFileSync(join(root, 'shared/words/start.ts'), 'One')],
  ['a file named for itself changes', false, () => writeFileSync(join(root, 'package-lock.json'), '[]')],
  ['an empty file is added', false, () => writeFileSync(join(root, 'renderer/new.css'), '')],
  ['a file is gone', false, () => rmSync(join(root, 'renderer/main.ts'))],
  [
    'a file is renamed',
    false,
    () => renameSync(join(root, 'renderer/main.ts'), join(root, 'renderer/entry.ts')),
  ],
  ['the built folder is gone', false, () => rmSync(built, { recursive: true })],
  [
    'the built folder is empty',
    false,
    () => {
      rmSync(built, { recursive: true });
      mkdirSync(built);
    },
  ],
];

it.each(CHANGES)('when %s, what was built is fresh: %s', (_, fresh, change) => {
  expect(isFresh(built, root, SOURCES)).toBe(true);
  change();
  expect(isFresh(built, root, SOURCES)).toBe(fresh);
});

it('is the same for a copy of the sources', () => {
  const copy = `${mkdtempSync(join(tmpdir(), 'tracebell-freshness-'))}/`;
  cpSync(root, copy, { recursive: true });
  expect(contentHash(copy, SOURCES)).toBe(contentHash(root, SOURCES));
  rmSync(copy, { recursive: true });
});
