import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FINDING_IDS } from '../../shared/model/sample.ts';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { documentOf, expectRefused } from './testing/replaying.ts';
import { runCli } from './testing/run-cli.ts';

const TO = '2026-05-14T09:41:00Z';

interface Made {
  until: number;
  traces: number;
  files: string[];
  findings: { id: string; traceIds: string[]; notification: string | null }[];
}

interface Replayed {
  matched: number;
  unknown: number;
  ids?: string[];
  issues: { code: string; path: string }[];
  sources: Record<string, number>;
}

test('what it writes is replayed: each notification does what the list of findings says', async () => {
  const folder = join(tempFolder(), 'demo');
  const made = await documentOf<Made>(['sample', folder, '--to', TO]);
  expect(made).toMatchObject({ until: Date.UTC(2026, 4, 14, 9), traces: 60_000 });
  expect(made.findings.map(({ id }) => id)).toEqual([...FINDING_IDS]);
  const replay = (name: string): Promise<Replayed> =>
    documentOf(['replay', join(folder, 'notifications', `${name}.json`), join(folder, 'traces')]);
  const codes = ({ issues }: Replayed): string[] => issues.map(({ code }) => code);

  const keys = await replay('key_lifecycle');
  expect({ matched: keys.matched, unknown: keys.unknown, issues: keys.issues }).toEqual({
    ...{ matched: 12, unknown: 0, issues: [] },
  });
  expect(keys.sources).toMatchObject({ duplicates: 30, conflicts: 0, refused: 0 });
  const logins = await replay('failed_logins');
  expect(logins.matched).toBeGreaterThan(500);
  expect(codes(logins)).toEqual(['filter-off']);
  const buckets = await replay('bucket_policies');
  expect(buckets.matched).toBe(0);
  expect(codes(buckets)).toContain('unknown-operation');
  expect(codes(await replay('access_changes'))).toContain('user-repeated');
  const serious = await replay('serious_failures');
  expect({ matched: serious.matched, issues: serious.issues }).toEqual({ matched: 9, issues: [] });
  expect((await replay('database_changes')).issues).toEqual([]);
});

test('a person is told what was written, what is hidden in it and what to try', async () => {
  const { code, stdout, stderr } = await runCli(['sample', 'demo', '--seed', '7']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^60,000 traces of the seven days before .* UTC, in 5\d\d files/);
  expect(stdout).toContain('are invented');
  // As many as `replay` above calls duplicates.
  expect(stdout).toContain('Thirty traces came in two files');
  expect(stdout).toContain(`tracebell replay ${join('demo', 'notifications', 'key_lifecycle.json')}`);
});

test('a folder with something in it is refused', async () => {
  const folder = join(tempFolder(), 'mine');
  mkdirSync(folder);
  writeFileSync(join(folder, 'mine.txt'), 'mine');
  expectRefused(await runCli(['sample', folder]), /mine is not empty/);
});
