import type { Json, JsonObject } from '../../model/json.ts';
import { TRACE_FIELDS } from '../../model/trace-fields.ts';
import type { Trace } from '../../model/trace.ts';

/*
 * The texts of a value: names and values of members at any depth, numbers and true and false as they are written. JSON
 * that is written as text is read as JSON. Nothing here recurses: bodies may be deep.
 */

export type TextVisit = (text: string) => boolean;

/** True as soon as a visit says so. */
export function someTextOf(values: readonly Json[], visit: TextVisit): boolean {
  const left: Json[] = [...values];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    if (value === null) continue;
    const inner = innerOf(value);
    if (typeof inner !== 'object') {
      if (visit(String(inner))) return true;
    } else if (Array.isArray(inner)) {
      for (const one of inner) left.push(one);
    } else {
      for (const name of Object.keys(inner)) {
        if (visit(name)) return true;
        left.push(inner[name] ?? null);
      }
    }
  }
  return false;
}

export function innerOf(value: NonNullable<Json>): NonNullable<Json> {
  return typeof value === 'string' ? (jsonIn(value) ?? value) : value;
}

/** The object or list a text writes. */
function jsonIn(text: string): Json[] | JsonObject | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    const value = JSON.parse(text) as Json;
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What a path leads to. A name looks into every entry of a list, digits are a place in it; names may have points. */
export function valuesAt(root: Json, path: readonly string[]): Json[] {
  const found: Json[] = [];
  const left: [value: Json, step: number][] = [[root, 0]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [value, step] = next;
    if (step === path.length) found.push(value);
    else left.push(...stepsFrom(value, path, step));
  }
  return found;
}

function stepsFrom(value: Json, path: readonly string[], step: number): [Json, number][] {
  const inner = value === null ? null : innerOf(value);
  if (inner === null || typeof inner !== 'object') return [];
  if (Array.isArray(inner)) {
    const name = path[step] ?? '';
    if (!/^\d+$/.test(name)) return inner.map((one) => [one, step]);
    const one = inner[Number(name)];
    return one === undefined ? [] : [[one, step + 1]];
  }
  return membersAt(inner, path, step);
}

function membersAt(object: JsonObject, path: readonly string[], step: number): [Json, number][] {
  const found: [Json, number][] = [];
  let name = '';
  for (let end = step + 1; end <= path.length; end += 1) {
    name = end === step + 1 ? (path[step] ?? '') : `${name}.${path[end - 1] ?? ''}`;
    if (Object.hasOwn(object, name)) found.push([object[name] ?? null, end]);
  }
  return found;
}

/** Times are no texts, and the provider is not in the record. */
const TEXT_FIELDS = TRACE_FIELDS.filter(({ kind, name }) => kind !== 'time' && name !== 'provider').map(
  ({ name }) => name,
);

/** Whatever the record of a trace says; not the names of the trace's own fields. */
export function textsOfTrace(trace: Trace): Json[] {
  return [...TEXT_FIELDS.map((name): Json => trace[name]), trace.severity, trace.extra];
}
