import { Failure, failureFromWire } from '../../shared/model/failure.ts';
import type { Answer, DataCallName, EventName, Events } from '../../shared/ipc/contract.ts';
import { CLOSE_MESSAGE, type CallMessage, type DataMessage, type DataStart } from '../../shared/ipc/message.ts';

/** A started data process, whichever way it was started. */
export interface DataChannel {
  post(message: CallMessage | typeof CLOSE_MESSAGE): void;
  onMessage(listener: (message: DataMessage) => void): void;
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

export interface DataProcessOptions {
  start(begin: DataStart): DataChannel;
  begin: DataStart;
  onEvent<Name extends EventName>(name: Name, payload: Events[Name]): void;
  onFailure(failure: Failure): void;
  log(line: string): void;
  now(): number;
}

export interface DataProcess {
  call(name: DataCallName, input: unknown): Promise<Answer>;
  /** A tidy end: the workspace is folded into one file. */
  close(): Promise<void>;
}

/** More ends than this within the span, and starting again would only hide that something is wrong. */
const RESTARTS_ALLOWED = 3;
const RESTART_SPAN_MS = 60_000;
/** A data process that does not end by itself after this is ended: SQLite recovers, a window that hangs does not. */
const CLOSE_WITHIN_MS = 10_000;

/** Starts the data process, passes calls on, and starts it again when it ends by itself. */
export function superviseDataProcess(options: DataProcessOptions): DataProcess {
  const pending = new Map<number, { name: DataCallName; settle(answer: Answer): void }>();
  const endedAt: number[] = [];
  let lastId = 0;
  let workspacePath: string | null = null;
  let channel: DataChannel | null = null;
  let closing: (() => void) | null = null;

  function launch(begin: DataStart): void {
    const started = options.start(begin);
    channel = started;
    let reopening = typeof begin.open === 'string';
    started.onMessage((message) => {
      if (message.type === 'answer') {
        pending.get(message.id)?.settle(message.answer);
        pending.delete(message.id);
      } else if (message.type === 'raise') {
        options.onFailure(failureFromWire(message.failure));
      } else {
        if (message.name === 'workspace.changed') {
          workspacePath = (message.payload as Events['workspace.changed']).summary?.path ?? null;
          reopening = false;
        }
        options.onEvent(message.name, message.payload as never);
      }
    });
    started.onExit((code) => {
      if (channel !== started) return;
      channel = null;
      for (const { name, settle } of pending.values()) settle(ended(name));
      pending.clear();
      if (closing !== null) return closing();
      restart(code, reopening);
    });
  }

  function restart(code: number | null, wasReopening: boolean): void {
    options.log(`The data process ended by itself with code ${String(code)}.`);
    endedAt.push(options.now());
    const recent = endedAt.filter((at) => options.now() - at < RESTART_SPAN_MS);
    options.onEvent('tasks.changed', { tasks: [] });
    if (recent.length > RESTARTS_ALLOWED) {
      workspacePath = null;
      options.onEvent('workspace.changed', { summary: null });
      options.onFailure(new Failure('data-process-gave-up', {}));
      return;
    }
    // A workspace whose opening ends the process would do so again.
    const open = wasReopening ? null : workspacePath;
    if (open === null) {
      workspacePath = null;
      options.onEvent('workspace.changed', { summary: null });
    }
    options.onFailure(new Failure('data-process-restarted', { workspace: open }));
    launch({ ...options.begin, open });
  }

  function ended(call: DataCallName): Answer {
    return { ok: false, failure: { code: 'data-process-ended', details: { call } } };
  }

  launch(options.begin);
  return {
    call(name, input) {
      if (channel === null) return Promise.resolve(ended(name));
      const id = ++lastId;
      channel.post({ id, call: name, input });
      return new Promise((settle) => pending.set(id, { name, settle }));
    },
    close() {
      const live = channel;
      if (live === null) return Promise.resolve();
      return new Promise((resolve) => {
        const late = setTimeout(() => live.kill(), CLOSE_WITHIN_MS);
        closing = () => {
          clearTimeout(late);
          resolve();
        };
        live.post(CLOSE_MESSAGE);
      });
    },
  };
}
