import { randomUUID } from 'node:crypto';
import { Failure, failureToWire } from '../../../shared/model/failure.ts';
import type { EmitEvent, Handlers } from '../../../shared/ipc/contract.ts';
import type { TaskBook } from './cut-off-tasks.ts';
import type { Task, TaskOutcome, TaskProgress } from '../../../shared/model/task.ts';

/** Ended tasks that are still listed, newest first. */
const ENDED_KEPT = 20;
/** At most this often the window hears of progress. */
const PROGRESS_EVERY_MS = 100;

export interface TaskRun {
  signal: AbortSignal;
  progress(progress: TaskProgress): void;
}

export interface TaskService {
  start(
    what: Pick<Task, 'kind' | 'path' | 'cancellable' | 'isScheduled'>,
    work: (run: TaskRun) => Promise<TaskOutcome>,
  ): { taskId: string };
  /** Cancels what can be cancelled and waits until nothing runs. */
  settle(): Promise<void>;
  /** What runs now and is cancelled from here on was not meant to be: the next start tells of it. */
  tellNextTime(): void;
  handlers: Handlers<'tasks.list' | 'tasks.cancel'>;
}

interface Entry {
  task: Task;
  abort: AbortController;
  ended: Promise<void>;
}

export function taskService(
  emit: EmitEvent,
  now: () => number,
  book: TaskBook = { note: () => undefined },
): TaskService {
  let entries: Entry[] = [];
  /** By their ids. */
  let unmeant: ReadonlySet<string> = new Set();
  let heardAt = 0;
  let later: NodeJS.Timeout | undefined;

  const list = (): Task[] => entries.map((entry) => entry.task);
  const tell = (): void => {
    clearTimeout(later);
    later = undefined;
    heardAt = now();
    book.note(
      list().filter(({ id, state }) => state === 'running' || (state === 'cancelled' && unmeant.has(id))),
    );
    emit('tasks.changed', { tasks: list() });
  };
  const tellSoon = (): void => {
    const waitMs = heardAt + PROGRESS_EVERY_MS - now();
    if (waitMs <= 0) tell();
    else later ??= setTimeout(tell, waitMs);
  };
  const change = (entry: Entry, part: Partial<Task>): void => {
    entry.task = { ...entry.task, ...part };
  };
  const end = (entry: Entry, part: Partial<Task>): void => {
    change(entry, { ...part, endedAt: now() });
    const ended = entries.filter((other) => other.task.state !== 'running').slice(0, ENDED_KEPT);
    entries = entries.filter((other) => other.task.state === 'running' || ended.includes(other));
    tell();
  };

  return {
    start(what, work) {
      const abort = new AbortController();
      const task: Task = {
        ...what,
        id: randomUUID(),
        state: 'running',
        startedAt: now(),
        endedAt: null,
        progress: null,
        outcome: null,
        failure: null,
      };
      const entry: Entry = { task, abort, ended: Promise.resolve() };
      entries = [entry, ...entries];
      entry.ended = work({
        signal: abort.signal,
        progress: (progress) => {
          change(entry, { progress });
          tellSoon();
        },
      }).then(
        (outcome) => end(entry, { state: 'done', outcome }),
        (error: unknown) => {
          if (!(error instanceof Failure)) throw error;
          if (error.code === 'cancelled') end(entry, { state: 'cancelled' });
          else end(entry, { state: 'failed', failure: failureToWire(error) });
        },
      );
      tell();
      return { taskId: task.id };
    },
    async settle() {
      for (const { task, abort } of entries) if (task.state === 'running' && task.cancellable) abort.abort();
      await Promise.all(entries.map((entry) => entry.ended));
    },
    tellNextTime() {
      unmeant = new Set(list().flatMap(({ id, state }) => (state === 'running' ? [id] : [])));
    },
    handlers: {
      'tasks.list': list,
      'tasks.cancel': ({ id }) => {
        const entry = entries.find((one) => one.task.id === id);
        if (entry === undefined) throw new Failure('task-unknown', { id });
        if (entry.task.state !== 'running') return {}; // It ended a moment ago: what was wanted is so.
        if (!entry.task.cancellable) throw new Failure('task-not-cancellable', { id });
        entry.abort.abort();
        return {};
      },
    },
  };
}
