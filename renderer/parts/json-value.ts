/** What JSON can say. Parts know no subject, so they have the name for themselves. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonMembers;
export interface JsonMembers {
  readonly [key: string]: JsonValue;
}

/** A key, or a place in a list. */
export type JsonStep = string | number;
export type JsonPath = readonly JsonStep[];

export const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);

export const isMembers = (value: JsonValue): value is JsonMembers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const hasParts = (value: JsonValue): value is readonly JsonValue[] | JsonMembers =>
  typeof value === 'object' && value !== null;

/** The steps from a value into its parts, in the order they are written. */
export function stepsOf(value: JsonValue): readonly JsonStep[] {
  if (isList(value)) return Array.from(value, (_, index) => index);
  return isMembers(value) ? Object.keys(value) : [];
}

/** Undefined where there is no such part. */
export function partOf(value: JsonValue, step: JsonStep): JsonValue | undefined {
  if (isList(value)) return typeof step === 'number' ? value[step] : undefined;
  return isMembers(value) && typeof step === 'string' && Object.hasOwn(value, step) ? value[step] : undefined;
}

export function valueAt(value: JsonValue, path: JsonPath): JsonValue | undefined {
  let now: JsonValue | undefined = value;
  for (const step of path) now = now === undefined ? undefined : partOf(now, step);
  return now;
}

/** A leaf as text; parts as JSON. */
export function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export const idOf = (path: JsonPath): string => JSON.stringify(path);

/** What the ids of all parts of a value begin with: made once a value, where a value has very many parts. */
export const idStart = (id: string): string => (id === '[]' ? '[' : `${id.slice(0, -1)},`);

/** The same as the id of its path. */
export const idAfter = (start: string, step: JsonStep): string =>
  `${start}${typeof step === 'number' ? step : JSON.stringify(step)}]`;

/** A part as a line of its own. It knows what it lies in: a path for each of the many that lie a thousand levels deep fills the memory. */
export interface PlacedPart {
  readonly above: PlacedPart | null;
  /** Null for a value that stands alone. */
  readonly step: JsonStep | null;
}

export function pathOf(part: PlacedPart): JsonPath {
  const path: JsonStep[] = [];
  for (let at: PlacedPart | null = part; at !== null; at = at.above) if (at.step !== null) path.push(at.step);
  return path.reverse();
}
