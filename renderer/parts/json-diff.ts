import {
  hasParts,
  idAfter,
  idOf,
  idStart,
  isList,
  partOf,
  stepsOf,
  type JsonStep,
  type JsonValue,
} from './json-value.ts';

export type DiffKind = 'same' | 'changed' | 'only-left' | 'only-right';

/** One path of two values side by side. */
export interface DiffRow {
  id: string;
  above: DiffRow | null;
  step: JsonStep;
  depth: number;
  /** Undefined: not there. */
  left: JsonValue | undefined;
  right: JsonValue | undefined;
  /** Of a value with parts on both sides: whether any of them differs. */
  kind: DiffKind;
  /** Whether its parts follow as rows of their own. */
  isParent: boolean;
}

/** Every path of either value, in the order of the first, what only the second has after its siblings. */
export function diffJson(left: JsonValue, right: JsonValue): DiffRow[] {
  const rows: DiffRow[] = [];
  walk(left, right, null, rows);
  return rows;
}

/** The rows that differ, each with what it lies in. A value that only one side has is one difference, not one a part. */
export function differencesOf(rows: readonly DiffRow[]): DiffRow[] {
  return rows.filter(({ kind }) => kind !== 'same');
}

/** How many differences there are, counted where they are. */
export function countDifferences(rows: readonly DiffRow[]): number {
  return rows.filter(({ kind, isParent }) => kind !== 'same' && !isParent).length;
}

/** Says whether anything differed. */
function walk(left: JsonValue, right: JsonValue, above: DiffRow | null, rows: DiffRow[]): boolean {
  let differs = false;
  const start = idStart(above?.id ?? idOf([]));
  const depth = above === null ? 0 : above.depth + 1;
  for (const step of stepsOfBoth(left, right)) {
    const one = partOf(left, step);
    const other = partOf(right, step);
    const isParent = one !== undefined && other !== undefined && areAlike(one, other);
    const row: DiffRow = {
      above,
      id: idAfter(start, step),
      step,
      depth,
      left: one,
      right: other,
      kind: kindOfPair(one, other),
      isParent,
    };
    rows.push(row);
    if (isParent) row.kind = walk(one, other, row, rows) ? 'changed' : 'same';
    differs ||= row.kind !== 'same';
  }
  return differs;
}

function stepsOfBoth(left: JsonValue, right: JsonValue): readonly JsonStep[] {
  return [...new Set([...stepsOf(left), ...stepsOf(right)])];
}

/** Both lists, or both objects, and not both empty. */
function areAlike(one: JsonValue, other: JsonValue): boolean {
  if (!hasParts(one) || !hasParts(other) || isList(one) !== isList(other)) return false;
  return stepsOfBoth(one, other).length > 0;
}

function kindOfPair(one: JsonValue | undefined, other: JsonValue | undefined): DiffKind {
  if (other === undefined) return 'only-left';
  if (one === undefined) return 'only-right';
  if (hasParts(one) && hasParts(other)) return isList(one) === isList(other) ? 'same' : 'changed';
  return one === other ? 'same' : 'changed';
}
