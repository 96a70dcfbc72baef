import { readdirSync, readFileSync } from 'node:fs';
import type { Json } from '../../../../../shared/model/json.ts';

const CASES = new URL('../../../../core/cases/normalise/', import.meta.url);

interface GoldenCase {
  options?: { columns?: Record<string, string> };
  record: Json;
}

function casesOf(file: string): GoldenCase[] {
  return JSON.parse(readFileSync(new URL(file, CASES), 'utf8')) as GoldenCase[];
}

/** Records of every format, by the name of the golden cases that they are taken from. */
export function sampleRecords(): Map<string, Json[]> {
  const samples = new Map<string, Json[]>();
  for (const file of readdirSync(CASES).filter((name) => name !== 'cts-sheet.json'))
    samples.set(
      file.replace('.json', ''),
      casesOf(file).map(({ record }) => record),
    );
  return samples;
}

/** Rows of console exports: headings, then cells. */
export function sampleRows(): string[][] {
  const rows = casesOf('cts-sheet.json').map(({ record }) => record as Record<string, string>);
  const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))];
}
