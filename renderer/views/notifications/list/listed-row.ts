import type { Issue } from '../../../../shared/model/issue.ts';
import type { WindowCounts } from '../../../../shared/model/stored-draft.ts';

/** A line of the list of live notifications or of drafts. */
export interface ListedRow {
  id: string;
  name: string;
  sentence: string;
  status: { label: string; tone: 'normal' | 'warning' | 'incident' | 'other'; why: string };
  /** Who gets its messages. */
  target: { label: string; full: string };
  /** Null while they are not known. */
  counts: WindowCounts | null;
  /** Whether they are of what it said before. */
  isStale: boolean;
  /** It is off or has nobody to send to: whatever it matches, nobody hears of it. */
  isSilent: boolean;
  changed: { at: number | null; label: string; why: string };
}

export const SORTABLE = [
  ...(['name', 'status', 'target', 'matched', 'perDay', 'unknown', 'issues', 'changed'] as const),
] as const;
export type SortColumn = (typeof SORTABLE)[number];

export interface Order {
  by: SortColumn;
  isUp: boolean;
}

const TEXTS: ReadonlySet<SortColumn> = new Set(['name', 'status', 'target'] as const);

/** Texts go up first, figures and times down. */
export function turned({ by, isUp }: Order, column: SortColumn): Order {
  return by === column ? { by, isUp: !isUp } : { by: column, isUp: TEXTS.has(column) };
}

export function errorsIn(issues: readonly Issue[]): number {
  return issues.filter(({ severity }) => severity === 'error').length;
}

/** Errors weigh more than any number of warnings. */
const weightOf = (issues: readonly Issue[]): number => errorsIn(issues) * 100_000 + issues.length;

/** Messages a day that it sends; null where that is not known. */
export function rateOf({ counts, isSilent }: ListedRow): number | null {
  if (counts === null) return null;
  return isSilent ? 0 : counts.perDay;
}

const { compare } = new Intl.Collator(undefined, { numeric: true });

export function ordered<Row extends ListedRow>(rows: readonly Row[], { by, isUp }: Order): Row[] {
  const text = (row: Row): string =>
    by === 'status' ? row.status.label : by === 'target' ? row.target.label : row.name;
  const figure = (row: Row): number => {
    if (by === 'changed') return row.changed.at ?? -1;
    if (by === 'perDay') return rateOf(row) ?? -1;
    if (row.counts === null) return -1;
    if (by === 'issues') return weightOf(row.counts.issues);
    return by === 'unknown' ? row.counts.unknown : row.counts.matched;
  };
  const rising = (one: Row, other: Row): number =>
    TEXTS.has(by) ? compare(text(one), text(other)) : figure(one) - figure(other);
  return rows.toSorted(
    (one, other) =>
      (isUp ? rising(one, other) : rising(other, one)) ||
      compare(one.name, other.name) ||
      compare(one.id, other.id),
  );
}

/** Rows that have what is sought in one of the texts a person sees of them. */
export function found<Row extends ListedRow>(
  rows: readonly Row[],
  sought: string,
  more: (row: Row) => string = () => '',
): Row[] {
  const wanted = sought.trim().toLocaleLowerCase();
  if (wanted === '') return [...rows];
  return rows.filter((row) =>
    [row.name, row.sentence, row.status.label, row.target.full, row.changed.label, more(row)].some((text) =>
      text.toLocaleLowerCase().includes(wanted),
    ),
  );
}
