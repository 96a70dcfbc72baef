import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageOf } from './bundled-packages.ts';
import { collectNotices, noticesAsText } from './notices.ts';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'tracebell-notices-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function put(name: string, described: object, files: Readonly<Record<string, string>>): string {
  const folder = `node_modules/${name}`;
  mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(join(root, folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...described }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, folder, file), text);
  return folder;
}

test('each package is named once, in order, with every text of its licence', () => {
  const b = put('b', { license: 'MIT' }, { LICENSE: 'of b\r\n', 'NOTICE.md': 'and this', 'readme.md': 'x' });
  const a = put('@x/a', { license: 'ISC' }, { 'license.txt': 'of a' });
  expect(collectNotices([b, a, b], {}, root)).toEqual([
    { name: '@x/a', version: '1.0.0', licence: 'ISC', text: 'of a' },
    { name: 'b', version: '1.0.0', licence: 'MIT', text: 'of b\n\nand this' },
  ]);
});

test.each([
  ['without a text', { license: 'MIT' }, {}, 'a 1.0.0 comes without the text of its licence.'],
  ['without a licence', {}, { LICENSE: 'x' }, 'a 1.0.0 names no licence.'],
  [
    'with a licence as it was named once',
    { license: { type: 'MIT' } },
    { LICENSE: 'x' },
    'a 1.0.0 names no licence.',
  ],
  [
    'under a licence that binds',
    { license: 'GPL-3.0-only' },
    { LICENSE: 'x' },
    'a 1.0.0 is under GPL-3.0-only',
  ],
  ['under a choice', { license: '(MIT OR GPL-2.0)' }, { LICENSE: 'x' }, 'a 1.0.0 is under (MIT OR GPL-2.0)'],
])('a package %s does not slip in', (_what, described, files, says) => {
  const folder = put('a', described, files);
  expect(() => collectNotices([folder], {}, root)).toThrow(says);
});

test('what a person settled holds for that version alone', () => {
  const folder = put('a', {}, {});
  const settled = { 'a@1.0.0': { licence: 'MIT', text: 'settled', more: 'And more.' } };
  expect(collectNotices([folder], settled, root)).toMatchObject([
    { licence: 'MIT', text: 'And more.\n\nsettled' },
  ]);
  put('a', { version: '1.0.1' }, {});
  expect(() => collectNotices([folder], settled, root)).toThrow('a 1.0.1 names no licence.');
});

test.each([
  ['/srv/app/node_modules/svelte/src/index.js', 'node_modules/svelte'],
  ['/srv/app/node_modules/@lucide/svelte/dist/x.svelte?svelte&type=style', 'node_modules/@lucide/svelte'],
  ['/srv/app/node_modules/a/node_modules/@b/c/d.js', 'node_modules/a/node_modules/@b/c'],
  ['\0/srv/app/node_modules/a/b.js?commonjs-module', 'node_modules/a'],
  ['C:\\app\\node_modules\\a\\b.js', 'node_modules/a'],
  ['/srv/app/renderer/main.ts', null],
  ['\0vite/preload-helper.js', null],
])('%s belongs to %s', (id, folder) => expect(packageOf(id)).toBe(folder));

test('the file to read has each with its text', () => {
  const text = noticesAsText([{ name: 'a', version: '1.0.0', licence: 'MIT', text: 'of a' }]);
  expect(text).toContain('a 1.0.0 (MIT)');
  expect(text).toContain('\nof a\n');
});
