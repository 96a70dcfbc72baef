import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { differenceOfCounts } from './answers.ts';
import type { Contest, Contestant, RatioSpec, Turn } from './contest.ts';
import { measured, type ProcessCost } from './measured-process.ts';
import { importOurs } from './ours.ts';
import type { TraceFolder } from './trace-folder.ts';

export const CONTEST = 'import';
const OURS = 'tracebell import';
const INPUT = 'gzip files';
const PARSE = 'gunzip + JSON.parse, 1 thread';
const DUCKDB = 'DuckDB load, 2 threads';
const SQLITE = 'plain SQLite, text + 5 indexes';

export const IMPORT_ROWS: readonly RatioSpec[] = [
  {
    what: 'import against gunzip + JSON.parse',
    peer: PARSE,
    unit: 'traces/s',
    bar: { side: 'at least', gate: 0.4, goal: 0.8 },
  },
  {
    what: 'import against DuckDB load',
    peer: DUCKDB,
    unit: 'traces/s',
    bar: { side: 'at least', gate: 1, goal: 1.5 },
  },
  {
    what: 'import against plain SQLite',
    peer: SQLITE,
    unit: 'traces/s',
    bar: { side: 'at least', gate: 3, goal: 4 },
  },
  {
    what: 'workspace on disk against gzip input',
    peer: INPUT,
    unit: 'bytes a trace',
    bar: { side: 'at most', gate: 1.35, goal: 1.15 },
  },
].map((row) => ({ ...row, contest: CONTEST, ours: OURS }) as RatioSpec);

/** Where the last round leaves what the questions are asked of. */
export interface Stores {
  workspace: string;
  duckdb: string;
  sqlite: string;
}

export function storesIn(folder: string): Stores {
  const place = (name: string, file: string): string => join(folder, name, file);
  return {
    workspace: place('ours', 'bench.tracebell'),
    duckdb: place('duckdb', 'traces.duckdb'),
    sqlite: place('sqlite', 'traces.sqlite'),
  };
}

interface Loaded extends ProcessCost {
  read: number;
  added: number;
}

export function importContest(
  input: TraceFolder,
  stores: Stores,
  folder: string,
  signal: AbortSignal,
): Contest {
  const peer = async (script: string, file?: string): Promise<Loaded> => {
    const args = file === undefined ? [input.folder] : [input.folder, file];
    const { output, ...cost } = await measured(new URL(script, import.meta.url), args, folder, signal);
    return { ...(JSON.parse(output) as { read: number; added: number }), ...cost };
  };
  const contestants: Contestant[] = [
    { name: INPUT, run: () => Promise.resolve(inputTurn(input)) },
    { name: PARSE, run: () => peer('peers/parse.ts').then((loaded) => turnOf(loaded, null)) },
    {
      name: DUCKDB,
      run: () => afresh(stores.duckdb, () => peer('peers/load-duckdb.ts', stores.duckdb)),
    },
    {
      name: SQLITE,
      run: () => afresh(stores.sqlite, () => peer('peers/load-sqlite.ts', stores.sqlite)),
    },
    ourImport(input, stores.workspace, folder, signal),
  ];
  return { name: CONTEST, contestants, difference: differenceOfCounts, warmUp: false };
}

/** Ours alone, for where the peers do not matter. */
export function ourImport(
  input: TraceFolder,
  workspace: string,
  folder: string,
  signal: AbortSignal,
): Contestant {
  return {
    name: OURS,
    run: () => afresh(workspace, () => importOurs([input.folder], workspace, folder, signal)),
  };
}

/** Into a folder that has nothing from the round before; what lies there afterwards is what it takes on disk. */
async function afresh(file: string, load: () => Promise<Loaded>): Promise<Turn> {
  const folder = join(file, '..');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const loaded = await load();
  return turnOf(loaded, (await stat(file)).size);
}

function turnOf({ read, added, seconds, peakBytes }: Loaded, sizeBytes: number | null): Turn {
  return {
    answer: { read, added },
    figures: {
      'traces/s': read / seconds,
      'peak MiB': peakBytes / 1024 / 1024,
      ...(sizeBytes === null ? {} : { 'bytes a trace': sizeBytes / read }),
    },
  };
}

function inputTurn({ traces, gzBytes }: TraceFolder): Turn {
  return { answer: { read: traces, added: traces }, figures: { 'bytes a trace': gzBytes / traces } };
}
