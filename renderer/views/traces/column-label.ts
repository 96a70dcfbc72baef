import type { Words } from '../../../shared/words/words.ts';
import { JOINED_COLUMNS, type JoinedColumn, type ListColumn } from '../../../shared/model/list-column.ts';

const JOINED: ReadonlySet<string> = new Set(JOINED_COLUMNS);

const isJoined = (column: ListColumn): column is JoinedColumn => JOINED.has(column);

/** What a column of the list is called. */
export function columnLabel(words: Words, column: ListColumn): string {
  if (isJoined(column)) return words.joinedColumns[column];
  const name = words.traceColumns[column];
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
