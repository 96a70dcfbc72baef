import type { DataCallName, Handlers } from '../../../../shared/ipc/contract.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import type { ColumnName } from '../../../../shared/model/trace-columns.ts';
import {
  asks,
  draftsIn,
  type DraftQuery,
  type FieldTest,
  type Query,
} from '../../../../shared/query/query.ts';
import type { TracePage } from '../../../../shared/model/browse.ts';
import type { HeldTraces } from '../browse/held-traces.ts';
import { patternsIn } from './bounded-query.ts';
import type { Patterns } from './patterns.ts';

/** What calls have in common that ask about some of the traces. */
interface Asking {
  query: Query;
  field?: ColumnName;
  search?: FieldTest | null;
  rules?: Query[];
}

export interface BoundedCallsOptions {
  held(): HeldTraces;
  patterns: Patterns;
  reported: { made(held: () => HeldTraces): Promise<void> };
  drafts: { made(asked: DraftQuery, held: () => HeldTraces): Promise<void> };
}

/**
 * Has what takes long done before the call that asks is handled, and everything else answered meanwhile: every pattern that is asked of
 * columns is tried where it can be stopped, and what notifications report and drafts match is made in steps. Whatever call comes to have a query is covered.
 */
export function boundedCalls(
  handlers: Handlers<DataCallName>,
  { held, patterns, reported, drafts }: BoundedCallsOptions,
): (call: DataCallName, input: unknown) => Promise<never> {
  let searches = 0;
  return async (call, input) => {
    const handler = handlers[call] as (input: unknown) => Promise<never>;
    if (call === 'traces.search' || call === 'traces.stopSearch') searches += 1;
    const hasPatterns = asksWithPatterns(input);
    const asked = queriesIn(input);
    const ofReports = asked.some((one) => asks(one, 'reported'));
    const ofDrafts = asked.flatMap(draftsIn);
    if (!hasPatterns && !ofReports && ofDrafts.length === 0) return handler(input);
    const turn = searches;
    const { bounded, costly } = hasPatterns
      ? await boundedInput(input, held, patterns)
      : { bounded: input, costly: [] };
    if (ofReports) await reported.made(held);
    for (const one of ofDrafts) await drafts.made(one, held);
    // Another search, or its end, was asked for meanwhile: this one is not to take its place.
    if (call === 'traces.search' && turn !== searches) return {} as never;
    const answer = await handler(bounded);
    return costly.length === 0 ? answer : ({ ...(answer as TracePage), costly } as never);
  };
}

/** Its query, and the rules that colour rows. */
function queriesIn(input: unknown): readonly Query[] {
  if (typeof input !== 'object' || input === null || !('query' in input)) return [];
  const { query, rules = [] } = input as Asking;
  return [query, ...rules];
}

function asksWithPatterns(input: unknown): input is Asking {
  if (typeof input !== 'object' || input === null || !('query' in input)) return false;
  return (
    queriesIn(input).some((one) => patternsIn(one).length > 0) || isColumnPattern((input as Asking).search)
  );
}

/** Of a column: what is looked for in originals is a pattern of the search's own. */
const isColumnPattern = (test: FieldTest | null | undefined): test is FieldTest & { kind: 'regex' } =>
  test?.kind === 'regex' && 'pattern' in test;

const NOTHING: Query = { kind: 'or', of: [] };

/** A rule that takes too long marks nothing and is told of; it is no reason to have no list. */
async function boundedInput(
  input: Asking,
  held: () => HeldTraces,
  patterns: Patterns,
): Promise<{ bounded: Asking; costly: number[] }> {
  for (;;) {
    const { columns } = held();
    const { version } = columns;
    const { field, search, rules } = input;
    const query = await patterns.bounded(columns, input.query);
    const bounded: Asking = { ...input, query };
    const costly: number[] = [];
    if (rules !== undefined) {
      bounded.rules = [];
      for (const [at, rule] of rules.entries()) {
        try {
          bounded.rules.push(await patterns.bounded(columns, rule));
        } catch (error) {
          if (!(error instanceof Failure && error.code === 'search-too-costly')) throw error;
          costly.push(at);
          bounded.rules.push(NOTHING);
        }
      }
    }
    if (field !== undefined && isColumnPattern(search)) {
      const { pattern, fold } = search;
      const values = await patterns.fitting(columns, { field, pattern, fold });
      bounded.search = { kind: 'in', values, fold: false };
    }
    // Traces that came in meanwhile may have values that were not tried.
    const now = held().columns;
    if (now === columns && now.version === version) return { bounded, costly };
  }
}
