import type { Calls, Events } from '../../shared/ipc/contract.ts';
import type { Connection } from '../../shared/model/connection.ts';
import { Failure, type FailureCode } from '../../shared/model/failure.ts';
import type { Task } from '../../shared/model/task.ts';
import { ask } from './ask.ts';
import type { Host } from './host.ts';

/** The part of a host that it is made of. */
export type ScheduleHost = Pick<Host, 'call' | 'onEvent' | 'raise'>;

export interface ScheduleOptions {
  host: ScheduleHost;
  now(): number;
  /** Calls back every now and then; gives what ends that. */
  every(look: () => void): () => void;
}

export interface SyncSchedule {
  /** Looks whether a sync is due. */
  look(): Promise<void>;
  stop(): void;
}

/** How a connection's syncs of the open workspace went. */
interface Course {
  startedAt: number;
  /** Of the sync that this schedule started and that has not ended. */
  taskId: string | null;
  /** In a row, until now. */
  failures: number;
  /** What kept the latest one from beginning, so that it is said once. */
  refused: FailureCode | null;
}

const MINUTE_MS = 60_000;
const MOST_PAUSE_MS = 24 * 60 * MINUTE_MS;
/** A clock on the wall, and not a timer of hours: what was due while the machine slept is due once when it wakes. */
const LOOK_EVERY_MS = 20_000;
/** Nothing is asked of the cloud before a person has done something: looking again costs nothing. */
const WAITS_FOR_PERSON: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'secrets-locked',
  'profile-without-secret',
  'workspace-none-open',
]);

export const everyNowAndThen = (look: () => void): (() => void) => {
  const timer = setInterval(look, LOOK_EVERY_MS);
  // What looks now and then keeps no application alive.
  timer.unref();
  return () => clearInterval(timer);
};

/**
 * Syncs connections into the open workspace, each by its own interval, while the application runs. A connection is never synced twice at
 * a time; after failures it waits longer each time; a workspace that was just opened is brought up to date at once.
 */
export function startSyncSchedule({ host, now, every }: ScheduleOptions): SyncSchedule {
  let workspace: string | null = null;
  let courses = new Map<string, Course>();
  let isStopped = false;
  let looking = Promise.resolve();

  const courseOf = (id: string): Course => {
    const found = courses.get(id);
    if (found !== undefined) return found;
    const made: Course = { startedAt: -Infinity, taskId: null, failures: 0, refused: null };
    courses.set(id, made);
    return made;
  };

  async function lookOnce(): Promise<void> {
    if (isStopped) return;
    const { syncEvery } = await ask(host, 'settings.read', {});
    if (Object.keys(syncEvery).length === 0) return;
    const summary = await ask(host, 'workspace.summary', {});
    const path = summary === null || summary.readOnly ? null : summary.path;
    if (path !== workspace) courses = new Map();
    workspace = path;
    if (path === null) return;
    const tasks = await ask(host, 'tasks.list', {});
    for (const connection of await ask(host, 'profiles.list', {})) {
      const minutes = syncEvery[connection.id];
      if (minutes !== undefined) await syncWhenDue(connection, minutes, tasks);
    }
  }

  async function syncWhenDue({ id, profile }: Connection, minutes: number, tasks: Task[]): Promise<void> {
    const course = courseOf(id);
    settle(course, tasks);
    const own = tasks.filter((task) => task.kind === 'sync' && task.path === profile.name);
    if (course.taskId !== null || own.some(({ state }) => state === 'running')) return;
    const latestAt = Math.max(course.startedAt, ...own.map(({ startedAt }) => startedAt));
    const pauseMs = Math.min(
      minutes * MINUTE_MS * 2 ** course.failures,
      Math.max(MOST_PAUSE_MS, minutes * MINUTE_MS),
    );
    const passedMs = now() - latestAt;
    // A clock that was set back would leave it waiting.
    if (passedMs >= 0 && passedMs < pauseMs) return;
    await begin(id, course);
  }

  async function begin(id: string, course: Course): Promise<void> {
    const before = course.startedAt;
    course.startedAt = now();
    try {
      const input: Calls['profiles.sync']['input'] = { id, isScheduled: true };
      course.taskId = (await ask(host, 'profiles.sync', input)).taskId;
      course.refused = null;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (WAITS_FOR_PERSON.has(error.code)) course.startedAt = before;
      else course.failures += 1;
      if (course.refused !== error.code && !isStopped) host.raise(error);
      course.refused = error.code;
    }
  }

  const look = (): Promise<void> => {
    looking = looking.then(lookOnce).catch((error: unknown) => {
      // Whoever cannot be asked now is asked the next time.
      if (!(error instanceof Failure)) throw error;
    });
    return looking;
  };
  const stopLooking = every(() => void look());
  let heardOf: string | null = null;
  const stopHearing = host.onEvent((name, payload) => {
    if (name === 'settings.changed' || name === 'profiles.changed') void look();
    if (name !== 'workspace.changed') return;
    // Also told while traces come in.
    const { summary } = payload as Events['workspace.changed'];
    if (summary?.path === heardOf) return;
    heardOf = summary?.path ?? null;
    void look();
  });
  return {
    look,
    stop() {
      isStopped = true;
      stopLooking();
      stopHearing();
    },
  };
}

/** What became of the sync that was started. One that nobody knows any more went with its process. */
function settle(course: Course, tasks: readonly Task[]): void {
  if (course.taskId === null) return;
  const task = tasks.find(({ id }) => id === course.taskId);
  if (task?.state === 'running') return;
  course.taskId = null;
  if (task === undefined || task.state === 'cancelled') return;
  course.failures = readNothing(task) ? course.failures + 1 : 0;
}

function readNothing({ state, outcome }: Task): boolean {
  if (state === 'failed') return true;
  return outcome !== null && 'missing' in outcome && outcome.missing.length > 0 && outcome.pages === 0;
}
