import type { Json } from '../../model/json.ts';
import type { CONDITIONS } from '../limits.ts';
import { parseRule, printRule, trimmed } from '../rule.ts';

/*
 * The rules of a filter on one line: `trace_rating = warning AND code != 200`. A value that would be taken for more than a value stands
 * in quotation marks, as JSON; so does a rule that is none.
 */

type Condition = (typeof CONDITIONS)[number];

export interface FilterLine {
  /** Null where there are not two rules to be joined. */
  condition: Condition | null;
  rules: Json[];
}

/** Where a line stops being a filter, and why. */
export interface FilterFault {
  at: number;
  fault: 'no-rule' | 'no-value' | 'mixed' | 'no-text';
}

const JOINS = /[ \t\r\n](AND|OR)(?=[ \t\r\n]|$)/;
const CONTROL = /\p{Cc}/u;

export function printFilter(condition: Condition, rules: readonly Json[]): string {
  return rules.map(printElement).join(` ${condition} `);
}

function printElement(element: Json): string {
  const rule = typeof element === 'string' ? parseRule(element) : null;
  if (rule === null) return JSON.stringify(element);
  const { field, op, value } = rule;
  const isPlain = !value.startsWith('"') && !CONTROL.test(value) && !JOINS.test(` ${value}`);
  return isPlain ? printRule(rule) : `${field} ${op} ${JSON.stringify(value)}`;
}

export function parseFilter(line: string): FilterLine | FilterFault {
  const rules: Json[] = [];
  let condition: Condition | null = null;
  let from = 0;
  while (line.slice(from).trim() !== '' || rules.length > 0) {
    const read = readElement(line, from);
    if ('fault' in read) return read;
    rules.push(read.element);
    const join = /^[ \t\r\n]*(AND|OR)(?=[ \t\r\n]|$)/.exec(line.slice(read.end));
    if (join === null) {
      const rest = line.slice(read.end).search(/[^ \t\r\n]/);
      return rest < 0 ? { condition, rules } : { at: read.end + rest, fault: 'mixed' };
    }
    const word = join[1] as Condition;
    if (condition !== null && condition !== word)
      return { at: read.end + join[0].length - word.length, fault: 'mixed' };
    condition = word;
    from = read.end + join[0].length;
  }
  return { condition, rules };
}

function readElement(line: string, from: number): { element: Json; end: number } | FilterFault {
  const start = from + Math.max(0, line.slice(from).search(/[^ \t\r\n]/));
  const sign = line.charAt(start);
  if (/["{[\d-]/.test(sign) || /^(?:true|false|null)(?![\w.])/.test(line.slice(start)))
    return readJson(line, start);
  const equals = line.indexOf('=', start);
  if (equals < 0) return { at: start, fault: 'no-rule' };
  const value = equals + 1 + Math.max(0, line.slice(equals + 1).search(/[^ \t\r\n]|$/));
  if (line.charAt(value) === '"') {
    const read = readJson(line, value);
    if ('fault' in read) return read;
    return ruleOf(line.slice(start, equals + 1), read.element, start, value, read.end);
  }
  const join = JOINS.exec(line.slice(equals + 1));
  const end = join === null ? line.length : equals + 1 + join.index;
  return ruleOf(line.slice(start, equals + 1), trimmed(line.slice(equals + 1, end)), start, value, end);
}

function ruleOf(
  head: string,
  value: Json,
  start: number,
  valueAt: number,
  end: number,
): { element: Json; end: number } | FilterFault {
  if (typeof value !== 'string' || value === '') return { at: valueAt, fault: 'no-value' };
  const rule = parseRule(head + value);
  if (rule?.value !== value) return { at: start, fault: 'no-rule' };
  return { element: printRule(rule), end };
}

/** Up to the first end that makes it JSON: a text may hold what looks like a join. */
function readJson(line: string, start: number): { element: Json; end: number } | FilterFault {
  for (let from = start; ;) {
    const join = JOINS.exec(line.slice(from));
    const end = join === null ? line.length : from + join.index;
    try {
      return { element: JSON.parse(line.slice(start, end)) as Json, end };
    } catch {
      if (join === null) return { at: start, fault: 'no-text' };
      from = end + 1;
    }
  }
}
