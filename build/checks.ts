import { availableParallelism } from 'node:os';
import { runNode } from './run.ts';

/** Slowest first: the others then fit beside it. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  // What has not changed is not looked at again. A type that changed elsewhere may matter to it all the same: the compiler
  // notices that here, the rules notice in a fresh clone, where there is no cache.
  lint: [
    'node_modules/eslint/bin/eslint.js',
    ...['--cache', '--cache-strategy', 'content', '--cache-location', 'node_modules/.cache/eslint/', '.'],
  ],
  svelte: [
    'node_modules/svelte-check/bin/svelte-check',
    ...['--workspace', 'renderer', '--tsconfig', './tsconfig.json', '--fail-on-warnings'],
  ],
  unit: ['node_modules/vitest/vitest.mjs', 'run', '--project', 'fast', '--reporter', 'dot'],
  types: ['node_modules/typescript/bin/tsc', '--build'],
  format: [
    'node_modules/prettier/bin/prettier.cjs',
    ...['--check', '--cache', '--cache-strategy', 'content', '--log-level', 'warn', '.'],
  ],
  layers: ['build/check-layers.ts'],
};

export const CHECKS = Object.keys(STEPS);

/** Runs the checks side by side, shows what failed in full, and gives the names of those. */
export async function runChecks(names: readonly string[]): Promise<string[]> {
  const waiting = [...names];
  const failed: string[] = [];
  const lane = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const { code, output, seconds } = await runNode(STEPS[name] ?? [], { output: 'kept' });
      process.stdout.write(
        `${code === 0 ? 'passed' : 'FAILED'}  ${name.padEnd(8)} ${seconds.toFixed(1)} s\n`,
      );
      if (code === 0) continue;
      failed.push(name);
      process.stdout.write(`\n${output.trim()}\n\n`);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), names.length) }, lane));
  return failed;
}
