import { REPLAYED_COLUMNS, ReplayIndex, type SheetRows } from '../../../core/engine/replay-index.ts';
import { carriedFields } from '../../../../shared/model/carries.ts';
import type { TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import type { Reader } from '../../cache/handle.ts';
import { sheetParts } from '../../cache/sources.ts';
import type { HeldTraces } from '../browse/held-traces.ts';
import { fieldsOfSheets } from '../sheet-fields.ts';
import { fileRows, type FileRows } from './file-rows.ts';

/** The traces of a workspace as notifications are replayed on them. */
export class ReplayedTraces {
  readonly db: Reader;
  readonly held: HeldTraces;
  private built: ReplayIndex | null = null;
  private ofFile: (FileRows & { file: number; version: number }) | null = null;

  constructor(db: Reader, held: HeldTraces) {
    this.db = db;
    this.held = held;
  }

  /** Over all rows that are held by now. Building it costs about 0.3 us a row, once, with the columns it loads. */
  get index(): ReplayIndex {
    const built = this.begun();
    built.extend();
    return built;
  }

  /** Makes the index, to be given up between two steps: of a million traces it takes a third of a second. Costs nothing where it is there. */
  *ready(): Generator<void> {
    if (this.built !== null) return;
    for (const name of REPLAYED_COLUMNS) {
      this.held.columns.column(name);
      yield;
    }
    yield* this.begun().extendSteps();
  }

  private begun(): ReplayIndex {
    return (this.built ??= new ReplayIndex(this.held.columns, (fromRow) => sheetRows(this.db, fromRow)));
  }

  /** Kept for the file that was asked about last, as long as no trace comes or goes. Not to be changed. */
  fileRows(file: number): FileRows {
    const { rows, version } = this.held.columns;
    if (this.ofFile?.file !== file || this.ofFile.version !== version)
      this.ofFile = { file, version, ...fileRows(this.db, file, rows) };
    return this.ofFile;
  }

  /** The fields that the source of a row carries. */
  carriedBy(row: number, { format }: Trace): ReadonlySet<TraceFieldName> {
    const part = this.held.sourceOf(row)?.part;
    return carriedFields(format, part === undefined ? [] : fieldsOfSheets(part.sheets));
  }
}

function sheetRows(db: Reader, fromRow: number): SheetRows[] {
  return sheetParts(db, fromRow).map(({ firstRow, rows, sheets }) => {
    return { firstRow, rows, carried: fieldsOfSheets(sheets) };
  });
}
