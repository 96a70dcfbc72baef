import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RECORD_LIMITS } from './raw-record.ts';
import { hostileMutations, mutate, mutations } from './testing/mutations.ts';
import { plainTexts } from './testing/plain-texts.ts';
import { sampleRecords } from './testing/samples.ts';
import { splitText, type Cuts } from './testing/splitting.ts';

const SEED = 20_260_302;
const cuts: fc.Arbitrary<Cuts> = fc.record({
  chunkBytes: fc.constantFrom(50, 1000, Infinity),
  windowBytes: fc.constantFrom(300, 4000, 64 * 1024),
});
const limits = fc.record({
  depth: fc.constantFrom(1, 2, 3, 500),
  recordBytes: fc.constantFrom(100, 400, RECORD_LIMITS.recordBytes),
});
const changes = fc.oneof(fc.constant([]), mutations, hostileMutations);

/** What is found in the bytes is what parsing finds, down to places and reasons. */
function expectSame(
  text: Buffer,
  { depth, recordBytes }: { depth: number; recordBytes: number },
  cut: Cuts,
): void {
  const parsed = splitText(text, { ...RECORD_LIMITS, depth, recordBytes, plainBytes: 0 }, cut);
  for (const plainBytes of [RECORD_LIMITS.plainBytes, 300])
    expect(splitText(text, { ...RECORD_LIMITS, depth, recordBytes, plainBytes }, cut)).toEqual(parsed);
}

describe('looking for members in the bytes finds the same records and refusals as parsing', () => {
  test('in generated texts', () => {
    fc.assert(
      fc.property(plainTexts, changes, limits, cuts, (text, some, limit, cut) =>
        expectSame(mutate(text, some), limit, cut),
      ),
      { seed: SEED, numRuns: 6000 },
    );
  });

  const forms = [...sampleRecords()].flatMap(([name, records]): [string, string][] => [
    [`${name}, a list`, JSON.stringify(records)],
    [`${name}, lines`, records.map((record) => `${JSON.stringify(record)}\n`).join('')],
  ]);
  test.for(forms)('in samples: %s', ([, text]) => {
    fc.assert(
      fc.property(changes, cuts, (some, cut) =>
        expectSame(mutate(Buffer.from(text), some), RECORD_LIMITS, cut),
      ),
      { seed: SEED, numRuns: 150 },
    );
  });
});
