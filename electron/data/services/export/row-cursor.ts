import type { ExportRow, ExportRows } from './exported-trace.ts';

/** Rows taken in portions, whatever batches they come in. */
export interface RowCursor {
  /** At least one row and not more than that; none at the end. */
  take(most: number): Promise<ExportRow[]>;
  isAtEnd(): Promise<boolean>;
  close(): Promise<void>;
}

export function rowCursor(rows: ExportRows): RowCursor {
  const batches = rows[Symbol.asyncIterator]();
  let held: ExportRow[] = [];
  let isDone = false;
  const fill = async (): Promise<void> => {
    while (held.length === 0 && !isDone) {
      const next = await batches.next();
      if (next.done === true) isDone = true;
      else held = next.value;
    }
  };
  return {
    async take(most) {
      await fill();
      const taken = held.slice(0, most);
      held = held.slice(most);
      return taken;
    },
    async isAtEnd() {
      await fill();
      return held.length === 0;
    },
    async close() {
      if (!isDone) await batches.return?.();
    },
  };
}
