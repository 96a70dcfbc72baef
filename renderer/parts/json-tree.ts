import {
  hasParts,
  idAfter,
  idOf,
  idStart,
  isList,
  partOf,
  stepsOf,
  type JsonPath,
  type JsonStep,
  type JsonValue,
} from './json-value.ts';

/** One line of a tree. */
export interface TreeRow {
  id: string;
  above: TreeRow | null;
  /** Null for a value that stands alone. */
  step: JsonStep | null;
  value: JsonValue;
  depth: number;
  /** How many parts it has; null for a leaf. */
  size: number | null;
  isOpen: boolean;
  /** From 1, among its siblings. */
  place: number;
  siblings: number;
}

/** Trees up to this size are shown whole. */
const SMALL = 400;
/** Nobody walks through more. */
export const MATCH_LIMIT = 10_000;

/** Whether a tree has at most so many values, without counting further. */
export function isSmall(value: JsonValue, most = SMALL): boolean {
  let left = most;
  const waiting: JsonValue[] = [value];
  for (let now = waiting.pop(); now !== undefined; now = waiting.pop()) {
    left -= 1;
    if (left < 0) return false;
    if (!hasParts(now)) continue;
    const steps = stepsOf(now);
    if (steps.length > left) return false;
    for (const step of steps) {
      const part = partOf(now, step);
      if (part !== undefined) waiting.push(part);
    }
  }
  return true;
}

/** The lines that are to be seen, at most so many; `isOpen` is asked for each value that has parts. */
export function treeRows(root: JsonValue, isOpen: (id: string) => boolean, limit = Infinity): TreeRow[] {
  if (!hasParts(root) || stepsOf(root).length === 0)
    return [
      {
        ...{ id: idOf([]), above: null, step: null, value: root, depth: 0 },
        ...{ size: hasParts(root) ? 0 : null, isOpen: false, place: 1, siblings: 1 },
      },
    ];
  const rows: TreeRow[] = [];
  const walk = (value: JsonValue, above: TreeRow | null): void => {
    const steps = stepsOf(value);
    const start = idStart(above?.id ?? idOf([]));
    const depth = above === null ? 0 : above.depth + 1;
    for (const [index, step] of steps.entries()) {
      if (rows.length >= limit) return;
      const part = partOf(value, step);
      if (part === undefined) continue;
      const id = idAfter(start, step);
      const size = hasParts(part) ? stepsOf(part).length : null;
      const open = size !== null && size > 0 && isOpen(id);
      const row: TreeRow = {
        above,
        id,
        step,
        value: part,
        depth,
        size,
        isOpen: open,
        place: index + 1,
        siblings: steps.length,
      };
      rows.push(row);
      if (open) walk(part, row);
    }
  };
  walk(root, null);
  return rows;
}

/** Where a text occurs in keys and leaves, whatever its case, in the order of the lines; at most so many. */
export function findInTree(root: JsonValue, text: string, limit = MATCH_LIMIT): JsonPath[] {
  const wanted = text.toLowerCase();
  const found: JsonPath[] = [];
  if (wanted === '') return found;
  const fits = (value: string): boolean => value.toLowerCase().includes(wanted);
  const path: JsonStep[] = [];
  const walk = (value: JsonValue): void => {
    for (const step of stepsOf(value)) {
      if (found.length >= limit) return;
      const part = partOf(value, step);
      if (part === undefined) continue;
      path.push(step);
      if ((typeof step === 'string' && fits(step)) || (!hasParts(part) && fits(String(part))))
        found.push([...path]);
      if (hasParts(part)) walk(part);
      path.pop();
    }
  };
  if (hasParts(root)) walk(root);
  else if (fits(String(root))) found.push([]);
  return found;
}

/** Everything that must be open for a value to be seen. */
export function ancestorIds(path: JsonPath): string[] {
  return path.slice(0, -1).map((_, index) => idOf(path.slice(0, index + 1)));
}

export function kindOf(value: JsonValue): 'text' | 'number' | 'boolean' | 'null' | 'list' | 'object' {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return isList(value) ? 'list' : 'object';
}
