import { readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { NESTING_LIMIT, type Json } from '../../../../shared/model/json.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import { isNestedDeeper } from '../../../core/normalise/json-text.ts';
import { normaliseRecord } from '../../../core/normalise/normalise.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { readFile } from './read-file.ts';
import { tarOf, workbookOf, zipOf } from './testing/packing.ts';
import { readAll, readBytes, type Read } from './testing/reading.ts';

const CONTEXT = {
  fromPath: { region: null, project_id: null, tracker_name: null },
  rating: 'severity',
} as const;

const cts = (members: string): string =>
  `{"trace_id":"t","trace_name":"login","time":1718013614977${members === '' ? '' : `,${members}`}}`;
/** A record that is so many lists and objects deep. */
const nested = (levels: number): string => cts(`"other":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}`);

/** What becomes of the records: a trace each, or the code of why not. */
function outcomes({ records, refusals }: Read): (Trace | string)[] {
  const normalised = records.map(({ value, position }): [number, Trace | string] => {
    const result = normaliseRecord(value, CONTEXT);
    return [position.index, 'trace' in result ? result.trace : result.refusal.code];
  });
  const refused = refusals.map(({ code, position }): [number, string] => [position.index, code]);
  return [...normalised, ...refused].sort(([a], [b]) => a - b).map(([, outcome]) => outcome);
}

describe('a record nested to the limit is a trace, and one a level deeper is refused,', () => {
  test.for<[string, (records: string[]) => string]>([
    ['on lines', (records) => records.join('\n')],
    ['in a list', (records) => `[${records.join(',')}]`],
    ['in an answer', (records) => `{"traces":[${records.join(',')}]}`],
  ])('%s', async ([, form]) => {
    const text = form([cts(''), nested(NESTING_LIMIT), nested(NESTING_LIMIT + 1), cts('')]);
    const read = await readBytes(tempFolder(), text);
    expect(outcomes(read)).toMatchObject([{}, {}, 'nested-too-deep', {}]);
    expect(read.refusals[0]?.details).toEqual({ limit: NESTING_LIMIT });
  });

  test('and both layers draw the line at the same level', () => {
    for (const [levels, isDeeper] of [
      [NESTING_LIMIT, false],
      [NESTING_LIMIT + 1, true],
    ] as const) {
      const value = JSON.parse(nested(levels)) as Json;
      expect(isNestedDeeper(value, NESTING_LIMIT)).toBe(isDeeper);
      expect('refusal' in normaliseRecord(value, CONTEXT)).toBe(isDeeper);
    }
  });
});

describe('members that mean something to the language are members like others:', () => {
  test.for([
    ['__proto__', '"__proto__":{"trace_name":"forged","polluted":true}', { polluted: true }],
    ['constructor', '"constructor":{"prototype":{"polluted":true}}', { prototype: { polluted: true } }],
    ['toString', '"toString":"x"', 'x'],
  ] as const)('%s', async ([name, member, kept]) => {
    const [trace] = outcomes(await readBytes(tempFolder(), `[${cts(member)}]`)) as [Trace];
    expect(trace.trace_name).toBe('login');
    expect(Object.getOwnPropertyDescriptor(trace.extra, name)?.value).toMatchObject(
      typeof kept === 'string' ? expect.stringMatching(kept) : kept,
    );
    expect(({} as { polluted?: boolean }).polluted).toBe(undefined);
  });
});

test('of a member that comes twice the last counts, and the text keeps both', async () => {
  const text = cts('"code":"200","code":"403"');
  const read = await readBytes(tempFolder(), text);
  expect(outcomes(read)).toMatchObject([{ code: '403' }]);
  expect(read.records[0]?.text.toString()).toBe(text);
});

test('numbers beyond 2^53 keep their digits', async () => {
  const [trace] = outcomes(
    await readBytes(tempFolder(), cts('"other":12345678901234567890,"resource_id":9007199254740993')),
  );
  expect(trace).toMatchObject({
    resource_id: '9007199254740993',
    extra: { other: '12345678901234567890' },
  });
});

test('zeros and bytes that are no text cost the records that they are in', async () => {
  const content = Buffer.concat([
    Buffer.from(`${cts('')}\n${cts('"code":"\0"')}\n\0\0\0\n`),
    Buffer.from(`${cts('"code":"\xff"')}\n`, 'latin1'),
    Buffer.from(`${cts('"code":"\\u0000"')}\n`),
  ]);
  for (const bytes of [content, gzipSync(content)])
    expect(outcomes(await readBytes(tempFolder(), bytes))).toMatchObject([
      {},
      ...['not-json', 'not-json', 'bad-utf8'],
      { code: '\0' },
    ]);
});

test('a path that no file can have is that of a missing one', async () => {
  expect((await readAll('/a\0b')).file.problem).toEqual({ code: 'file-missing', details: {} });
});

describe.skipIf(process.platform !== 'linux')('a file is let go of when its reader stops early:', () => {
  const records = Array.from({ length: 20_000 }, (_, n) => cts(`"resource_id":"${n * 7919}"`));
  const list = `[${records.join(',')}]`;
  const rows = Array.from({ length: 2000 }, (_, n) => ['login', `${1_718_013_614_977 + n}`]);
  const table = [['Trace Name', 'Time'], ...rows];
  test.for<[string, Buffer | string]>([
    ['a list', list],
    ['gzip', gzipSync(list)],
    ['zip', zipOf([{ name: 'a', content: list }])],
    ['tar', tarOf([{ name: 'a', content: list }])],
    ['rows', table.map((row) => row.join()).join('\n')],
    ['a workbook', workbookOf({ S: table })],
  ])('%s', async ([, content]) => {
    const path = join(tempFolder(), 'file');
    writeFileSync(path, content);
    let steps = 0;
    for await (const step of readFile(path)) {
      expect(step.kind).toBe('records');
      expect(openFiles()).toContain(path);
      steps += 1;
      break;
    }
    expect(steps).toBe(1);
    expect(openFiles()).not.toContain(path);
  });
});

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      // The folder itself was open while it was listed.
      return [];
    }
  });
}
