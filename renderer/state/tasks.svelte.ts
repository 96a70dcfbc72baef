import { failureFromWire } from '../../shared/model/failure.ts';
import type { Task } from '../../shared/model/task.ts';
import { call } from '../ipc/client.ts';
import { news } from './news.svelte.ts';
import { attempt, notices } from './notices.svelte.ts';
import { saysNothingNew } from './scheduled-news.ts';
import { paceOf, withSample, type Pace, type Sample } from './pace.ts';
import { workspace } from './workspace.svelte.ts';

let list = $state.raw<Task[]>([]);
let shown = $state(false);
/** How far each running task had come, and when. */
let samples = $state.raw<Readonly<Record<string, Sample[]>>>({});
const running = $derived(list.filter((task) => task.state === 'running'));

export const tasks = {
  get list(): readonly Task[] {
    return list;
  },
  get running(): readonly Task[] {
    return running;
  },
  /** Whether traces are being read. */
  get isReading(): boolean {
    return running.some(({ kind }) => kind === 'import' || kind === 'sync');
  },
  /** Whether the list is open. */
  get shown(): boolean {
    return shown;
  },
  set shown(next: boolean) {
    shown = next;
  },
  async load(): Promise<void> {
    list = await call('tasks.list');
  },
  changed(next: Task[]): void {
    const ran = running.map((task) => task.id);
    const before = list;
    list = next;
    samples = Object.fromEntries(next.flatMap((task) => sampled(task)));
    for (const task of next) if (ran.includes(task.id) && !saysNothingNew(task, before)) tellEnd(task);
  },
  paceOf(id: string): Pace | null {
    return paceOf(samples[id] ?? []);
  },
  cancel(id: string): Promise<void> {
    return attempt(async () => {
      await call('tasks.cancel', { id });
    });
  },
};

function sampled({ id, state, progress }: Task): [string, Sample[]][] {
  if (state !== 'running' || progress === null) return [];
  return [[id, withSample(samples[id] ?? [], { ...progress, at: Date.now() })]];
}

/** A person looking elsewhere hears of a failure, and of what came of an import or export. */
function tellEnd({ state, failure, outcome, path }: Task): void {
  if (failure !== null) notices.add(failureFromWire(failure));
  // What reads traces writes to the workspace, and its path is that of what is read.
  const isReading = outcome !== null && 'run' in outcome;
  if (state === 'done') notices.written(isReading ? (workspace.summary?.path ?? '') : path);
  if (state === 'running' || outcome === null) return;
  if ('missing' in outcome) news.add({ kind: 'synced', ...outcome, name: path });
  else if ('run' in outcome) news.add({ kind: 'imported', ...outcome, wasCancelled: state === 'cancelled' });
  if ('recovered' in outcome) news.add({ kind: 'recovered', path, report: outcome.recovered });
  if ('rows' in outcome) news.add({ kind: 'traces-exported', ...outcome, path });
}
