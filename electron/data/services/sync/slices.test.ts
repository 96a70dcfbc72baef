import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Slices, type Ask, type PageFacts, type Slice } from './slices.ts';

const LIMIT = 5;

interface Recorded {
  id: string;
  at: number;
}

type Border = 'exact' | 'repeat' | 'lose';
/** What a service does with `next` where that is none of the markers it gave: by its documents any trace will do. */
/** What stands on the last page. */
type End = 'no marker' | 'marker';
type Strictness = 'takes' | 'refuses' | 'ignores' | 'gives nothing';

/** The service, as its documents say: newest first, bounds excluded, from the record time of the marker on. */
function pageOf(
  all: readonly Recorded[],
  { from, to, next: given }: Ask,
  border: Border,
  strictness: Strictness,
  markers: Set<string>,
  end: End,
): PageFacts | null {
  const isKnown = given === null || strictness === 'takes' || markers.has(given);
  if (!isKnown && strictness === 'refuses') return null;
  if (!isKnown && strictness === 'gives nothing') return { traces: [], marker: null };
  const next = isKnown ? given : null;
  const within = all
    .filter(({ at }) => at >= from && at < to)
    .toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
  const marked = all.find(({ id }) => id === next);
  const isBehind = ({ id, at }: Recorded): boolean =>
    marked === undefined ||
    at < marked.at ||
    (at === marked.at && (border === 'repeat' || (border === 'exact' && id > marked.id)));
  const rest = within.filter(isBehind);
  const traces = rest.slice(0, LIMIT).map((one) => ({ ...one, print: 0 }));
  const marker = rest.length > LIMIT || end === 'marker' ? (traces.at(-1)?.id ?? null) : null;
  if (marker !== null) markers.add(marker);
  return { traces, marker };
}

interface Walking {
  atOnce: number;
  border: Border;
  strictness: Strictness;
  end: End;
  pick: (count: number) => number;
}

interface Walked {
  read: Map<string, number>;
  proven: Slice[];
  stuck: Slice[];
  requests: number;
}

/** Several at once; which answer comes first is chosen by `pick`. */
function walkAll(
  all: readonly Recorded[],
  slices: Slices,
  {
    atOnce = 1,
    border = 'exact',
    strictness = 'takes',
    end = 'no marker',
    pick = () => 0,
  }: Partial<Walking> = {},
): Walked {
  const walked: Walked = { read: new Map(), proven: [], stuck: [], requests: 0 };
  const asked: Ask[] = [];
  const markers = new Set<string>();
  for (;;) {
    for (let ask = slices.take(0); ask !== null; ask = asked.length < atOnce ? slices.take(0) : null)
      asked.push(ask);
    const [ask] = asked.splice(pick(asked.length), 1);
    if (ask === undefined) return walked;
    const page = pageOf(all, ask, border, strictness, markers, end);
    walked.requests += 1;
    if (page === null) {
      expect(slices.refused(ask)).toBe(true);
      continue;
    }
    for (const { id } of page.traces) walked.read.set(id, (walked.read.get(id) ?? 0) + 1);
    for (const { kind, slice } of slices.answered(ask, page))
      (kind === 'walked' ? walked.proven : walked.stuck).push(slice);
  }
}

/** Dense, so that pages are cut among traces of one instant. */
const recorded = fc
  .array(fc.integer({ min: 0, max: 300 }), { maxLength: 200 })
  .map((times) => times.map((at, index) => ({ id: `t${String(index).padStart(3, '0')}`, at })));
const border = fc.constantFrom<Border>('exact', 'repeat', 'lose');
const strictness = fc.constantFrom<Strictness>('takes', 'refuses', 'ignores', 'gives nothing');

describe('walking slices', () => {
  it('reads each record of what it says it walked, in whatever order answers come and wherever pages are cut', () => {
    fc.assert(
      fc.property(
        recorded,
        border,
        strictness,
        fc.constantFrom<End>('no marker', 'marker'),
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.nat(8)),
        (all, cutting, strict, end, atOnce, picks) => {
          const stream = picks[Symbol.iterator]();
          const pick = (count: number): number => (count === 0 ? 0 : Number(stream.next().value) % count);
          const slices = new Slices([{ line: 0, from: 30, to: 270 }], LIMIT);
          const walked = walkAll(all, slices, {
            atOnce,
            border: cutting,
            strictness: strict,
            end: cutting === 'repeat' ? 'no marker' : end,
            pick,
          });
          const told = [...walked.proven, ...walked.stuck].toSorted((a, b) => a.from - b.from);
          expect([told[0]?.from, told.at(-1)?.to]).toEqual([30, 270]);
          for (const [at, { from }] of told.slice(1).entries()) expect(from).toBe(told[at]?.to);
          for (const { id, at } of all)
            if (walked.proven.some(({ from, to }) => at >= from && at < to))
              expect(walked.read.has(id)).toBe(true);
          // Only more traces of an instant than a page holds lead nowhere.
          const crowds = all.filter(({ at }) => all.filter((one) => one.at === at).length >= LIMIT);
          for (const { from, to } of walked.stuck)
            expect(crowds.some(({ at }) => at >= from && at < to)).toBe(true);
          if (cutting === 'exact') expect(walked.stuck).toEqual([]);
        },
      ),
      { numRuns: 1000 },
    );
  });

  const apart = Array.from({ length: 50 }, (_, at) => ({ id: `t${at + 100}`, at: at * 7 }));

  it('begins ahead of a cut, so that nothing of its instant is lost, until it is known that none is', () => {
    const alone = walkAll(apart, new Slices([{ line: 0, from: 0, to: 1000 }], LIMIT));
    // One trace of each page but the first is read again.
    expect(alone.requests).toBe(Math.ceil((50 - 1) / (LIMIT - 1)));
    const together = apart.map((one, index) => ({ ...one, at: Math.floor(index / 2) * 7 }));
    expect(walkAll(together, new Slices([{ line: 0, from: 0, to: 1000 }], LIMIT)).requests).toBe(10);
  });

  it.each<[Strictness, number]>([
    ['refuses', 1],
    ['gives nothing', 1],
    ['ignores', 2],
  ])(
    'looks at the instants of cuts by themselves where a service that is given another trace %s',
    (strict, inVain) => {
      const slices = new Slices([{ line: 0, from: 0, to: 1000 }], LIMIT);
      const walked = walkAll(apart, slices, { strictness: strict, border: 'lose' });
      expect([walked.requests, walked.stuck]).toEqual([10 + inVain + 9, []]);
      expect(walked.read.size).toBe(50);
    },
  );

  it('asks little more often than one after the other would', () => {
    const all = Array.from({ length: 1000 }, (_, at) => ({
      id: `t${String(at).padStart(4, '0')}`,
      at: Math.floor(at / 2) * 20,
    }));
    const alone = walkAll(all, new Slices([{ line: 0, from: 0, to: 10_000 }], LIMIT));
    const together = walkAll(all, new Slices([{ line: 0, from: 0, to: 10_000 }], LIMIT), { atOnce: 16 });
    expect(alone.requests).toBeLessThan(203);
    expect(together.requests).toBeLessThan(240);
    expect(together.read.size).toBe(1000);
  });

  it('begins with the newest page of each tracker, and cuts nothing before it knows how dense traces lie', () => {
    const slices = new Slices(
      [
        { line: 0, from: 0, to: 100 },
        { line: 1, from: 0, to: 200 },
      ],
      LIMIT,
    );
    expect([slices.take(0)?.line, slices.take(0)?.line, slices.take(0)]).toEqual([1, 0, null]);
  });

  it('halves the longest rest once it is known', () => {
    const slices = new Slices([{ line: 0, from: 0, to: 1000 }], LIMIT);
    const first = slices.take(7) as Ask;
    expect(slices.answered(first, { marker: 'a', traces: [{ id: 'a', at: 900, print: 0 }] })).toEqual([]);
    expect(slices.take(8)).toMatchObject({ from: 0, to: 1000, next: 'a' });
    expect(slices.take(9)).toMatchObject({ from: 0, to: 450, next: null });
    expect(slices.take(9)).toMatchObject({ from: 0, next: null, to: 225 });
  });

  it('gives a walk up whose marker comes again', () => {
    const slices = new Slices([{ line: 0, from: 0, to: 1000 }], LIMIT);
    for (const marker of ['a', 'b'])
      slices.answered(slices.take(0) as Ask, { marker, traces: [{ id: marker, at: 999, print: 0 }] });
    expect(
      slices.answered(slices.take(0) as Ask, { marker: 'a', traces: [{ id: 'a', at: 998, print: 0 }] }),
    ).toEqual([{ kind: 'stuck', slice: { line: 0, from: 0, to: 1000 } }]);
    expect(slices.isDone).toBe(true);
  });

  it('asks for nothing where nothing is wanted', () => {
    const slices = new Slices([{ line: 0, from: 5, to: 5 }], LIMIT);
    expect([slices.take(0), slices.isDone]).toEqual([null, true]);
  });
});
