import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../../testing/temp-folder.ts';
import { mutate, mutations } from './testing/mutations.ts';
import { gzipOf, paxOf, tarOf, workbookOf, zipOf } from './testing/packing.ts';
import { readAll } from './testing/reading.ts';

const SEED = 20_240_704;
const RUNS = 700;

const records = Array.from({ length: 30 }, (_, n) => ({
  ...{
    code: n % 2 ? '200' : 200,
    request: '{"a":{"b":[1,{"c":2}]}}',
    resources: [{ id: n }, { id: '审计' }],
  },
  ...{ time: 1.7e12 + n, trace_id: `trace-${n}`, user: { name: 'ana', domain: { name: 'd' } } },
}));
const list = JSON.stringify(records);
const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
const csv = `Trace Name,Operator,Operation Time,note\n${'login,ana,"Jul 3, 2024 11:26:32 GMT+08:00",审计\n'.repeat(20)}`;
const entries = [
  { name: 'a.json', content: list },
  { name: 'folder/b.json.gz', content: gzipSync(lines) },
  { name: 'c.csv', content: csv },
];

const files: Record<string, Buffer> = {
  'a list': Buffer.from(list),
  'an indented list': Buffer.from(JSON.stringify(records, null, 2)),
  lines: Buffer.from(lines),
  'an answer': Buffer.from(JSON.stringify({ traces: records, meta_data: { count: 30 } })),
  'lines in UTF-16': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(lines, 'utf16le')]),
  gzip: gzipSync(list),
  'gzip of members': gzipOf(lines, lines, lines),
  zip: zipOf(entries),
  'zip, stored': zipOf(entries.map((entry) => ({ ...entry, method: 0, isLong: true }))),
  tar: tarOf([paxOf({ path: 'long' }), ...entries]),
  'tar in gzip': gzipSync(tarOf(entries)),
  'separated values': Buffer.from(csv),
  'a workbook': workbookOf({
    S: [['Trace Name', 'Time'], ...records.map(({ time }) => ['login', { date: time / 1e8 }])],
  }),
};

describe('whatever happened to a file on its way, reading it ends with what is in it and what is wrong', () => {
  test.for(Object.entries(files))('%s', async ([, file]) => {
    const path = join(tempFolder(), 'file');
    const property = fc.asyncProperty(mutations, async (changes) => {
      const content = mutate(file, changes);
      writeFileSync(path, content);
      const read = await readAll(path, { caps: { heldBytes: 1 << 24 } });
      expect(read.file.hash?.sizeBytes).toBe(content.length);
      for (const part of read.parts) expectWhole(part.path, read);
    });
    await fc.assert(property, { seed: SEED, numRuns: RUNS });
  });
});

/** Every record or refusal of a part has its number, and no number is missing. */
function expectWhole(
  path: string,
  { parts, records: found, refusals }: Awaited<ReturnType<typeof readAll>>,
): void {
  // Two entries of an archive may come to have the same name.
  if (parts.filter((part) => part.path === path).length > 1) return;
  const isDigest = parts.some((part) => part.path === path && part.hint === 'digest');
  const all = [...found, ...refusals]
    .filter((one) => one.path === path)
    .map(({ position }) => position.index);
  const numbers = all.toSorted((a, b) => a - b);
  expect(numbers).toEqual(Array.from(numbers, (_, index) => index + (isDigest ? 1 : 0)));
}
