import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Slices, type Ask, type Progress, type Slice } from './slices.ts';

const LIMIT = 5;

interface Recorded {
  id: string;
  at: number;
}

/** The service, as its documents say: newest first, bounds excluded, from the record time of the marker on. */
function pageOf(
  all: readonly Recorded[],
  { from, to, next }: Ask,
): { page: Recorded[]; marker: string | null } {
  const within = all
    .filter(({ at }) => at >= from && at < to)
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  const marked = all.find(({ id }) => id === next);
  const start =
    marked === undefined
      ? 0
      : within.findIndex(({ at, id }) => at < marked.at || (at === marked.at && id > marked.id));
  const page = start < 0 ? [] : within.slice(start, start + LIMIT);
  const isLast = start < 0 || start + LIMIT >= within.length;
  return { page, marker: isLast ? null : (page.at(-1)?.id ?? null) };
}

interface Walked {
  read: Map<string, number>;
  proven: Slice[];
  requests: number;
  rounds: number;
}

/** Several at once; which answer comes first is chosen by `pick`. */
function walkAll(
  all: readonly Recorded[],
  slices: Slices,
  atOnce: number,
  pick: (count: number) => number,
): Walked {
  const walked: Walked = { read: new Map(), proven: [], requests: 0, rounds: 0 };
  const asked: Ask[] = [];
  for (;;) {
    for (let ask = slices.take(0); ask !== null; ask = asked.length < atOnce ? slices.take(0) : null)
      asked.push(ask);
    const [ask] = asked.splice(pick(asked.length), 1);
    if (ask === undefined) return walked;
    const { page, marker } = pageOf(all, ask);
    walked.requests += 1;
    for (const { id } of page) walked.read.set(id, (walked.read.get(id) ?? 0) + 1);
    const oldest = page.length === 0 ? null : Math.min(...page.map(({ at }) => at));
    const progress: Progress = slices.answered(ask, { marker, records: page.length, oldest });
    if (progress.kind === 'walked') walked.proven.push(progress.slice);
  }
}

const recorded = fc
  .array(fc.integer({ min: 0, max: 10_000 }), { maxLength: 200 })
  .map((times) => times.map((at, index) => ({ id: `t${String(index).padStart(3, '0')}`, at })));

describe('walking slices', () => {
  it('reads each record, and proves exactly what was wanted, in whatever order answers come', () => {
    fc.assert(
      fc.property(
        recorded,
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.nat(8)),
        (all, atOnce, picks) => {
          const wanted = { line: 0, from: 1000, to: 9000 };
          const stream = picks[Symbol.iterator]();
          const walked = walkAll(all, new Slices([wanted]), atOnce, (count) =>
            count === 0 ? 0 : Number(stream.next().value) % count,
          );
          const inWindow = all.filter(({ at }) => at >= 1000 && at < 9000);
          expect([...walked.read.keys()].toSorted()).toEqual(inWindow.map(({ id }) => id).toSorted());
          const proven = walked.proven.toSorted((a, b) => a.from - b.from);
          expect(proven[0]?.from).toBe(1000);
          expect(proven.at(-1)?.to).toBe(9000);
          for (const [at, { from }] of proven.slice(1).entries()) expect(from).toBe(proven[at]?.to);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('asks little more often than one after the other would', () => {
    const all = Array.from({ length: 1000 }, (_, at) => ({
      id: `t${String(at).padStart(4, '0')}`,
      at: at * 10,
    }));
    const alone = walkAll(all, new Slices([{ line: 0, from: 0, to: 10_000 }]), 1, () => 0);
    const together = walkAll(all, new Slices([{ line: 0, from: 0, to: 10_000 }]), 16, () => 0);
    expect(alone.requests).toBe(200);
    expect(together.requests).toBeLessThan(240);
    expect(together.read.size).toBe(1000);
  });

  it('begins with the newest page of each tracker, and cuts nothing before it knows how dense traces lie', () => {
    const slices = new Slices([
      { line: 0, from: 0, to: 100 },
      { line: 1, from: 0, to: 200 },
    ]);
    expect([slices.take(0)?.line, slices.take(0)?.line, slices.take(0)]).toEqual([1, 0, null]);
  });

  it('halves the longest rest once it is known', () => {
    const slices = new Slices([{ line: 0, from: 0, to: 1000 }]);
    const first = slices.take(7) as Ask;
    expect(slices.answered(first, { marker: 'a', records: 5, oldest: 900 })).toEqual({ kind: 'on' });
    expect(slices.take(8)).toMatchObject({ from: 0, to: 1000, next: 'a' });
    expect(slices.take(9)).toMatchObject({ from: 0, to: 450, next: null });
    expect(slices.take(9)).toMatchObject({ from: 0, next: null, to: 225 });
  });

  it('gives a walk up whose marker comes again', () => {
    const slices = new Slices([{ line: 0, from: 0, to: 1000 }]);
    for (const marker of ['a', 'b'])
      slices.answered(slices.take(0) as Ask, { marker, records: 5, oldest: 999 });
    expect(slices.answered(slices.take(0) as Ask, { marker: 'a', records: 5, oldest: 998 })).toMatchObject({
      kind: 'stuck',
    });
    expect(slices.isDone).toBe(true);
  });

  it('asks for nothing where nothing is wanted', () => {
    const slices = new Slices([{ line: 0, from: 5, to: 5 }]);
    expect([slices.take(0), slices.isDone]).toEqual([null, true]);
  });
});
