import { spawn, type ChildProcess } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ADMIN, PROJECT, REGION } from '../../e2e/scenarios/people.ts';
import { DATA_FLAGS } from '../../electron/host/data-flags.ts';
import type { Contest, RatioSpec, Turn } from './contest.ts';
import { measured } from './measured-process.ts';

const CONTEST = 'sync';
const FIRST_PAGE = 'first page of a sync';
const READABLE = 'page is readable';
const SECOND = 'second request has returned';
const OURS = 'tracebell sync';
const OURS_OF_HALF = 'tracebell sync of half of them';
const PEER = 'one page after the other';
/** What a request to a cloud far away takes. */
const LATENCY_MS = 100;
/** Of the peer, whose rate is the same from the first page to the last. */
const PEER_PAGES = 60;

export const SYNC_ROWS: readonly RatioSpec[] = [
  {
    ...{ what: 'sync against one page after the other', contest: CONTEST, ours: OURS, peer: PEER },
    ...{ unit: 'traces/s', bar: { side: 'at least', gate: 8, goal: 12 } },
  },
  {
    ...{ what: 'memory of a sync', contest: CONTEST, ours: OURS, peer: null },
    ...{ unit: 'peak MiB', bar: { side: 'at most', gate: 512, goal: 350 } },
  },
  {
    // Flat: what it holds is let go, so that twice as many take hardly more. What has to stay of each trace to know it again (a hash and
    // its row, words of the dictionaries) is some tens of bytes, 5 MiB of a hundred thousand.
    ...{
      what: 'memory of a sync, to one of half as many traces',
      contest: CONTEST,
      ours: OURS,
      peer: OURS_OF_HALF,
    },
    ...{ unit: 'peak MiB', bar: { side: 'at most', gate: 1.25, goal: 1.1 } },
  },
  {
    ...{
      what: 'first page readable, to the second request',
      contest: FIRST_PAGE,
      ours: READABLE,
      peer: SECOND,
    },
    ...{ unit: 'ms', bar: { side: 'at most', gate: 1, goal: 0.5 } },
  },
];

/** A simulated cloud with 200,000 traces, in a process of its own. */
export interface BenchCloud {
  endpoints: Readonly<Record<string, string>>;
  close(): void;
}

export async function startBenchCloud(): Promise<BenchCloud> {
  const script = fileURLToPath(new URL('../../e2e/cloud/main.ts', import.meta.url));
  const args = [script, '--scenario', 'busy', '--latency', String(LATENCY_MS), '--json'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const { endpoints } = JSON.parse(await firstLine(child)) as BenchCloud;
  return { endpoints, close: () => void child.kill('SIGTERM') };
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('The cloud has no output.');
  for await (const line of createInterface({ input: stdout })) return line;
  throw new Error('The cloud ended before it said where it is.');
}

export function syncContest(cloud: BenchCloud, folder: string, signal: AbortSignal): Contest {
  return {
    name: CONTEST,
    contestants: [
      { name: PEER, run: () => pageByPage(cloud, folder, signal) },
      { name: OURS, run: () => synced(cloud, folder, signal) },
      { name: OURS_OF_HALF, run: () => synced(cloud, folder, signal, ['--days', '3']) },
    ],
    // The peer reads some of the pages; that ours has all is looked at in its turn.
    difference: () => null,
    warmUp: false,
  };
}

async function pageByPage({ endpoints }: BenchCloud, folder: string, signal: AbortSignal): Promise<Turn> {
  const args = [endpoints['cts'] ?? '', String(PEER_PAGES)];
  const script = new URL('peers/page-by-page.ts', import.meta.url);
  const { output, seconds } = await measured(script, args, folder, signal);
  const { read } = JSON.parse(output) as { read: number };
  return { answer: read, figures: { 'traces/s': read / seconds } };
}

async function synced(
  { endpoints }: BenchCloud,
  folder: string,
  signal: AbortSignal,
  options: readonly string[] = [],
): Promise<Turn> {
  const workspace = join(folder, 'synced.tracebell');
  await rm(workspace, { force: true });
  const args = [
    ...['sync', '--workspace', workspace, '--region', REGION, '--project-id', PROJECT, '--json', ...options],
    ...Object.entries(endpoints).flatMap(([service, url]) => ['--endpoint', `${service}=${url}`]),
  ];
  const keys = { HUAWEICLOUD_SDK_AK: ADMIN.access, HUAWEICLOUD_SDK_SK: ADMIN.secret };
  const { output, seconds, peakBytes } = await measured(
    new URL('../tracebell.mjs', import.meta.url),
    args,
    folder,
    signal,
    keys,
    // As the data process is begun, whose memory it is about: one whole run from its beginning, with all its threads.
    DATA_FLAGS,
  );
  const { added, failures } = JSON.parse(output) as { added: number; failures: unknown[] };
  if (failures.length > 0) throw new Error(`A sync left something out: ${output.slice(0, 500)}`);
  return { answer: added, figures: { 'traces/s': added / seconds, 'peak MiB': peakBytes / 1024 / 1024 } };
}

/** Both from when the first page came, and of one sync: whoever is asked second tells of the same one. */
export function firstPageContest({ endpoints }: BenchCloud, folder: string, signal: AbortSignal): Contest {
  let told: FirstPage | null = null;
  const ofRound = async (): Promise<FirstPage> => {
    const before = told;
    told = null;
    return before ?? (told = await firstPage());
  };
  const firstPage = async (): Promise<FirstPage> => {
    await rm(join(folder, 'first-page.tracebell'), { force: true });
    const script = new URL('first-page.ts', import.meta.url);
    const { output } = await measured(script, [endpoints['cts'] ?? '', folder], folder, signal);
    return JSON.parse(output) as FirstPage;
  };
  const turn = (ms: number): Turn => ({ answer: null, figures: { ms } });
  return {
    name: FIRST_PAGE,
    contestants: [
      { name: READABLE, run: async () => turn((await ofRound()).readableMs) },
      { name: SECOND, run: async () => turn((await ofRound()).secondMs) },
    ],
    difference: () => null,
    warmUp: false,
  };
}

interface FirstPage {
  readableMs: number;
  secondMs: number;
}
