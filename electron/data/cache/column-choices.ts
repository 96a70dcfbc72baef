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

/** What was said about times that name no zone, by the heading of their column. */
export function zoneChoices(db: Reader): Record<string, string> {
  const rows = db
    .prepare<[], { heading: string; zone: string }>('SELECT heading, zone FROM zone_choice')
    .all();
  return Object.fromEntries(rows.map(({ heading, zone }) => [heading, zone]));
}

/** With null it is forgotten: such times are refused. */
export function rememberZone(db: Writer, heading: string, zone: string | null): void {
  if (zone === null) db.prepare('DELETE FROM zone_choice WHERE heading = ?').run(heading);
  else
    db.prepare(
      `INSERT INTO zone_choice (heading, zone) VALUES (?, ?) ON CONFLICT (heading) DO UPDATE SET zone = excluded.zone`,
    ).run(heading, zone);
}
