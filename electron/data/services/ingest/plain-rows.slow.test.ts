import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normaliseRecord } from '../../../core/normalise/normalise.ts';
import { createSplitter } from '../../sources/files/json/splitter.ts';
import { PlainRecord } from '../../sources/files/plain-record.ts';
import { RECORD_LIMITS, type RawRecord } from '../../sources/files/raw-record.ts';
import { mutate, mutations, hostileMutations } from '../../sources/files/testing/mutations.ts';
import { plainTexts } from '../../sources/files/testing/plain-texts.ts';
import { sampleRecords } from '../../sources/files/testing/samples.ts';
import { BatchBuilder } from './batch-builder.ts';
import { PartTally } from './part-tally.ts';

const SEED = 20_260_302;
const FACTS = [
  { region: 'eu-west-101', project_id: null, tracker_name: 'system' },
  { region: null, project_id: 'p', tracker_name: null },
];
type Facts = (typeof FACTS)[number];
const PART = { path: 'a', problem: null, sheets: [], digest: null, notes: [] };

function recordsOf(text: Buffer): RawRecord[] {
  const splitter = createSplitter(RECORD_LIMITS);
  return [...splitter.feed(text), ...splitter.end()].flatMap(({ records }) => records);
}

/** How many took the short way, which a test that compares nothing would not notice. */
let shortWays = 0;

class Filling {
  private readonly builder = new BatchBuilder();
  private readonly isShort: boolean;
  private readonly made: unknown[] = [];

  constructor(isShort: boolean) {
    this.isShort = isShort;
  }

  add(records: readonly RawRecord[], facts: Facts): void {
    const { builder } = this;
    const tally = new PartTally({ ...facts });
    builder.begin({ part: 0, facts, columns: null });
    for (const record of records) {
      this.addRecord(record, facts, tally);
      if (builder.isFull) this.made.push(builder.take());
    }
    this.made.push(builder.isEmpty ? null : builder.take(), tally.end(PART));
    builder.beginItem();
  }

  private addRecord(record: RawRecord, facts: Facts, tally: PartTally): void {
    const { builder } = this;
    if (this.isShort && record instanceof PlainRecord && builder.addPlain(record, tally)) {
      shortWays += 1;
      return;
    }
    const read = normaliseRecord(record.value, { fromPath: facts, rating: 'severity', bodies: 'written' });
    if ('refusal' in read) builder.refuse({ ...read.refusal, position: record.position });
    else {
      tally.count(read.trace, read.wrappings);
      builder.add(read.trace, record);
    }
  }

  all(): unknown[] {
    return this.made;
  }
}

/** Twice, so that what was learnt from the first time is used. */
function expectSame(texts: readonly Buffer[]): void {
  const [short, long] = [new Filling(true), new Filling(false)];
  for (const facts of [...FACTS, ...FACTS])
    for (const text of texts) for (const filling of [short, long]) filling.add(recordsOf(text), facts);
  expect(short.all()).toEqual(long.all());
}

const changes = fc.oneof(fc.constant([]), mutations, hostileMutations);

describe('records that are taken by their bytes come to the same batches and counts as those that are normalised', () => {
  test('generated ones', () => {
    fc.assert(
      fc.property(fc.array(plainTexts, { minLength: 1, maxLength: 3 }), changes, (texts, some) =>
        expectSame(texts.map((text) => mutate(text, some))),
      ),
      { seed: SEED, numRuns: 400 },
    );
    expect(shortWays).toBeGreaterThan(1000);
  });

  test.for([...sampleRecords()])('samples: %s', ([, records]) => {
    const text = Buffer.from(JSON.stringify(records));
    fc.assert(
      fc.property(changes, (some) => expectSame([mutate(text, some)])),
      { seed: SEED, numRuns: 30 },
    );
  });

  test('ones with more different values than are remembered', () => {
    const count = 130_000;
    const numbers = [...Array(count).keys(), ...Array(count / 10).keys()];
    const lines = numbers.map((n) => {
      const id = `c529254f-bcf5-11ed-a123-${n.toString(16).padStart(12, '0')}`;
      const user = JSON.stringify(JSON.stringify({ name: `user ${n % 10_000}` }));
      return `{"time":1718013614977,"trace_id":"${id}","trace_name":"a","resource_id":"r ${n}","code":${n % 300},"user":${user}}\n`;
    });
    const records = recordsOf(Buffer.from(lines.join('')));
    const [short, long] = [true, false].map((isShort) => {
      const filling = new Filling(isShort);
      for (const facts of FACTS) filling.add(records, facts);
      return filling.all().map(digestOf);
    });
    expect(short).toEqual(long);
  });
});

/** Of all that a batch holds: arrays of this length are compared faster so. */
function digestOf(made: unknown): string {
  const hash = createHash('sha256');
  const written = JSON.stringify(made, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    hash.update(value as Uint8Array);
    return value.byteLength;
  });
  return hash.update(written).digest('hex');
}

test('records of another provider, as this app exports them, are that provider’s either way', () => {
  const fields = { trace_name: 'kms.secrets.rotate', service_type: 'kms', time: 1_739_261_730_450 };
  const own = { provider: 'ibm', format: 'ibm-g3', severity: 'critical', extra: { outcome: 'success' } };
  const lines = ['a', 'b', 'c'].map((id) =>
    JSON.stringify({ trace_id: id, ...fields, ...(id === 'a' ? {} : own) }),
  );
  const text = Buffer.from(lines.join('\n'));
  expectSame([text]);
  expect(recordsOf(text).map((record) => record instanceof PlainRecord)).toEqual([true, false, false]);
});
