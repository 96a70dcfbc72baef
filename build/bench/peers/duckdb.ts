import { DuckDBInstance } from '@duckdb/node-api';

export const DUCKDB_THREADS = 2;

export interface DuckDb {
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<readonly (readonly unknown[])[]>;
  close(): void;
}

export async function openDuckDb(file: string): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(file, { threads: String(DUCKDB_THREADS) });
  const connection = await instance.connect();
  return {
    async run(sql) {
      await connection.run(sql);
    },
    async rows(sql) {
      return (await connection.runAndReadAll(sql)).getRowsJS();
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
