import {
  isFixedColumn,
  JOINED_COLUMNS,
  type JoinedColumn,
  type ListColumn,
} from '../../../shared/model/list-column.ts';
import { isTraceFieldName } from '../../../shared/model/trace-fields.ts';
import type { Words } from '../../../shared/words/words.ts';
import { visibleText } from '../../parts/visible-text.ts';
import { isColumnName } from '../../../shared/model/trace-columns.ts';

const JOINED: ReadonlySet<string> = new Set(JOINED_COLUMNS);

const isJoined = (column: ListColumn): column is JoinedColumn => JOINED.has(column);

/** What a column of the list is called; one of members as a query writes its path. */
export function columnLabel(words: Words, column: ListColumn): string {
  if (isJoined(column)) return words.joinedColumns[column];
  const name = fieldLabel(words, column);
  return isFixedColumn(column) || isTraceFieldName(column)
    ? name.slice(0, 1).toUpperCase() + name.slice(1)
    : name;
}

/** The same within a sentence. */
export function fieldLabel(words: Words, column: ListColumn): string {
  if (isJoined(column)) return words.joinedColumns[column];
  if (isColumnName(column)) return words.traceColumns[column];
  return column !== 'extra' && isTraceFieldName(column) ? words.traceFieldNames[column] : visibleText(column);
}
