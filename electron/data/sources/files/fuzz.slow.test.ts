import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Position } from '../../../../shared/model/import-report.ts';
import type { Json } from '../../../../shared/model/json.ts';
import type { SheetColumns } from '../../../../shared/model/sheet.ts';
import { computedTraceId, contentDigest, dedupeKey } from '../../../core/normalise/identity.ts';
import { normaliseRecord, type NormaliseContext } from '../../../core/normalise/normalise.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { hostileMutations, mutate, mutations } from './testing/mutations.ts';
import { tarOf, workbookOf, zipOf } from './testing/packing.ts';
import { readAll, type Read } from './testing/reading.ts';
import { sampleRecords, sampleRows } from './testing/samples.ts';
import { splitText } from './testing/splitting.ts';

const SEED = 20_240_610;
/** Together with the files below, more than 20,000 inputs. */
const TEXT_RUNS = 700;
const FILE_RUNS = 400;

const samples = sampleRecords();
const listOf = (records: readonly Json[]): string => JSON.stringify(records);
const linesOf = (records: readonly Json[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');

/** What is made of a record or a row, whatever it holds: a trace with ids and digest, or a named refusal. */
function expectNormalised(value: Json, n: number, columns: SheetColumns | null): void {
  const context: NormaliseContext = {
    fromPath: { region: null, project_id: null, tracker_name: null },
    rating: n % 2 === 0 ? 'severity' : 'outcome',
    bodies: n % 3 === 0 ? 'parsed' : 'written',
    ...(columns === null ? {} : { columns }),
  };
  const result = normaliseRecord(value, context);
  if ('refusal' in result) {
    expect(result.refusal.code).not.toBe('');
    return;
  }
  const { trace } = result;
  if (!/^[\da-f]{32}$/.test(contentDigest(trace))) throw new Error('It has no digest.');
  if (trace.trace_id === '' || computedTraceId(trace) === '' || dedupeKey(trace) === '')
    throw new Error('It has no id.');
}

function expectPlace({ byteOffset, line, index }: Position, sizeBytes: number): void {
  if (!Number.isInteger(byteOffset) || byteOffset < 0 || byteOffset > sizeBytes)
    throw new Error(`${byteOffset} is no place in ${sizeBytes} bytes.`);
  if (line !== null && !(Number.isInteger(line) && line >= 1)) throw new Error(`${line} is no line.`);
  if (!Number.isInteger(index) || index < 0) throw new Error(`${index} is no number of a record.`);
}

/** Every record or refusal has its number, and no number is missing. */
function expectAllNumbers(indexes: readonly number[], first = 0): void {
  const sorted = indexes.toSorted((a, b) => a - b);
  expect(sorted).toEqual(sorted.map((_, n) => n + first));
}

describe('a text that was changed at random ends in records and named refusals:', () => {
  const forms: [string, Buffer][] = [...samples].flatMap(([name, records]): [string, Buffer][] => [
    [`${name}, a list`, Buffer.from(listOf(records))],
    [`${name}, lines`, Buffer.from(linesOf(records))],
  ]);
  test.for(forms)('%s', ([, text]) => {
    const property = fc.property(
      fc.oneof(hostileMutations, mutations),
      fc.constantFrom(50, 1000, Infinity),
      (changes, chunkBytes) => {
        const content = mutate(text, changes);
        const found = splitText(content, undefined, { chunkBytes });
        for (const [n, { value, text: own, refused, at, line, index }] of found.entries()) {
          expectPlace({ byteOffset: at, line, index }, content.length);
          if (own !== undefined && !content.subarray(at).toString().startsWith(own))
            throw new Error(`The record at ${at} is not what stands there.`);
          if (refused === undefined) expectNormalised(value ?? null, n, null);
        }
        expectAllNumbers(found.map(({ index }) => index));
      },
    );
    fc.assert(property, { seed: SEED, numRuns: TEXT_RUNS });
  });
});

describe('a file that was changed at random ends in records, refusals and named problems:', () => {
  const all = [...samples.values()].flat();
  const rows = sampleRows();
  const csv = rows
    .map((row) => row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join())
    .join('\n');
  const entries = [
    { name: 'CloudTraces/eu-west-101/2024/6/10/system/CTS/a.json.gz', content: gzipSync(listOf(all)) },
    { name: 'b.jsonl', content: linesOf(all) },
    { name: 'c.csv', content: csv },
  ];
  const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

  /** Changed before they are packed, so that what is packed is sound and what is in it is not. */
  const packed: [string, Buffer, (content: Buffer) => Buffer][] = [
    ['a list in gzip', Buffer.from(listOf(all)), (content) => gzipSync(content)],
    ['lines in zip', Buffer.from(linesOf(all)), (content) => zipOf([{ name: 'x', content }])],
    ['rows in tar', Buffer.from(csv), (content) => gzipSync(tarOf([{ name: 'x', content }]))],
    ['rows', Buffer.from(csv), (content) => content],
    ['an answer', Buffer.from(JSON.stringify({ traces: all })), (content) => content],
    ['a sheet', Buffer.from(JSON.stringify(rows)), asWorkbook],
  ];
  const stored: [string, Buffer][] = [
    ['gzip', gzipSync(linesOf(all))],
    ['zip', zipOf(entries)],
    ['stored zip', zipOf(entries.map((entry) => ({ ...entry, method: 0 })))],
    ['tar in gzip', gzipSync(tarOf(entries))],
    ['tar', tarOf(entries)],
    ['a workbook', workbookOf({ One: rows, Two: rows.slice(0, 2) })],
    ['lines in UTF-16', utf16(linesOf(all))],
    ['rows in UTF-16', utf16(csv)],
  ];
  const ways: [string, Buffer, (content: Buffer) => Buffer][] = [
    ...packed,
    ...stored.map(([name, content]): (typeof packed)[number] => [name, content, (same) => same]),
  ];

  test.for(ways)('%s', async ([, content, pack]) => {
    const path = join(tempFolder(), 'file');
    const property = fc.asyncProperty(fc.oneof(hostileMutations, mutations), async (changes) => {
      const bytes = pack(mutate(content, changes));
      writeFileSync(path, bytes);
      const read = await readAll(path, { caps: { heldBytes: 1 << 24, totalBytes: 1 << 28 } });
      expect(read.file.hash?.sizeBytes).toBe(bytes.length);
      expectAccounted(read);
    });
    await fc.assert(property, { seed: SEED, numRuns: FILE_RUNS });
  });

  /** Rows as they come out of what is left of their JSON. */
  function asWorkbook(content: Buffer): Buffer {
    const found = splitText(content).flatMap(({ value }) => (Array.isArray(value) ? [value] : []));
    const text = (cell: Json): string => (typeof cell === 'string' ? cell : JSON.stringify(cell));
    return workbookOf({ S: (found.length > 0 ? found : [[content.toString()]]).map((row) => row.map(text)) });
  }
});

function expectAccounted({ file, parts, records, refusals }: Read): void {
  for (const problem of [file.problem, ...parts.map((part) => part.problem)])
    expect(problem?.code).not.toBe('');
  for (const [n, { value, position, columns }] of records.entries()) {
    expectPlace(position, Infinity);
    expectNormalised(value, n, columns);
  }
  for (const { position } of refusals) expectPlace(position, Infinity);
  const paths = parts.map((part) => part.path);
  for (const { path, hint } of parts) {
    // Two entries of an archive may come to have the same name.
    if (paths.indexOf(path) !== paths.lastIndexOf(path)) continue;
    const own = [...records, ...refusals].filter((one) => one.path === path);
    expectAllNumbers(
      own.map(({ position }) => position.index),
      hint === 'digest' ? 1 : 0,
    );
  }
}
