import type { FileProperty } from '../../../../shared/model/file-property.ts';
import type { Reader } from '../../cache/handle.ts';
import { readRows } from '../../cache/sources.ts';

/** Stretches of rows that were read together, of one file each. */
export interface ReadStretches {
  firstRows: Uint32Array;
  lengths: Uint32Array;
  /** Of each stretch its value's number, from 1. */
  ids: Uint32Array;
  values: readonly string[];
}

/** From which files, and by which imports, rows were read. A year has tens of thousands of files: they are read once, until something is written. */
export class FileRows {
  private readonly db: Reader;
  private readonly held = new Map<FileProperty, ReadStretches>();

  constructor(db: Reader) {
    this.db = db;
  }

  forget(): void {
    this.held.clear();
  }

  by(property: FileProperty): ReadStretches {
    const found = this.held.get(property) ?? stretchesBy(this.db, property);
    this.held.set(property, found);
    return found;
  }
}

function stretchesBy(db: Reader, property: FileProperty): ReadStretches {
  const read = readRows(db);
  const ids = new Map<string, number>();
  return {
    firstRows: Uint32Array.from(read, ({ firstRow }) => firstRow),
    lengths: Uint32Array.from(read, ({ rows }) => rows),
    ids: Uint32Array.from(read, ({ path, run }) => {
      const value = property === 'path' ? path : String(run);
      const id = ids.get(value) ?? ids.size + 1;
      ids.set(value, id);
      return id;
    }),
    values: [...ids.keys()],
  };
}
