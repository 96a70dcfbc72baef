import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { hexOf, randomOf } from '../../electron/core/sample/random.ts';
import { populationOf, REGION, type Population } from './population.ts';
import { recordOf } from './record.ts';

/** Changes with whatever changes the traces of a seed, so that no older files are taken for today's. */
export const GENERATOR_VERSION = 2;
export const TRACES_A_FILE = 5_000;
/** The first instant, 2 March 2026, and the seven days that CTS keeps. */
export const STARTS_AT = Date.UTC(2026, 2, 2);
export const SPAN_MS = 7 * 86_400_000;

const DAY_MS = 86_400_000;
/** How far a day's traffic swings around its mean. */
const SWING = 0.7;
const LEVEL = 6;
const packed = promisify(gzip);

export interface Plan {
  traces: number;
  seed: number;
}

export interface Written {
  files: number;
  rawBytes: number;
  gzBytes: number;
}

export interface TraceFile {
  /** As it would be found in a bucket. */
  path: string;
  text: string;
}

/** Writes all files of a plan below a folder. Compressing runs beside making the next file. */
export async function writeTraces(plan: Plan, folder: string, signal: AbortSignal): Promise<Written> {
  const population = populationOf(plan.seed);
  const files = Math.ceil(plan.traces / TRACES_A_FILE);
  const written = { files, rawBytes: 0, gzBytes: 0 };
  let before: Promise<void> = Promise.resolve();
  for (let index = 0; index < files; index += 1) {
    const file = traceFile(plan, population, index);
    await before;
    // Only here is nothing being written.
    signal.throwIfAborted();
    before = store(file, folder, written);
  }
  await before;
  return written;
}

async function store({ path, text }: TraceFile, folder: string, written: Written): Promise<void> {
  const raw = Buffer.from(text);
  const bytes = await packed(raw, { level: LEVEL });
  const target = join(folder, path);
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, bytes);
  written.rawBytes += raw.length;
  written.gzBytes += bytes.length;
}

/** One file of a plan. It does not depend on the files before it. */
export function traceFile(plan: Plan, population: Population, index: number): TraceFile {
  const random = randomOf(plan.seed, index + 1);
  const first = index * TRACES_A_FILE;
  const last = Math.min(first + TRACES_A_FILE, plan.traces);
  const records: object[] = [];
  for (let place = first; place < last; place += 1) {
    records.push(recordOf(population, random, recordedAt(place, plan.traces)));
  }
  const endsAt = recordedAt(last, plan.traces);
  return { path: pathOf(endsAt, hexOf(random, 16)), text: JSON.stringify(records) };
}

/** Evenly spread over the days, within a day more by day than by night. */
function recordedAt(place: number, traces: number): number {
  const even = (place / traces) * SPAN_MS;
  const angle = (even / DAY_MS) * 2 * Math.PI;
  return Math.floor(STARTS_AT + even + (SWING * DAY_MS * Math.sin(angle)) / (2 * Math.PI));
}

function pathOf(at: number, digits: string): string {
  const [day = '', time = ''] = new Date(at).toISOString().slice(0, 19).split('T');
  const folders = day.split('-').map(Number).join('/');
  const stamp = `${day}T${time.replaceAll(':', '-')}Z`;
  return `CloudTraces/${REGION}/${folders}/system/bench_CloudTrace_${REGION}_${stamp}_${digits}.json.gz`;
}
