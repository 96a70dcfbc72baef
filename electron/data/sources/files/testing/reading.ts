import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileStep, PartStep, ReadOptions, ReadStep, RecordsStep } from '../read-file.ts';
import { readFile } from '../read-file.ts';

/** All that reading a file gave, gathered. */
export interface Read {
  file: FileStep;
  parts: PartStep[];
  records: (RecordsStep['records'][number] & Pick<RecordsStep, 'path' | 'columns'>)[];
  refusals: (RecordsStep['refusals'][number] & { path: string })[];
  /** The records' values. */
  values: unknown[];
}

export async function readAll(path: string, options?: ReadOptions): Promise<Read> {
  const steps: ReadStep[] = [];
  for await (const step of readFile(path, options)) steps.push(step);
  const file = steps.at(-1);
  if (file?.kind !== 'file') throw new Error('It did not end with the file.');
  const batches = steps.filter((step) => step.kind === 'records');
  const records = batches.flatMap((step) =>
    step.records.map(({ value, text, position }) => ({
      ...{ value, text, position, path: step.path, columns: step.columns },
    })),
  );
  return {
    file,
    parts: steps.filter((step) => step.kind === 'part'),
    records,
    refusals: batches.flatMap((step) => step.refusals.map((refusal) => ({ ...refusal, path: step.path }))),
    values: records.map(({ value }) => value),
  };
}

/** The same of bytes that are written to a file first. */
export function readBytes(folder: string, content: Buffer | string, options?: ReadOptions): Promise<Read> {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  return readAll(path, options);
}
