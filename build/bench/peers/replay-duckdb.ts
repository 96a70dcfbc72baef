// A notification as a person would ask DuckDB about it: what decides between yes and no in WHERE, where it prunes, and
// only what may be neither behind it.
import type { Tally } from '../../../shared/model/replay.ts';
import type { Draft, DraftFilter, Entry, Rule } from '../notifications.ts';
import type { DuckDb } from './duckdb.ts';

/** Measured: tuples are several times slower than plain equalities for so few, and several times faster for more. */
const FEW_ENTRIES = 4;
/** Traces that CTS transfers always say both; to allow for none would double what this costs. */
const MANAGEMENT = [`tracker_name = 'system'`, `trace_type NOT IN ('data', 'ObsSDK', 'ObsAPI')`];

export async function replayInDuckDb(db: DuckDb, draft: Draft): Promise<Tally> {
  const [[matched, unknown] = []] = await db.rows(replaySql(draft));
  return { matched: Number(matched), unknown: Number(unknown) };
}

interface Conditions {
  /** Each true or not: NULL counts as false. */
  certain: string[];
  /** Each true, false or NULL, which is unknown. */
  open: string[];
}

export function replaySql(draft: Draft): string {
  const { certain, open } = conditionsOf(draft);
  const where = ` WHERE ${certain.join(' AND ')}`;
  if (open.length === 0) return `SELECT count(*), 0 FROM traces${where}`;
  return `SELECT count(*) FILTER (WHERE verdict), count(*) FILTER (WHERE verdict IS NULL)
    FROM (SELECT ${open.join(' AND ')} AS verdict FROM traces${where})`;
}

function conditionsOf({ operations, users, filter }: Draft): Conditions {
  const certain = [...MANAGEMENT];
  const open: string[] = [];
  if (operations !== null) certain.push(operationCondition(operations));
  if (users.length > 0) {
    const listed = `user_name IN ${listOf(users.flat())}`;
    // With all operations, nothing says what a list of users does to the others.
    if (operations === null) open.push(`CASE WHEN ${listed} THEN true END`);
    else certain.push(listed);
  }
  if (filter?.on === true) addFilter(filter, certain, open);
  return { certain, open };
}

function operationCondition(operations: readonly Entry[]): string {
  if (operations.length <= FEW_ENTRIES) return `(${operations.map(entryCondition).join(' OR ')})`;
  const tuples = operations.flatMap(({ service, resourceType, names }) =>
    names.map((name) => `(${[service.toLowerCase(), resourceType, name].map(quoted).join(', ')})`),
  );
  return `(lower(service_type), resource_type, trace_name) IN (${tuples.join(', ')})`;
}

function entryCondition({ service, resourceType, names }: Entry): string {
  return `(lower(service_type) = ${quoted(service.toLowerCase())}
    AND resource_type = ${quoted(resourceType)} AND trace_name IN ${listOf(names)})`;
}

function addFilter({ condition, rules }: DraftFilter, certain: string[], open: string[]): void {
  const equal = rules.filter((rule) => rule?.op === '=').map((rule) => ruleSql(rule));
  if (equal.length === rules.length) certain.push(`(${equal.join(` ${condition} `)})`);
  else if (condition === 'OR') open.push(`(${rules.map(threeValued).join(' OR ')})`);
  else {
    certain.push(...equal);
    open.push(...rules.filter((rule) => rule?.op !== '=').map(threeValued));
  }
}

function ruleSql(rule: Rule | null): string {
  return rule === null ? 'NULL::BOOLEAN' : `${rule.field} ${rule.op} ${quoted(rule.value)}`;
}

/** Nothing is not equal to any value; whether it differs from one is not known. */
function threeValued(rule: Rule | null): string {
  return rule?.op === '=' ? `coalesce(${ruleSql(rule)}, false)` : ruleSql(rule);
}

function listOf(texts: readonly string[]): string {
  return `(${[...new Set(texts)].map(quoted).join(', ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
