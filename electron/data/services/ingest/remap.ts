import type { Batch } from './batch.ts';
import type { StoredValues } from './stored-values.ts';

/** From the dictionaries of one reading thread to those of the workspace, learnt as its batches come. */
export class Remap {
  private readonly tables: { ids: Uint32Array; known: number }[];

  constructor(columns: number) {
    this.tables = Array.from({ length: columns }, () => ({ ids: new Uint32Array(256), known: 0 }));
  }

  /** The batch's columns with the ids of the workspace, in place. */
  apply({ columns, values }: Batch, dictionaries: readonly StoredValues[]): void {
    columns.forEach((ids, column) => {
      const dictionary = dictionaries[column];
      const table = this.tables[column];
      const met = values[column];
      if (dictionary === undefined || table === undefined || met === undefined)
        throw new Error(`Column ${column} is unknown.`);
      if (met.isFresh) table.known = 0;
      for (const value of met.added) learn(table, dictionary.idOf(value));
      // Nothing but absent.
      if (table.known === 0) return;
      const known = table.ids;
      for (let row = 0; row < ids.length; row += 1) ids[row] = known[ids[row] as number] as number;
    });
  }
}

function learn(table: { ids: Uint32Array; known: number }, id: number): void {
  table.known += 1;
  if (table.known >= table.ids.length) {
    const wider = new Uint32Array(table.ids.length * 2);
    wider.set(table.ids);
    table.ids = wider;
  }
  table.ids[table.known] = id;
}
