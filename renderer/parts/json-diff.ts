import {
  hasParts,
  idAfter,
  idOf,
  idStart,
  isList,
  partOf,
  type JsonMembers,
  type JsonPath,
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

const KINDS = ['same', 'changed', 'only-left', 'only-right'] as const satisfies readonly DiffKind[];
const [SAME, CHANGED, ONLY_LEFT, ONLY_RIGHT] = [0, 1, 2, 3] as const;
/** Added to the kind of a row whose parts follow. */
const PARENT = 4;
const NOBODY = -1;

/** Which rows there are: every path of either value, or what differs, each with what it lies in. */
export type DiffRows = 'all' | 'differing';

/**
 * The paths of two values in the order of the first, what only the second has after its siblings. A value that only one side has is
 * one difference, not one a part.
 */
export function diffJson(left: JsonValue, right: JsonValue, rows: DiffRows): JsonDiff {
  return new JsonDiff(left, right, rows);
}

/**
 * The rows of a comparison as numbers, each with the row it lies in: of hundreds of thousands a few dozen are ever seen, and only
 * these are made. An object for each takes half a second, most of it to clear memory.
 */
export class JsonDiff {
  readonly left: JsonValue;
  readonly right: JsonValue;
  /** How many differences there are, counted where they are. */
  count = 0;
  private readonly isWhole: boolean;
  private readonly aboves: number[] = [];
  private readonly steps: JsonStep[] = [];
  private readonly kinds: number[] = [];

  constructor(left: JsonValue, right: JsonValue, rows: DiffRows) {
    this.left = left;
    this.right = right;
    this.isWhole = rows === 'all';
    this.walk(left, right, NOBODY);
  }

  get length(): number {
    return this.steps.length;
  }

  /** Whether a row is a difference, and not only what one lies in. */
  isDifference(place: number): boolean {
    const kind = this.kinds[place] ?? SAME;
    return kind !== SAME && kind < PARENT;
  }

  row(place: number): DiffRow {
    const at = this.aboves[place] ?? NOBODY;
    const above = at === NOBODY ? null : this.row(at);
    const step = this.steps[place] ?? '';
    const kind = this.kinds[place] ?? SAME;
    const [left, right] = above === null ? [this.left, this.right] : [above.left, above.right];
    return {
      id: idAfter(idStart(above?.id ?? idOf([])), step),
      ...{ above, step, depth: above === null ? 0 : above.depth + 1 },
      left: left === undefined ? undefined : partOf(left, step),
      right: right === undefined ? undefined : partOf(right, step),
      kind: KINDS[kind & ~PARENT] ?? 'same',
      isParent: kind >= PARENT,
    };
  }

  /** -1 where there is no such path. */
  placeOf(path: JsonPath): number {
    const last = path.at(-1);
    return this.steps.findIndex((step, place) => step === last && this.isAt(place, path));
  }

  private isAt(place: number, path: JsonPath): boolean {
    let at = place;
    for (let depth = path.length - 1; depth >= 0; depth -= 1) {
      if (at === NOBODY || this.steps[at] !== path[depth]) return false;
      at = this.aboves[at] ?? NOBODY;
    }
    return at === NOBODY;
  }

  /** Says whether anything differed. */
  private walk(left: JsonValue, right: JsonValue, above: number): boolean {
    let differs = false;
    if (isList(left) || isList(right)) {
      const [one, other] = [isList(left) ? left : [], isList(right) ? right : []];
      const length = Math.max(one.length, other.length);
      for (let step = 0; step < length; step += 1)
        differs = this.take(above, step, one[step], other[step]) || differs;
    }
    const [one, other] = [membersOf(left), membersOf(right)];
    const [keys, otherKeys] = [Object.keys(one), Object.keys(other)];
    // Mostly both have the same ones, and then nobody needs to be asked for each whether it is there.
    const areAll = keys.length === otherKeys.length && keys.every((key, at) => key === otherKeys[at]);
    for (const key of keys)
      differs = this.take(above, key, one[key], areAll ? other[key] : partOf(other, key)) || differs;
    if (areAll) return differs;
    for (const key of otherKeys)
      if (!Object.hasOwn(one, key)) differs = this.take(above, key, undefined, other[key]) || differs;
    return differs;
  }

  private take(
    above: number,
    step: JsonStep,
    left: JsonValue | undefined,
    right: JsonValue | undefined,
  ): boolean {
    let kind: number;
    if (right === undefined) kind = ONLY_LEFT;
    else if (left === undefined) kind = ONLY_RIGHT;
    else if (areAlike(left, right)) return this.takeParent(above, step, left, right);
    else kind = isSame(left, right) ? SAME : CHANGED;
    if (kind === SAME && !this.isWhole) return false;
    this.add(above, step, kind);
    if (kind === SAME) return false;
    this.count += 1;
    return true;
  }

  /** It comes before what lies in it, and so before it is known whether anything differs; where nothing does it may go again. */
  private takeParent(above: number, step: JsonStep, left: JsonValue, right: JsonValue): boolean {
    const place = this.add(above, step, PARENT + SAME);
    const differs = this.walk(left, right, place);
    if (differs) this.kinds[place] = PARENT + CHANGED;
    else if (!this.isWhole) this.steps.length = this.aboves.length = this.kinds.length = place;
    return differs;
  }

  private add(above: number, step: JsonStep, kind: number): number {
    this.aboves.push(above);
    this.kinds.push(kind);
    return this.steps.push(step) - 1;
  }
}

const NO_MEMBERS: JsonMembers = {};

const membersOf = (value: JsonValue): JsonMembers => (hasParts(value) && !isList(value) ? value : NO_MEMBERS);

/** Both lists, or both objects, and not both empty. */
function areAlike(one: JsonValue, other: JsonValue): boolean {
  if (!hasParts(one) || !hasParts(other) || isList(one) !== isList(other)) return false;
  return hasAny(one) || hasAny(other);
}

/** Without a list of what it has. */
function hasAny(value: JsonValue): boolean {
  if (isList(value)) return value.length > 0;
  const members = membersOf(value);
  for (const key in members) if (Object.hasOwn(members, key)) return true;
  return false;
}

/** Of two that are not alike. */
const isSame = (one: JsonValue, other: JsonValue): boolean =>
  hasParts(one) && hasParts(other) ? isList(one) === isList(other) : one === other;
