import { join } from 'node:path';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { layersPlugin } from './layers-lint.ts';
import { ROOT } from './run.ts';

const CASES: [string, string, string | null][] = [
  [
    'electron/data/cache/open.js',
    "import '../services/workspace.ts';",
    'may not import electron/data/services',
  ],
  [
    'electron/data/cache/open.js',
    "export * from '../services/workspace.ts';",
    'may not import electron/data/services',
  ],
  [
    'electron/data/cache/open.js',
    "export { a } from '../services/workspace.ts';",
    'may not import electron/data',
  ],
  [
    'electron/data/cache/open.js',
    "import('../services/workspace.ts');",
    'may not import electron/data/services',
  ],
  ['electron/data/cache/open.js', 'import(name);', 'cannot be checked'],
  ['electron/data/cache/open.js', "import './gone.ts';", 'is not a file of the project'],
  ['shared/model/task.js', "import 'node:fs';", 'runs without Node'],
  ['plugins/a.js', '', 'no row of the layer table'],
  [
    'electron/data/services/recent.js',
    "import '../cache/open.ts'; import 'node:fs'; export const a = 1;",
    null,
  ],
  ['build/node-version.mjs', 'import(entry);', null],
];

it.each(CASES)('says in the editor what is wrong in %s with: %s', (file, source, message) => {
  const config: Linter.Config = { plugins: { layers: layersPlugin }, rules: { 'layers/imports': 'error' } };
  const found = new Linter({ cwd: ROOT }).verify(source, [config], join(ROOT, file));
  expect(found.map((problem) => problem.message)).toEqual(
    message === null ? [] : [expect.stringContaining(message)],
  );
});
