// A notification as a predicate over parsed traces, as anybody would write it by hand: sets for what is listed, a
// function for each rule.
import type { Tally } from '../../../shared/model/replay.ts';
import type { Draft, DraftFilter, Rule } from '../notifications.ts';

export interface ParsedTrace {
  service_type?: string;
  resource_type?: string;
  trace_name?: string;
  trace_rating?: string;
  trace_type?: string;
  tracker_name?: string;
  api_version?: string;
  code?: string;
  resource_id?: string;
  resource_name?: string;
  user?: { name: string };
}

/** Null is neither. */
type Predicate = (trace: ParsedTrace) => boolean | null;

const DATA_TYPES: ReadonlySet<string> = new Set(['data', 'ObsSDK', 'ObsAPI']);

/** From the text of a file, members that come in several types made one. */
export function parsedTraces(text: string): ParsedTrace[] {
  interface Written extends Omit<ParsedTrace, 'user'> {
    user: string | null;
  }
  return (JSON.parse(text) as Written[]).map(({ user, ...trace }) => ({
    ...trace,
    ...(trace.code === undefined ? {} : { code: String(trace.code) }),
    ...(user === null ? {} : { user: JSON.parse(user) as { name: string } }),
  }));
}

/** Every trace is held against every predicate. */
export function replayInLoop(traces: readonly ParsedTrace[], predicates: readonly Predicate[]): Tally[] {
  const tallies = predicates.map(() => ({ matched: 0, unknown: 0 }));
  for (const trace of traces) {
    for (const [index, predicate] of predicates.entries()) {
      const tally = tallies[index];
      const verdict = predicate(trace);
      if (tally === undefined || verdict === false) continue;
      if (verdict === null) tally.unknown += 1;
      else tally.matched += 1;
    }
  }
  return tallies;
}

export function predicateOf({ operations, users, filter }: Draft): Predicate {
  const named = operations?.flatMap(({ service, resourceType, names }) =>
    names.map((name) => `${service.toLowerCase()} ${resourceType} ${name}`),
  );
  const operationSet = named === undefined ? null : new Set(named);
  const userSet = users.length === 0 ? null : new Set(users.flat());
  const passes = filter?.on === true ? filterOf(filter) : () => true;
  return (trace) => {
    if (trace.tracker_name !== undefined && trace.tracker_name !== 'system') return false;
    if (DATA_TYPES.has(trace.trace_type ?? '')) return false;
    if (operationSet !== null && !operationSet.has(operationOf(trace))) return false;
    let byUser: boolean | null = true;
    if (userSet !== null && !userSet.has(trace.user?.name ?? '')) {
      if (operationSet !== null) return false;
      byUser = null;
    }
    const byFilter = passes(trace);
    return byFilter === true ? byUser : byFilter;
  };
}

function operationOf({
  service_type: service = '',
  resource_type: type = '',
  trace_name: name = '',
}: ParsedTrace): string {
  return `${service.toLowerCase()} ${type} ${name}`;
}

function filterOf({ condition, rules }: DraftFilter): Predicate {
  const tests = rules.map(ruleOf);
  const decides = condition === 'OR';
  return (trace) => {
    let verdict: boolean | null = !decides;
    for (const test of tests) {
      const one = test(trace);
      if (one === decides) return decides;
      if (one === null) verdict = null;
    }
    return verdict;
  };
}

function ruleOf(rule: Rule | null): Predicate {
  if (rule === null) return () => null;
  const { field, op, value } = rule;
  if (op === '=') return (trace) => trace[field] === value;
  return (trace) => {
    const actual = trace[field];
    return actual === undefined ? null : actual !== value;
  };
}
