import { Failure, failureFromWire, failureToWire } from '../../shared/model/failure.ts';
import type { Answer, DataCallName, EventName, Events } from '../../shared/ipc/contract.ts';
import {
  CLOSE_MESSAGE,
  type CallMessage,
  type DataMessage,
  type DataStart,
} from '../../shared/ipc/message.ts';

/** A started data process, whichever way it was started. */
export interface DataChannel {
  post(message: CallMessage | typeof CLOSE_MESSAGE): void;
  onMessage(listener: (message: DataMessage) => void): void;
  /** What it says of a fault, in pieces. */
  onSaid?(listener: (text: string) => void): void;
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
}

export interface DataProcessOptions {
  start(begin: DataStart): DataChannel;
  begin: DataStart;
  onEvent<Name extends EventName>(name: Name, payload: Events[Name]): void;
  onFailure(failure: Failure): void;
  /** How it ended by itself, and what it said last. */
  onCrash?(ended: string, said: string): void;
  log(line: string): void;
  now(): number;
}

export interface DataProcess {
  call(name: DataCallName, input: unknown): Promise<Answer>;
  /** The same, as the JSON that the data process wrote. */
  callText(name: DataCallName, input: unknown): Promise<string>;
  /** A tidy end: the workspace is folded into one file. */
  close(): Promise<void>;
}

/** More ends than this within the span, and starting again would only hide that something is wrong. */
const RESTARTS_ALLOWED = 3;
const RESTART_SPAN_MS = 60_000;
/** The stack of a fault, and what came before it. */
const SAID_CHARACTERS = 20_000;
/** A data process that does not end by itself after this is ended: SQLite recovers, a window that hangs does not. */
const CLOSE_WITHIN_MS = 10_000;

/** Starts the data process, passes calls on, and starts it again when it ends by itself. */
export function superviseDataProcess(options: DataProcessOptions): DataProcess {
  const pending = new Map<number, { name: DataCallName; settle(answer: string): void }>();
  let endedAt: number[] = [];
  let lastId = 0;
  let workspacePath: string | null = null;
  let channel: DataChannel | null = null;
  /** Set until a process gives its first word of what is open. Only then can be told how a restart came out. */
  let awaited: 'start' | 'restart' | null = null;
  let gaveUp = false;
  let closing: { done: Promise<void>; resolve(): void } | null = null;

  function launch(begin: DataStart, as: 'start' | 'restart'): void {
    const started = options.start(begin);
    channel = started;
    let said = '';
    started.onSaid?.((text) => {
      said = (said + text).slice(-SAID_CHARACTERS);
    });
    awaited = as;
    started.onMessage((message) => {
      if (channel === started) receive(message); // Not what a process says after it was found ended.
    });
    started.onExit((code) => {
      if (channel !== started) return;
      channel = null;
      for (const { name, settle } of pending.values()) settle(ended(name));
      pending.clear();
      if (closing === null) restart(code, said);
      else closing.resolve();
    });
  }

  function receive(message: DataMessage): void {
    if (message.type === 'answer') {
      pending.get(message.id)?.settle(message.answer);
      pending.delete(message.id);
      return;
    }
    if (message.type === 'raise') return options.onFailure(failureFromWire(message.failure));
    if (message.name === 'workspace.changed') {
      workspacePath = (message.payload as Events['workspace.changed']).summary?.path ?? null;
      const isRestart = awaited === 'restart';
      awaited = null;
      if (isRestart) options.onFailure(new Failure('data-process-restarted', { workspace: workspacePath }));
    }
    options.onEvent(message.name, message.payload);
  }

  function restart(code: number | null, said: string): void {
    options.onCrash?.(code === null ? 'ended from outside' : `ended with code ${code}`, said);
    options.log(`The data process ended by itself with code ${String(code)}.`);
    endedAt = [...endedAt, options.now()].filter((at) => options.now() - at < RESTART_SPAN_MS);
    options.onEvent('tasks.changed', { tasks: [] });
    if (endedAt.length > RESTARTS_ALLOWED) {
      gaveUp = true;
      workspacePath = null;
      options.onEvent('workspace.changed', { summary: null });
      options.onFailure(new Failure('data-process-gave-up', {}));
      return;
    }
    // A workspace whose opening ended the process would do so again.
    if (awaited !== null) workspacePath = null;
    launch({ ...options.begin, open: workspacePath }, 'restart');
  }

  function ended(call: DataCallName): string {
    const failure = gaveUp
      ? new Failure('data-process-gave-up', {})
      : new Failure('data-process-ended', { call });
    return JSON.stringify({ ok: false, failure: failureToWire(failure) } satisfies Answer);
  }

  function callText(name: DataCallName, input: unknown): Promise<string> {
    if (channel === null) return Promise.resolve(ended(name));
    const id = ++lastId;
    const answer = new Promise<string>((settle) => pending.set(id, { name, settle }));
    channel.post({ id, call: name, input });
    return answer;
  }

  launch(options.begin, 'start');
  return {
    callText,
    call: async (name, input) => JSON.parse(await callText(name, input)) as Answer,
    close() {
      const live = channel;
      if (live === null) return Promise.resolve();
      if (closing !== null) return closing.done;
      const { promise, resolve } = Promise.withResolvers<void>();
      const late = setTimeout(() => live.kill(), CLOSE_WITHIN_MS);
      closing = {
        done: promise,
        resolve: () => {
          clearTimeout(late);
          resolve();
        },
      };
      live.post(CLOSE_MESSAGE);
      return promise;
    },
  };
}
