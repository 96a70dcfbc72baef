import type { ColumnMapping } from '../../../shared/model/sheet.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';
import type { Reader, Writer } from './handle.ts';

/** What was said about columns of sheets, by heading. */
export function columnChoices(db: Reader): ColumnMapping {
  const rows = db
    .prepare<[], { heading: string; field: TraceFieldName | null }>(
      'SELECT heading, field FROM column_choice',
    )
    .all();
  return Object.fromEntries(rows.map(({ heading, field }) => [heading, field]));
}

export function rememberColumns(db: Writer, mapping: ColumnMapping): void {
  const put = db.prepare(
    `INSERT INTO column_choice (heading, field) VALUES (?, ?) ON CONFLICT (heading) DO UPDATE SET field = excluded.field`,
  );
  for (const [heading, field] of Object.entries(mapping)) put.run(heading, field);
}
