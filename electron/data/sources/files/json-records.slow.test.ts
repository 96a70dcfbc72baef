import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RECORD_LIMITS } from './raw-record.ts';
import { mutate, mutations } from './testing/mutations.ts';
import { splitText, type Split } from './testing/splitting.ts';
import { texts } from './testing/texts.ts';

const SEED = 20_240_703;
const WHOLE = { windowBytes: 1 << 20 };

const mutated = fc
  .tuple(texts, fc.option(mutations, { nil: [] }))
  .map(([text, changes]) => mutate(text, changes));
const limits = fc.record({
  recordBytes: fc.constantFrom(60, 1000, RECORD_LIMITS.recordBytes),
  depth: fc.constantFrom(3, RECORD_LIMITS.depth),
  values: fc.constant(RECORD_LIMITS.values),
  plainBytes: fc.constantFrom(0, 200, RECORD_LIMITS.plainBytes),
});

describe('whatever a text is', () => {
  test('it gives the same however it is cut into chunks and windows', () => {
    const cuts = fc.record({
      chunkBytes: fc.integer({ min: 1, max: 90 }),
      windowBytes: fc.integer({ min: 1, max: 300 }),
    });
    const property = fc.property(mutated, limits, cuts, (text, atMost, cut) => {
      expect(splitText(text, atMost, cut)).toEqual(splitText(text, atMost, WHOLE));
    });
    fc.assert(property, { seed: SEED, numRuns: 6000 });
  });

  test('it gives every record at its place, numbered in order', () => {
    const property = fc.property(mutated, limits, (text, atMost) => {
      const found = splitText(text, atMost, WHOLE);
      expect(found.map(({ index }) => index)).toEqual(found.map((_, index) => index));
      expect(found.map(({ at }) => at)).toEqual(found.map(({ at }) => at).toSorted((a, b) => a - b));
      for (const split of found) expectInPlace(text, split);
    });
    fc.assert(property, { seed: SEED, numRuns: 6000 });
  });

  test('every record of a sound list comes out, and nothing else', () => {
    const property = fc.property(
      fc.array(fc.jsonValue({ maxDepth: 5 }), { maxLength: 12 }),
      fc.nat(4),
      (list, indent) => {
        const text = JSON.stringify(
          list.map((member) => ({ member })),
          null,
          indent,
        );
        const found = splitText(text, RECORD_LIMITS, { windowBytes: 100 });
        expect(found.map(({ value }) => value)).toEqual(JSON.parse(text, exact));
      },
    );
    fc.assert(property, { seed: SEED, numRuns: 3000 });
  });

  test('damage costs the records that it hit and no others', () => {
    const record = (n: number): object => ({
      ...{
        api_version: 'v1',
        code: '200',
        name: `n${n}`,
        resources: [{ id: 1 }, { id: 2 }],
        text: '{"a":{"b":[1]}}',
      },
      ...{ trace_id: `t${n}`, user: { name: 'ana', id: 'u', domain: { name: 'd' } } },
    });
    const whole = Array.from({ length: 12 }, (_, n) => JSON.stringify(record(n)));
    // The first is left alone: what comes before any record has nothing to be compared with.
    const property = fc.property(
      fc.integer({ min: 1, max: 11 }),
      mutations,
      fc.boolean(),
      (hit, changes, isList) => {
        const inner = (text: string): string =>
          mutate(Buffer.from(text), changes).toString('latin1').replaceAll('\n', ' ');
        const lines = whole.map((text, n) => (n === hit ? inner(text) : text));
        const text = isList ? `[${lines.join(',')}]` : lines.join('\n');
        const found = new Set(splitText(Buffer.from(text, 'latin1')).map((split) => split.text));
        for (const [n, line] of whole.entries()) if (n !== hit) expect(found).toContain(line);
      },
    );
    fc.assert(property, { seed: SEED, numRuns: 3000 });
  });
});

/** Numbers that are not exact come as their text. */
function exact(_name: string, value: unknown): unknown {
  return typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER
    ? JSON.stringify(value)
    : value;
}

function expectInPlace(text: Buffer, { at, line, text: own }: Split): void {
  if (own !== undefined) expect(text.subarray(at, at + Buffer.byteLength(own)).toString()).toBe(own);
  if (line !== null) expect(text.subarray(0, at).toString('latin1').split('\n').length).toBe(line);
}

describe('records of a length where reading changes its way', () => {
  const KIB = 1024;
  const lengths = [64, 128, 256, 300, 1024, 1100, 2100].flatMap((kib) => [
    kib * KIB - 40,
    kib * KIB,
    kib * KIB + 40,
  ]);
  const filled = (size: number): string => JSON.stringify({ trace_id: 'x', filler: 'y'.repeat(size) });
  const forms: Record<string, (long: string) => string> = {
    'in a list': (long) => `[{"trace_id":1},${long},{"trace_id":2}]`,
    'on lines': (long) => `{"trace_id":1}\n${long}\n{"trace_id":2}\n`,
    'in an answer': (long) => `{"traces":[{"trace_id":1},${long},{"trace_id":2}],"meta_data":{}}`,
    'in an answer behind much else': (long) =>
      `{"meta_data":${long.replace('trace_id', 'next')},"traces":[{"trace_id":1}]}`,
    'damaged in a list': (long) => `[{"trace_id":1},${long.slice(0, -2)},{"trace_id":2}]`,
    'damaged on lines': (long) => `{"trace_id":1}\n${long.slice(0, -2)}\n{"trace_id":2}\n`,
    'as a line of garbage': (long) => `{"trace_id":1}\n${long.replaceAll('"', '!')}\n{"trace_id":2}\n`,
  };
  test.for(Object.entries(forms))('%s, give the same however they are cut', ([, form]) => {
    for (const size of lengths) {
      const text = form(filled(size));
      for (const atMost of [RECORD_LIMITS, { ...RECORD_LIMITS, recordBytes: 500 * KIB, depth: 200 }]) {
        const wanted = outline(splitText(text, atMost, { windowBytes: 8 << 20 }));
        expect(outline(splitText(text, atMost, { chunkBytes: 16 * KIB }))).toEqual(wanted);
        expect(outline(splitText(text, atMost, { chunkBytes: 70_001 }))).toEqual(wanted);
      }
    }
  });
});

/** Without the long texts, which would make a failure unreadable. */
const outline = (found: readonly Split[]): unknown[] =>
  found.map(({ at, line, text, refused, details }) => ({ at, line, length: text?.length, refused, details }));

describe('a text far longer than the memory that reading it takes', () => {
  const MIB = 1024 * 1024;
  // A record is held whole, as bytes, as characters and while it grows, until it is known to be too long.
  test.for([
    ['lines', 256, { records: 956_060 }],
    ['one list on one line', 256, { records: 956_061 }],
    ['an answer on one line', 256, { records: 956_061 }],
    ['one endless line of garbage', 256, { records: 1, 'not-json': 1 }],
    ['one endless record', 512, { records: 1, 'record-too-large': 1 }],
    ['brackets', 512, { records: 0, 'record-too-large': 1 }],
  ] as const)('%s', ([form, mostMebibytes, wanted]) => {
    const child = fileURLToPath(new URL('testing/endless.ts', import.meta.url));
    const said = execFileSync(process.execPath, [child, form, '300'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const { bytes, grownBytes, outcome } = JSON.parse(said.toString()) as {
      bytes: number;
      grownBytes: number;
      outcome: Record<string, number>;
    };
    expect(bytes).toBeGreaterThanOrEqual(300 * MIB);
    expect(grownBytes).toBeLessThan(mostMebibytes * MIB);
    expect(outcome).toEqual(wanted);
  });
});
