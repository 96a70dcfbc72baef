import { spreadOf, type Spread } from './figures.ts';

/** What is measured of one turn. Rates are better when higher, all others when lower. */
export const UNITS = ['traces/s', 'ms', 'bytes a trace', 'peak MiB'] as const;
export type Unit = (typeof UNITS)[number];

export interface Turn {
  /** What was found out, to be compared with what the others found. */
  answer: unknown;
  figures: Partial<Record<Unit, number>>;
}

export interface Contestant {
  name: string;
  run(): Promise<Turn>;
}

export interface Contest {
  name: string;
  contestants: readonly Contestant[];
  /** Says what differs, where two answers do. */
  difference(one: unknown, other: unknown): string | null;
  /** One round that is checked and not counted comes first. */
  warmUp: boolean;
}

export interface Result {
  contest: string;
  contestant: string;
  /** Round by round, so that two contestants can be compared within one. */
  rounds: Partial<Record<Unit, number[]>>;
}

export interface RatioSpec {
  what: string;
  contest: string;
  ours: string;
  peer: string;
  unit: Unit;
  bar: Bar;
}

/** Ours divided by the peer's. A gate must hold; a goal is what we are after. */
export interface Bar {
  side: 'at least' | 'at most';
  gate: number | null;
  goal: number | null;
}

export interface RatioRow extends RatioSpec {
  oursFigure: number;
  peerFigure: number;
  ratio: Spread;
  gateHeld: boolean;
  goalReached: boolean;
}

/** Two contestants do not agree, so that no time of theirs means anything. */
export class AnswersDiffer extends Error {}

/**
 * Lets all take their turns, round by round. The first to start moves on by one each round: whatever the machine does
 * meanwhile, and whatever the one before leaves in its caches, meets each of them.
 */
export async function hold(
  contest: Contest,
  rounds: number,
  roundEnded: (round: number) => void,
): Promise<Result[]> {
  if (contest.warmUp) await playRound(contest, 0);
  const results: Result[] = contest.contestants.map(({ name }) => ({
    contest: contest.name,
    contestant: name,
    rounds: {},
  }));
  for (let round = 0; round < rounds; round += 1) {
    const turns = await playRound(contest, round);
    for (const result of results) note(result, turns.get(result.contestant));
    roundEnded(round + 1);
  }
  return results;
}

async function playRound(contest: Contest, round: number): Promise<Map<string, Turn>> {
  const { contestants } = contest;
  const turns = new Map<string, Turn>();
  for (let place = 0; place < contestants.length; place += 1) {
    const contestant = contestants[(place + round) % contestants.length];
    if (contestant !== undefined) turns.set(contestant.name, await contestant.run());
  }
  compareAnswers(contest, turns);
  return turns;
}

function compareAnswers(contest: Contest, turns: ReadonlyMap<string, Turn>): void {
  const [first, ...others] = [...turns];
  if (first === undefined) return;
  for (const [name, turn] of others) {
    const difference = contest.difference(first[1].answer, turn.answer);
    if (difference !== null) {
      throw new AnswersDiffer(`${contest.name}: ${first[0]} and ${name} differ: ${difference}`);
    }
  }
}

function note(result: Result, turn: Turn | undefined): void {
  for (const unit of UNITS) {
    const figure = turn?.figures[unit];
    if (figure !== undefined) (result.rounds[unit] ??= []).push(figure);
  }
}

/** The ratio of each round, and its median; null where one of the two did not take part. */
export function ratioRow(spec: RatioSpec, results: readonly Result[]): RatioRow | null {
  const ours = roundsOf(results, spec.contest, spec.ours, spec.unit);
  const peer = roundsOf(results, spec.contest, spec.peer, spec.unit);
  if (ours === null || peer === null) return null;
  const ratio = spreadOf(ours.map((figure, round) => figure / (peer[round] ?? Number.NaN)));
  return {
    ...spec,
    oursFigure: spreadOf(ours).median,
    peerFigure: spreadOf(peer).median,
    ratio,
    gateHeld: holds(spec.bar.side, ratio.median, spec.bar.gate),
    goalReached: holds(spec.bar.side, ratio.median, spec.bar.goal),
  };
}

function roundsOf(
  results: readonly Result[],
  contest: string,
  contestant: string,
  unit: Unit,
): number[] | null {
  const result = results.find((one) => one.contest === contest && one.contestant === contestant);
  return result?.rounds[unit] ?? null;
}

/** A bar that is not there holds; a ratio that is no number does not reach any. */
function holds(side: Bar['side'], ratio: number, bar: number | null): boolean {
  if (bar === null) return true;
  return side === 'at least' ? ratio >= bar : ratio <= bar;
}
