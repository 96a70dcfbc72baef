import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import type { JsonObject } from '../../../../../shared/model/json.ts';
import { zipOf } from '../../../sources/files/testing/packing.ts';
import { ctsRecord, lines, SHAPES, type Shape } from './trace-records.ts';

/** One record of a made file: few numbers, so that the same traces come again and again. */
export interface MadeRecord {
  number: number;
  shape: Shape;
  /** What is done to it: `refused` is no trace, the others are told otherwise, with less or with more. */
  kind: 'plain' | 'other' | 'poorer' | 'richer' | 'unknown-member' | 'refused' | 'not-json';
}

export interface MadeFile {
  name: string;
  form: 'array' | 'lines' | 'answer';
  packing: 'none' | 'gzip' | 'zip';
  records: MadeRecord[];
}

const record: fc.Arbitrary<MadeRecord> = fc.record({
  number: fc.nat(11),
  shape: fc.constantFrom(...SHAPES),
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant('plain' as const) },
    fc.constantFrom('other', 'poorer', 'richer', 'unknown-member', 'refused', 'not-json' as const),
  ),
});

/** Files of a folder, some in folders of their own. */
export const folders: fc.Arbitrary<MadeFile[]> = fc.uniqueArray(
  fc.record({
    name: fc.constantFrom('a', 'b', 'c/d', 'c/e', 'f', 'CloudTraces/cn-north-4/2026/3/2/system/g'),
    form: fc.constantFrom('array', 'lines', 'answer' as const),
    packing: fc.constantFrom('none', 'gzip', 'zip' as const),
    records: fc.array(record, { maxLength: 12 }),
  }),
  { selector: ({ name }) => name, minLength: 1, maxLength: 5 },
);

export function recordOf({ number, shape, kind }: MadeRecord): JsonObject {
  switch (kind) {
    case 'other':
      return ctsRecord(number, shape, { with: { resource_name: 'another' } });
    case 'poorer':
      return ctsRecord(number, shape, { without: ['source_ip', 'user'] });
    case 'richer':
      return ctsRecord(number, shape, { with: { endpoint: 'ecs.example', api_version: 'v2' } });
    case 'unknown-member':
      return ctsRecord(number, shape, { with: { colour: 'blue' } });
    case 'refused':
      return ctsRecord(number, shape, { without: ['time'] });
    default:
      return ctsRecord(number, shape);
  }
}

export function textOf({ form, records }: MadeFile): string {
  const texts = records.map((made) =>
    made.kind === 'not-json' ? '{"trace_id": nothing}' : JSON.stringify(recordOf(made)),
  );
  if (form === 'lines') return texts.map((text) => `${text}\n`).join('');
  const list = `[${texts.join(', ')}]`;
  return form === 'array' ? list : `{"traces":${list},"meta_data":{"count":${records.length},"marker":""}}`;
}

export function writeFolder(folder: string, files: readonly MadeFile[]): void {
  for (const file of files) {
    const path = join(folder, file.name);
    mkdirSync(dirname(path), { recursive: true });
    const text = textOf(file);
    writeFileSync(
      path,
      file.packing === 'gzip'
        ? gzipSync(text)
        : file.packing === 'zip'
          ? zipOf([{ name: 'inner.json', content: text }])
          : text,
    );
  }
}

/** A folder of small files and of large ones of so many records each, in which one trace in five was told of before. */
export function writeManyFiles(folder: string, small: number, large: readonly number[]): void {
  const fileOf = (file: number, count: number): string => {
    const first = file * 37;
    const numbers = [...Array(count).keys()].map((at) => (at % 5 === 0 ? at : first * 100 + at));
    const told = numbers.map((number) => {
      const shape = SHAPES[(number + file) % SHAPES.length] ?? 'obs';
      return ctsRecord(number, shape, number % 100 === 50 ? { with: { message: `file ${file % 4}` } } : {});
    });
    return lines(told) + (file % 7 === 0 ? '{"no": "trace"}\n{cut' : '');
  };
  const files = small + large.length;
  const every = Math.ceil(files / large.length);
  for (let file = 0; file < files; file += 1) {
    const records = file % every === 1 ? large[Math.floor(file / every)] : undefined;
    const text = fileOf(file, records ?? 40);
    const name = String(file).padStart(3, '0');
    if (records === undefined) writeFileSync(join(folder, `${name}.json.gz`), gzipSync(text));
    else writeFileSync(join(folder, `${name}.json`), text);
  }
}
