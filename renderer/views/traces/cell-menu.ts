import type { Snippet } from 'svelte';
import type { TraceRow } from '../../../shared/model/browse.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import type { Subject } from '../../../shared/query/language/expression.ts';

/** A list of traces that is not that of the Traces screen, as the menu of its cells needs to know it. */
export interface CellMenuElsewhere {
  asked: readonly ColumnName[];
  narrow(subject: Subject, value: string | null, isExcluded: boolean): void;
  /** Opens the details of the row that the menu is of. */
  open(): void;
  /** What can be done there besides. */
  items: Snippet<[TraceRow]>;
}
