import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GENERATOR_VERSION, writeTraces, type Plan, type Written } from './generate.ts';

/** Everything the bench leaves on disk is in here. */
export const BENCH_FOLDER = join(tmpdir(), 'tracebell-bench');

export interface TraceFolder extends Plan, Written {
  folder: string;
}

const SUMMARY = 'written.json';

/** The trace files of a plan: those of an earlier run where nothing about them has changed. */
export async function traceFolder(
  plan: Plan,
  signal: AbortSignal,
  writing: () => void,
): Promise<TraceFolder> {
  const name = `traces-${String(plan.traces)}-seed-${String(plan.seed)}-v${String(GENERATOR_VERSION)}`;
  const folder = join(BENCH_FOLDER, name);
  const files = { ...plan, folder: join(folder, 'CloudTraces') };
  const before = await wholeAt(folder);
  if (before !== null) return { ...files, ...before };
  writing();
  return { ...files, ...(await writeWhole(plan, folder, signal)) };
}

/** What an earlier run wrote, unless the system has since tidied some of its temporary files away. */
async function wholeAt(folder: string): Promise<Written | null> {
  if (!existsSync(join(folder, SUMMARY))) return null;
  const written = JSON.parse(await readFile(join(folder, SUMMARY), 'utf8')) as Written;
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith('.json.gz')).length === written.files ? written : null;
}

/** A folder that was not finished never gets the name that a later run looks for. */
async function writeWhole(plan: Plan, folder: string, signal: AbortSignal): Promise<Written> {
  await mkdir(BENCH_FOLDER, { recursive: true });
  const unfinished = await mkdtemp(join(BENCH_FOLDER, 'unfinished-'));
  try {
    const written = await writeTraces(plan, unfinished, signal);
    await writeFile(join(unfinished, SUMMARY), JSON.stringify(written));
    await rm(folder, { recursive: true, force: true });
    await rename(unfinished, folder);
    return written;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Where one run keeps its databases. */
export async function runFolder(): Promise<string> {
  await mkdir(BENCH_FOLDER, { recursive: true });
  return mkdtemp(join(BENCH_FOLDER, 'run-'));
}

export async function removeBenchFolder(): Promise<void> {
  await rm(BENCH_FOLDER, { recursive: true, force: true });
}
