import { spreadOf, type Spread } from './figures.ts';

/** What is measured of one turn. Rates are better when higher, all others when lower. */
export const UNITS = [
  'traces/s',
  'ms',
  'ms at p95',
  'ms in all',
  'ns a trace',
  'bytes a trace',
  'peak MiB',
  'MiB of dictionaries',
  'ms a frame',
  'blank rows',
  'MiB of memory',
  'MiB of scripts',
  'times as much',
] as const;
export type Unit = (typeof UNITS)[number];

export interface Turn {
  /** What was found out, to be compared with what the others found. */
  answer: unknown;
  figures: Partial<Record<Unit, number>>;
  /** What each of its questions took, in ms, where the worst of them counts. */
  each?: EachQuestion;
}

export type EachQuestion = Readonly<Record<string, number>>;

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
  each?: EachQuestion[];
}

export interface RatioSpec {
  what: string;
  contest: string;
  ours: string;
  /** Null where the bar is for the figure itself. */
  peer: string | null;
  unit: Unit;
  bar: Bar;
  /** The bar is for the worst single question, each taken by its median over the rounds. */
  worst?: true;
}

/** Ours divided by the peer's, where there is one. A gate must hold; a goal is what we are after. */
export interface Bar {
  side: 'at least' | 'at most';
  gate: number | null;
  goal: number | null;
}

export interface RatioRow extends RatioSpec {
  oursFigure: number;
  peerFigure: number | null;
  /** Of ours alone where there is no peer. */
  ratio: Spread;
  /** Which was the worst, where that is what counts. */
  question?: string;
  gateHeld: boolean;
  goalReached: boolean;
}

/** Two contestants do not agree, so that no time of theirs means anything. */
export class AnswersDiffer extends Error {}

/** Holds a contest and keeps what came of it for the report. */
export type Hold = (contest: Contest) => Promise<void>;

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
  if (turn?.each !== undefined) (result.each ??= []).push(turn.each);
}

/** The ratio of each round, and its median; null where one of the two did not take part. */
export function ratioRow(spec: RatioSpec, results: readonly Result[]): RatioRow | null {
  const ours = resultOf(results, spec.contest, spec.ours);
  const peer = spec.peer === null ? null : resultOf(results, spec.contest, spec.peer);
  if (ours === undefined || peer === undefined) return null;
  if (spec.worst === true) return worstRow(spec, ours.each ?? [], peer?.each ?? []);
  const figures = ours.rounds[spec.unit];
  const others = peer === null ? null : peer.rounds[spec.unit];
  return figures === undefined || others === undefined ? null : rowOf(spec, figures, others);
}

/** Rows for every question, of which the one with the worst ratio of medians is given. */
function worstRow(
  spec: RatioSpec,
  ours: readonly EachQuestion[],
  peer: readonly EachQuestion[],
): RatioRow | null {
  let worst: RatioRow | null = null;
  const times = (rounds: readonly EachQuestion[], question: string): number[] =>
    rounds.map((each) => each[question] ?? Number.NaN);
  for (const question of Object.keys(ours[0] ?? {})) {
    const row = rowOf(spec, times(ours, question), times(peer, question));
    const ratio = row.oursFigure / (row.peerFigure ?? Number.NaN);
    if (worst !== null && !isWorse(spec.bar.side, ratio, worst.ratio.median)) continue;
    worst = { ...row, ...judged(spec.bar, ratio), ratio: { ...row.ratio, median: ratio }, question };
  }
  return worst;
}

/** A ratio that is no number is worse than any. */
function isWorse(side: Bar['side'], one: number, other: number): boolean {
  if (Number.isNaN(one) || Number.isNaN(other)) return Number.isNaN(one);
  return side === 'at most' ? one > other : one < other;
}

function rowOf(spec: RatioSpec, ours: readonly number[], peer: readonly number[] | null): RatioRow {
  const ratio = spreadOf(
    peer === null ? ours : ours.map((figure, round) => figure / (peer[round] ?? Number.NaN)),
  );
  return {
    ...spec,
    oursFigure: spreadOf(ours).median,
    peerFigure: peer === null ? null : spreadOf(peer).median,
    ratio,
    ...judged(spec.bar, ratio.median),
  };
}

function judged({ side, gate, goal }: Bar, ratio: number): Pick<RatioRow, 'gateHeld' | 'goalReached'> {
  return { gateHeld: holds(side, ratio, gate), goalReached: holds(side, ratio, goal) };
}

function resultOf(results: readonly Result[], contest: string, contestant: string): Result | undefined {
  return results.find((one) => one.contest === contest && one.contestant === contestant);
}

/** A bar that is not there holds; a ratio that is no number does not reach any. */
function holds(side: Bar['side'], ratio: number, bar: number | null): boolean {
  if (bar === null) return true;
  return side === 'at least' ? ratio >= bar : ratio <= bar;
}
