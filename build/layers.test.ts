import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { COMPUTED_IMPORTS } from './layer-table.ts';
import { problemsOf, treeAt, type Tree } from './layers.ts';

/** Targets that the sources under test import; they import nothing themselves. */
const TARGETS = [
  'shared/model/trace.ts',
  'shared/ipc/contract.ts',
  'shared/words/words.ts',
  'electron/core/engine/run.ts',
  'electron/data/cache/open.ts',
  'electron/data/cache/open.test.ts',
  'electron/data/services/ingest.ts',
  'electron/data/testing/workspace-file.ts',
  'electron/host/host.ts',
  'electron/serve/serve.ts',
  'renderer/ipc/client.ts',
  'renderer/state/tasks.svelte.ts',
  'renderer/parts/Field.svelte',
  'renderer/style/base.css',
];

function treeOf(sources: Record<string, string>): Tree {
  const all: Record<string, string> = {
    ...Object.fromEntries(TARGETS.map((file) => [file, ''])),
    ...Object.fromEntries(Object.keys(COMPUTED_IMPORTS).map((file) => [file, 'await import(script);'])),
    ...sources,
  };
  return { files: Object.keys(all), read: (file) => all[file] ?? '' };
}

const problemsIn = (file: string, source: string): string[] =>
  problemsOf(treeOf({ [file]: source })).map(
    (problem) => `${problem.file}:${problem.line} ${problem.message}`,
  );

const ENGINE = 'electron/core/engine/plan.ts';
const CACHE = 'electron/data/cache/rows.ts';
const SERVICE = 'electron/data/services/recent.ts';
const VIEW = 'renderer/views/traces/TraceList.svelte';

/** [what it is, the file, its source, the line, part of what is said] */
const VIOLATIONS: [string, string, string, number, string][] = [
  [
    'a static import',
    CACHE,
    "\nimport { run } from '../../core/engine/run.ts';",
    2,
    'may not import electron/core',
  ],
  ['a side effect', CACHE, "import '../../core/engine/run.ts';", 1, 'may not import electron/core'],
  [
    'a type-only import',
    CACHE,
    "import type { A } from '../../../shared/ipc/contract.ts';",
    1,
    'may not import shared/ipc',
  ],
  [
    'a re-export',
    CACHE,
    "export { a } from '../../../shared/ipc/contract.ts';",
    1,
    'may not import shared/ipc',
  ],
  [
    'a re-export of all',
    CACHE,
    "export * from '../services/ingest.ts';",
    1,
    'may not import electron/data/services',
  ],
  [
    'a re-exported type',
    CACHE,
    "export type { A } from '../services/ingest.ts';",
    1,
    'may not import electron/data',
  ],
  [
    'a dynamic import',
    CACHE,
    "const a = 1;\n\nawait import('../services/ingest.ts');",
    3,
    'may not import electron',
  ],
  [
    'a type written as import',
    CACHE,
    "let a: import('../services/ingest.ts').A;",
    1,
    'may not import electron/data',
  ],
  [
    'an import by require',
    CACHE,
    "import a = require('../services/ingest.ts');",
    1,
    'may not import electron/data',
  ],
  [
    'a call of require',
    CACHE,
    "const a = require('../services/ingest.ts');",
    1,
    'may not import electron/data',
  ],
  ['a module file', 'shared/model/old.mjs', "import '../ipc/contract.ts';", 1, 'may not import shared/ipc'],
  [
    'a rune module',
    'renderer/state/a.svelte.ts',
    "import '../views/B.ts';",
    1,
    'is not a file of the project',
  ],
  [
    'a script of a component',
    VIEW,
    '<p>a</p>\n<script lang="ts">\n  import "../../ipc/client.ts";\n</script>',
    3,
    'may not import renderer/ipc',
  ],
  [
    'a module script of a component',
    VIEW,
    '<script module>import "../../ipc/client.ts";</script>',
    1,
    'may not import renderer/ipc',
  ],
  [
    'an import in markup',
    VIEW,
    '<p></p>\n{#await import("../../ipc/client.ts")}…{/await}',
    2,
    'may not import renderer/ipc',
  ],
  ['a computed import in markup', VIEW, '{#await import(name)}…{/await}', 1, 'cannot be checked'],
  [
    'a part that knows a subject',
    'renderer/parts/Row.svelte',
    "<script>import '../../shared/model/trace.ts';</script>",
    1,
    'may not import shared/model',
  ],
  [
    'a host in a host',
    'electron/main/main.ts',
    "import '../serve/serve.ts';",
    1,
    'may not import electron/serve',
  ],
  [
    'journeys in the app',
    'e2e/start.spec.ts',
    "import '../electron/host/host.ts';",
    1,
    'may not import electron/host',
  ],
  ['a test as a source', CACHE, "import './open.test.ts';", 1, 'is for tests alone'],
  ['what tests share', SERVICE, "import '../testing/workspace-file.ts';", 1, 'is for tests alone'],
  ['a folder nobody listed', 'electron/plugins/a.ts', '', 1, 'no row of the layer table'],
  ['a folder nobody listed at the top', 'scripts/a.mjs', '', 1, 'no row of the layer table'],
  ['a new folder of the data process', 'electron/data/jobs/a.ts', '', 1, 'no row of the layer table'],
  ['a test in a folder nobody listed', 'elsewhere/a.test.ts', '', 1, 'no row of the layer table'],
  ['a file that is not there', CACHE, "import './gone.ts';", 1, './gone.ts is not a file of the project'],
  ['an import without extension', CACHE, "import './open';", 1, './open is not a file of the project'],
  ['an import of a folder', CACHE, "import '.';", 1, '. is not a file of the project'],
  ['a path above the project', CACHE, "import '../../../../a.ts';", 1, 'is not a file of the project'],
  ['a computed import', CACHE, 'await import(name);', 1, 'cannot be checked'],
  ['a template with a hole', CACHE, 'await import(`./${name}.ts`);', 1, 'cannot be checked'],
  ['a reference', CACHE, '/// <reference types="svelte" />', 1, 'cannot be checked'],
  ['a package nobody allowed', CACHE, "import 'lodash/fp';", 1, 'may not import the package lodash'],
  ['a scoped package', CACHE, "import '@axe-core/playwright/x';", 1, 'the package @axe-core/playwright'],
  ['a path that looks like an alias', CACHE, "import '@/a.ts';", 1, 'may not import the package @/a.ts'],
  [
    'a package of another folder',
    'electron/host/a.ts',
    "import * as v from 'valibot';",
    1,
    'the package valibot',
  ],
  [
    'a type of a package of another folder',
    'electron/data/services/a.ts',
    "import type D from 'better-sqlite3';",
    1,
    'the package better-sqlite3',
  ],
  [
    'a value where types are allowed',
    'e2e/stand-in/a.ts',
    "import { app } from 'electron';",
    1,
    'types of electron only',
  ],
  ['Node in the core', ENGINE, "import 'node:fs';", 1, 'runs without Node'],
  ['Node in the page', 'renderer/state/a.svelte.ts', "import 'node:fs';", 1, 'runs without Node'],
  ['Node in shared', 'shared/model/a.ts', "import type { A } from 'node:fs';", 1, 'runs without Node'],
  ['Node without its prefix', CACHE, "import 'fs';", 1, 'is written node:fs'],
  ['a module Node does not have', CACHE, "import 'node:files';", 1, 'is no module of Node'],
  ['a component that cannot be parsed', VIEW, '{#if}', 1, 'cannot be parsed'],
  ['an allowance without use', 'build/node-version.mjs', '', 1, 'its allowance can go'],
  ['a file in camel case', 'shared/model/traceFields.ts', '', 1, 'not written in kebab-case'],
  ['a component in kebab case', 'renderer/parts/data-table.svelte', '', 1, 'PascalCase.svelte'],
  ['a rune module in Pascal case', 'renderer/state/Tasks.svelte.ts', '', 1, 'not written in kebab-case'],
  ['a folder in Pascal case', 'renderer/views/Traces/list.ts', '', 1, 'the folder Traces is not'],
  ['a file without a subject', 'shared/model/utils.ts', '', 1, '“utils” does not say'],
  ['its test', 'shared/model/utils.test.ts', '', 1, '“utils” does not say'],
  ['a half subject', 'electron/host/window-manager.ts', '', 1, '“window-manager” does not say'],
  [
    'a component without a subject',
    'renderer/parts/TableHelpers.svelte',
    '',
    1,
    '“TableHelpers” does not say',
  ],
  ['a folder without a subject', 'renderer/views/common/list.ts', '', 1, '“common” does not say'],
];

/** [the file, its source] */
const ALLOWED: [string, string][] = [
  ['electron/data/services/a.ts', "import { open } from '../cache/open.ts';\nimport 'node:fs';"],
  ['electron/data/cache/migrations/0010-workspace.ts', "import { open } from '../open.ts';"],
  ['electron/data/cache/rows.ts', "import Database from 'better-sqlite3';\nawait import('./open.ts');"],
  [
    'electron/data/cache/rows.test.ts',
    "import '../services/ingest.ts';\nimport './open.test.ts';\nimport { it } from 'vitest';",
  ],
  [
    'electron/cli/serve.ts',
    "import '../serve/serve.ts';\nimport '../host/host.ts';\nawait import(`node:fs`);",
  ],
  ['electron/serve/testing/http.ts', "import '../serve.ts';\nimport '../../data/testing/workspace-file.ts';"],
  ['electron/serve/serve.test.ts', "import '../data/testing/workspace-file.ts';"],
  ['electron/preload/preload.ts', "import { contextBridge } from 'electron';"],
  ['e2e/stand-in/a.ts', "import type { App } from 'electron';\nimport { test } from '@playwright/test';"],
  [
    'shared/words/zh-CN/start.ts',
    "import '../words.ts';\n// import './gone.ts'\nconst text = \"import './gone.ts'\";",
  ],
  [
    'renderer/main.ts',
    "import './style/base.css';\nimport './style/base.css?inline';\nimport './state/tasks.svelte.ts';",
  ],
  [
    VIEW,
    '<script lang="ts" generics="T extends Record<string, Array<T>>">\n  import Field from "../../parts/Field.svelte";\n  import "../../../shared/model/trace.ts";\n  let { a }: { a: T } = $props();\n</script>\n<p>import("../../ipc/client.ts") {a}</p>',
  ],
];

describe('the layer table', () => {
  it.each(VIOLATIONS)('catches %s', (_, file, source, line, message) => {
    const problems = problemsIn(file, source);
    expect(problems).toEqual([expect.stringContaining(message)]);
    expect(problems[0]).toMatch(new RegExp(`^${file.replaceAll('.', '\\.')}:${line} `));
  });

  it.each(ALLOWED)('lets %s import what its row allows', (file, source) => {
    expect(problemsIn(file, source)).toEqual([]);
  });

  it('holds in this project', () => {
    expect(problemsOf(treeAt(fileURLToPath(new URL('..', import.meta.url))))).toEqual([]);
  });
});
