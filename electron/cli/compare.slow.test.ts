import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIRST_TIME } from '../data/services/ingest/testing/trace-records.ts';
import {
  ALL,
  CREATED,
  documentOf,
  expectRefused,
  ids,
  NAMELESS,
  placeOf,
  records,
  UNSURE,
} from './testing/replaying.ts';
import { runCli } from './testing/run-cli.ts';

const SERVICES = ['VPC', 'ECS'];
/** Traces 0, 9, 12, 21 … */
const OF_TWO = {
  ...CREATED,
  operations: SERVICES.map((service) => ({ ...CREATED.operations[0], service_type: service })),
};

test('tells what is gained, lost and kept, in order, and what becomes of unknown ones', async () => {
  const { home, folder, file } = placeOf({ 'a.json': records(0, 14) });
  const [created, ofTwo, unsure] = [file('a.json', CREATED), file('b.json', OF_TWO), file('c.json', UNSURE)];
  const gained = await documentOf<object>(['compare', created, ofTwo, folder]);
  expect(Object.keys(gained).slice(0, 6)).toEqual([
    'gained',
    'lost',
    'kept',
    'becameUnknown',
    'becameKnown',
    'counts',
  ]);
  expect(gained).toMatchObject({
    ...{ gained: ids(9), lost: [], kept: ids(0, 12), becameUnknown: [], becameKnown: [] },
    counts: { gained: 1, lost: 0, kept: 2, becameUnknown: 0, becameKnown: 0 },
  });
  expect(await documentOf(['compare', ofTwo, created, folder])).toMatchObject({ gained: [], lost: ids(9) });
  const unknown = await documentOf<{ becameUnknown: string[] }>(['compare', created, unsure, folder]);
  // A match that becomes unknown is lost.
  expect(unknown).toMatchObject({ lost: ids(0, 12), kept: [] });
  expect(unknown.becameUnknown).toHaveLength(14);
  const workspace = join(home, 'a.tracebell');
  await runCli(['import', folder, '--workspace', workspace]);
  expect(await documentOf(['compare', created, ofTwo, '--workspace', workspace])).toEqual(gained);
});

test('takes a window, a provider and assumptions for both', async () => {
  const { folder, file } = placeOf({ 'a.json': records(0, 14) });
  const [created, all, unsure] = [file('a.json', CREATED), file('b.json', ALL), file('c.json', UNSURE)];
  const counts = async (...args: string[]): Promise<unknown> =>
    (await documentOf<{ counts: unknown }>(['compare', ...args, folder])).counts;
  const from = new Date(FIRST_TIME + 10_000).toISOString();
  expect(await counts(created, all, '--from', from)).toMatchObject({ gained: 3, kept: 1 });
  expect(await counts(created, all, '--provider', 'aws')).toMatchObject({ gained: 0, kept: 0 });
  expect(await counts(all, unsure, '--assume', 'absent-not-equal=match')).toMatchObject({ kept: 14 });
});

test('is for a person to read where no document is asked for', async () => {
  const { folder, file } = placeOf({ 'a.json': records(0, 40) });
  const { code, stdout } = await runCli([
    'compare',
    file('a.json', CREATED),
    file('b.json', NAMELESS),
    folder,
  ]);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^Gained: 36 traces\n(?: {2}[0-9a-f-]{36}\n){10} {2}and 26 more\nLost: 0 traces\nKept: 4 traces\n/,
  );
  expect(stdout).toContain('Issues of the second:\n  error  notification_name: ');
});

test('1 with the issues of either, 2 and a sentence where it cannot be done', async () => {
  const { folder, file } = placeOf({ 'a.json': records(0, 2) });
  const [all, nameless] = [file('a.json', ALL), file('b.json', NAMELESS)];
  expect(await documentOf(['compare', nameless, all, folder], 1)).toMatchObject({
    issues: { before: [{ code: 'name-missing' }], after: [] },
  });
  for (const [args, sentence] of [
    [[all, nameless], /^No traces were given/],
    [['-', '-', folder], /^Only one of the two/],
    [[all, file('list.json', [ALL]), folder], /list\.json: This is a list/],
    [[all, join(folder, 'none.json'), folder], /none\.json: The file is not there/],
    [[all, nameless, folder, '--rating', 'x'], /“--rating” takes severity or outcome/],
  ] as const)
    expectRefused(await runCli(['compare', ...args, '--json']), sentence);
});
