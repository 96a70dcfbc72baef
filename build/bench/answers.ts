import type { Tally } from '../../shared/model/replay.ts';
import type { Page } from './questions.ts';

/** Says what differs between two answers; null where nothing does, or where one of them only did the work. */
export function differenceOfCounts(one: unknown, other: unknown): string | null {
  if (one === undefined || other === undefined) return null;
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  return a === b ? null : `${a}, ${b}`;
}

export function differenceOfHistograms(one: unknown, other: unknown): string | null {
  const [some, others] = [one, other] as ReadonlyMap<string, number>[][];
  return firstDifference(some, others, (a, b) => {
    if (a.size !== b.size) return `${String(a.size)} and ${String(b.size)} bars`;
    for (const [bar, count] of a) {
      if (b.get(bar) !== count) return `bar ${bar}: ${String(count)}, ${String(b.get(bar))}`;
    }
    return null;
  });
}

/** What each of the notifications would have done, in the same order. */
export function differenceOfTallies(one: unknown, other: unknown): string | null {
  const [some, others] = [one, other] as Tally[][];
  const told = ({ matched, unknown }: Tally): string =>
    `${String(matched)} matched and ${String(unknown)} unknown`;
  return firstDifference(some, others, (a, b) => (told(a) === told(b) ? null : `${told(a)}, ${told(b)}`));
}

export function differenceOfPages(one: unknown, other: unknown): string | null {
  const [some, others] = [one, other] as Page[][];
  return firstDifference(some, others, differenceOfTwoPages);
}

/**
 * The same instants in the same order, and the same traces. Traces of one instant come in any order, and where the
 * page begins or ends among them it may hold any of them.
 */
function differenceOfTwoPages(one: Page, other: Page): string | null {
  if (one.length !== other.length) return `${String(one.length)} and ${String(other.length)} rows`;
  const edges = new Set([one[0]?.time, one.at(-1)?.time]);
  const present = new Set(other.map(({ traceId }) => traceId));
  for (const [index, { time, traceId }] of one.entries()) {
    const otherTime = other[index]?.time;
    if (otherTime !== time) return `row ${String(index)} is of ${String(time)}, ${String(otherTime)}`;
    if (!edges.has(time) && !present.has(traceId)) return `${traceId} is on one page only`;
  }
  return null;
}

function firstDifference<Answer>(
  some: readonly Answer[] = [],
  others: readonly Answer[] = [],
  differenceOf: (one: Answer, other: Answer) => string | null,
): string | null {
  if (some.length !== others.length) return `${String(some.length)} and ${String(others.length)} answers`;
  for (const [index, one] of some.entries()) {
    const other = others[index];
    const difference = other === undefined ? 'no answer' : differenceOf(one, other);
    if (difference !== null) return `question ${String(index)}: ${difference}`;
  }
  return null;
}
