import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { ROOT } from './run.ts';

const eslint = new ESLint({ cwd: ROOT });

async function isError(file: string, rule: string): Promise<boolean> {
  const { rules } = (await eslint.calculateConfigForFile(`${ROOT}${file}`)) as Linter.Config;
  const [severity] = [rules?.[rule]].flat();
  return severity === 2;
}

describe.each([
  'shared/model/task.ts',
  'electron/program/main.ts',
  'electron/data/services/settings.test.ts',
  'renderer/state/tasks.svelte.ts',
  'renderer/views/frame/Frame.svelte',
  'build/project-node.mjs',
  'e2e/frame.spec.ts',
  'eslint.config.js',
])('in %s the linter', (file) => {
  it.each([
    'layers/imports',
    'no-restricted-imports',
    'no-restricted-syntax',
    'no-debugger',
    '@typescript-eslint/no-explicit-any',
    '@typescript-eslint/no-floating-promises',
    '@typescript-eslint/consistent-type-imports',
    '@typescript-eslint/ban-ts-comment',
  ])('holds %s', async (rule) => {
    expect(await isError(file, rule)).toBe(true);
  });
});

it.each([
  ['renderer/views/frame/Frame.svelte', 'svelte/no-at-html-tags', true],
  ['renderer/views/frame/Frame.svelte', 'svelte/require-each-key', true],
  ['shared/model/task.ts', 'no-console', true],
  ['electron/core/columns/column.ts', 'no-console', true],
  ['electron/host/log.ts', 'no-console', false],
])('in %s, whether %s is an error: %s', async (file, rule, expected) => {
  expect(await isError(file, rule)).toBe(expected);
});
