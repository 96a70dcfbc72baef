import { expect, it } from 'vitest';
import { AnswersDiffer, hold, ratioRow, type Contestant, type RatioSpec } from './contest.ts';
import { differenceOfCounts } from './answers.ts';

const nothing = (): void => undefined;

function contestant(
  name: string,
  times: readonly number[],
  told: string[] = [],
  answer: unknown = 1,
): Contestant {
  let turn = 0;
  return {
    name,
    run() {
      told.push(name);
      const ms = times[turn % times.length] ?? 0;
      turn += 1;
      return Promise.resolve({ answer, figures: { ms } });
    },
  };
}

const contest = (contestants: readonly Contestant[], warmUp = false) => ({
  name: 'race',
  contestants,
  difference: differenceOfCounts,
  warmUp,
});

const spec = (bar: RatioSpec['bar'], peer: string | null = 'peer'): RatioSpec => ({
  what: 'race',
  contest: 'race',
  ours: 'ours',
  peer,
  unit: 'ms',
  bar,
});

it('takes turns within a round, another one first each time', async () => {
  const told: string[] = [];
  await hold(contest(['a', 'b', 'c'].map((name) => contestant(name, [1], told))), 3, nothing);
  expect(told.join('')).toBe('abcbcacab');
});

it('does not count the round that warms up', async () => {
  const [result] = await hold(contest([contestant('ours', [100, 1, 2])], true), 2, nothing);
  expect(result?.rounds).toEqual({ ms: [1, 2] });
});

it('gives no time where answers differ', async () => {
  const contestants = [contestant('ours', [1]), contestant('peer', [1], [], 2)];
  await expect(hold(contest(contestants), 1, nothing)).rejects.toThrow(AnswersDiffer);
});

it('takes the median of the ratios within rounds, not the ratio of the medians', async () => {
  const ours = contestant('ours', [1, 10, 4]);
  const peer = contestant('peer', [10, 20, 10]);
  const results = await hold(contest([ours, peer]), 3, nothing);
  const row = ratioRow(spec({ side: 'at most', gate: 1, goal: null }), results);
  expect(row?.ratio).toEqual({ median: 0.4, min: 0.1, max: 0.5 });
  expect(row).toMatchObject({ oursFigure: 4, peerFigure: 10 });
});

it.each([
  ['at most', 0.5, 0.4, true, false],
  ['at most', 0.5, 0.5, true, true],
  ['at most', 0.4, null, false, true],
  ['at most', null, 0.4, true, false],
  ['at least', 0.5, 0.6, true, false],
  ['at least', 0.6, 0.7, false, false],
] as const)('holds a ratio of 0.5 against %s %s and %s', async (side, gate, goal, gateHeld, goalReached) => {
  const results = await hold(contest([contestant('ours', [5]), contestant('peer', [10])]), 1, nothing);
  expect(ratioRow(spec({ side, gate, goal }), results)).toMatchObject({ gateHeld, goalReached });
});

it('has no row where one of the two is not there', async () => {
  const results = await hold(contest([contestant('ours', [5])]), 1, nothing);
  expect(ratioRow(spec({ side: 'at most', gate: 1, goal: 1 }), results)).toBeNull();
});

it('holds no gate with a figure that is none', async () => {
  const results = await hold(contest([contestant('ours', [0]), contestant('peer', [0])]), 1, nothing);
  expect(ratioRow(spec({ side: 'at most', gate: 1, goal: null }), results)?.gateHeld).toBe(false);
});

it('holds the figure itself against the bar where there is no peer', async () => {
  const results = await hold(contest([contestant('ours', [30, 10, 20])]), 3, nothing);
  const row = ratioRow(spec({ side: 'at most', gate: 20, goal: 14 }, null), results);
  expect(row).toMatchObject({ oursFigure: 20, peerFigure: null, gateHeld: true, goalReached: false });
});

/** By question, the times of the rounds. */
function questioned(name: string, times: Readonly<Record<string, readonly number[]>>): Contestant {
  let round = -1;
  return {
    name,
    run() {
      round += 1;
      const each = Object.fromEntries(
        Object.entries(times).map(([question, of]) => [question, of[round] ?? 0]),
      );
      return Promise.resolve({ answer: 1, figures: { ms: 1 }, each });
    },
  };
}

it('names the worst question, each taken by its median over the rounds', async () => {
  const ours = questioned('ours', { once: [90, 1, 1], mostly: [3, 1, 3], never: [1, 1, 1] });
  const peer = questioned('peer', { once: [10, 10, 10], mostly: [4, 1, 6], never: [10, 10, 10] });
  const results = await hold(contest([ours, peer]), 3, nothing);
  const bar = { side: 'at most', gate: 1, goal: 0.5 } as const;
  expect(ratioRow({ ...spec(bar), worst: true }, results)).toMatchObject({
    question: 'mostly',
    oursFigure: 3,
    peerFigure: 4,
    ratio: { median: 0.75, min: 0.5, max: 1 },
    gateHeld: true,
    goalReached: false,
  });
});

it('takes a question that one of the two was not asked for the worst', async () => {
  const results = await hold(
    contest([questioned('ours', { a: [1], b: [1], c: [1] }), questioned('peer', { a: [2], c: [1] })]),
    1,
    nothing,
  );
  const row = ratioRow({ ...spec({ side: 'at most', gate: 1, goal: null }), worst: true }, results);
  expect(row).toMatchObject({ question: 'b', gateHeld: false });
});
