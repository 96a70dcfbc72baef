import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { buildStale, PART_NAMES } from '../built-parts.ts';
import { collectNotices, NOTICES_FILE, shippedPackages } from './notices.ts';

test('the licences that are shown are those of what is bundled ("npm run notices" writes them)', async () => {
  await buildStale(PART_NAMES);
  const shipped = collectNotices(shippedPackages());
  const shown = JSON.parse(readFileSync(NOTICES_FILE, 'utf8')) as unknown;
  expect(shown).toEqual(shipped);
  // That the list of what was bundled is one.
  const names = shipped.map(({ name }) => name);
  for (const name of [
    'svelte',
    'chart.js',
    'electron-updater',
    'better-sqlite3',
    'electron',
    'valibot',
    'sax',
  ])
    expect(names).toContain(name);
  expect(names).toContain('@fontsource-variable/inter');
  expect(names).not.toContain('vite');
});
