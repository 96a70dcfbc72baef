import type { Trace } from '../../../../../shared/model/trace.ts';
import { contentDigest } from '../../../../core/normalise/identity.ts';
import { newTrace } from '../../../../core/normalise/new-trace.ts';
import { normaliseRecord } from '../../../../core/normalise/normalise.ts';
import { readFile } from '../../../sources/files/read-file.ts';
import type { ExportRow, ExportTally } from '../exported-trace.ts';

export const EXPORTED_AT = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
export const ABOUT = { exportedAt: EXPORTED_AT, tool: 'Tracebell 1.2.3' };

/** A trace that has these fields and nothing else. */
export function traceWith(fields: Partial<Trace>): Trace {
  const { provider = 'huawei', format = 'cts' } = fields;
  return { ...newTrace(provider, format), trace_id: 'id', time: EXPORTED_AT, ...fields };
}

export function rowWith(fields: Partial<Trace>, original = '', source = ''): ExportRow {
  return { trace: traceWith(fields), original: Buffer.from(original), source };
}

export async function* batchesOf(rows: readonly ExportRow[], size = 2): AsyncGenerator<ExportRow[], void> {
  for (let at = 0; at < rows.length; at += size) yield await Promise.resolve(rows.slice(at, at + size));
}

/** All that a writer gave. */
export async function written(
  chunks: AsyncGenerator<Buffer, ExportTally>,
): Promise<{ bytes: Buffer; tally: ExportTally }> {
  const all: Buffer[] = [];
  let next = await chunks.next();
  for (; next.done !== true; next = await chunks.next()) all.push(next.value);
  return { bytes: Buffer.concat(all), tally: next.value };
}

/** The traces that Tracebell reads from a file. */
export async function readBack(path: string): Promise<Trace[]> {
  const traces: Trace[] = [];
  for await (const step of readFile(path)) {
    if (step.kind !== 'records') {
      if (step.problem !== null) throw new Error(JSON.stringify(step.problem));
      continue;
    }
    if (step.refusals.length > 0) throw new Error(JSON.stringify(step.refusals));
    for (const { value } of step.records) traces.push(normalised(value, step.columns));
  }
  return traces;
}

type Value = Parameters<typeof normaliseRecord>[0];
type Columns = Parameters<typeof normaliseRecord>[1]['columns'];

export function normalised(value: Value, columns: Columns | null = null): Trace {
  const fromPath = { region: null, project_id: null, tracker_name: null };
  const found = normaliseRecord(value, {
    fromPath,
    rating: 'severity',
    ...(columns === null ? {} : { columns }),
  });
  if ('refusal' in found) throw new Error(JSON.stringify(found.refusal));
  return found.trace;
}

/** What makes two traces the same one. */
export const identityOf = (trace: Trace): string => `${trace.trace_id} ${contentDigest(trace)}`;
