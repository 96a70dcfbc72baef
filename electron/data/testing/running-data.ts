import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Answer, Calls, DataCallName, EventName, Events } from '../../../shared/ipc/contract.ts';
import { CLOSE_MESSAGE, type DataMessage, type DataStart } from '../../../shared/ipc/message.ts';
import type { FailureWire } from '../../../shared/model/failure.ts';

export const DATA_ENTRY = new URL('../entry.ts', import.meta.url);

/** A real data process, spoken to over its real port, without a host. */
export interface RunningData {
  pid: number;
  /** Everything it has said, in order. */
  said: DataMessage[];
  call<Name extends DataCallName>(name: Name, input: Calls[Name]['input']): Promise<Answer<Name>>;
  /** The output of a call; throws for a failure. */
  get<Name extends DataCallName>(name: Name, input: Calls[Name]['input']): Promise<Calls[Name]['output']>;
  /** The code of a call's failure; 'none' for an output. */
  codeOf<Name extends DataCallName>(name: Name, input: Calls[Name]['input']): Promise<string>;
  /** The first event, said already or to come, that fits. */
  event<Name extends EventName>(name: Name, fits?: (payload: Events[Name]) => boolean): Promise<Events[Name]>;
  raised(): FailureWire[];
  /** Asks for the tidy end and waits for it; the exit code. */
  close(): Promise<number | null>;
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** The exit code, once it has ended. */
  ended: Promise<number | null>;
}

export interface RunningOptions {
  /** The program and its arguments that Node is started by, such as one that takes rights away. */
  by?: readonly string[];
  env?: Readonly<Record<string, string>>;
}

export function startData(
  begin: Partial<DataStart> & { folder: string },
  options: RunningOptions = {},
): RunningData {
  const [execPath = process.execPath, ...before] = options.by ?? [];
  const child = fork(fileURLToPath(DATA_ENTRY), [JSON.stringify({ version: '1.2.3', ...begin })], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execPath,
    env: { ...process.env, ...options.env },
    execArgv: options.by === undefined ? [] : [...before, process.execPath],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return speakTo(child);
}

function speakTo(child: ChildProcess): RunningData {
  const said: DataMessage[] = [];
  const watchers = new Set<() => void>();
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let lastId = 0;
  const wake = (): void => {
    for (const watcher of watchers) watcher();
  };
  child.on('message', (message) => {
    said.push(message as DataMessage);
    wake();
  });
  child.on('exit', wake);

  /** What `find` makes of what was said, as soon as it makes something of it. */
  const until = <Found>(what: string, find: () => Found | undefined): Promise<Found> =>
    new Promise((resolve, reject) => {
      const watcher = (): void => {
        const found = find();
        if (found === undefined && child.exitCode === null && child.signalCode === null) return;
        watchers.delete(watcher);
        if (found === undefined) reject(new Error(`The data process ended before ${what}.`));
        else resolve(found);
      };
      watchers.add(watcher);
      watcher();
    });

  const call = <Name extends DataCallName>(
    name: Name,
    input: Calls[Name]['input'],
  ): Promise<Answer<Name>> => {
    const id = ++lastId;
    child.send({ id, call: name, input }, () => undefined);
    return until(`it answered ${name}`, () => {
      const answer = said.find((message) => message.type === 'answer' && message.id === id);
      return answer?.type === 'answer' ? (JSON.parse(answer.answer) as Answer<Name>) : undefined;
    });
  };

  return {
    pid: child.pid ?? -1,
    said,
    call,
    ended,
    async get(name, input) {
      const answer = await call(name, input);
      if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.failure)}`);
      return answer.output;
    },
    async codeOf(name, input) {
      const answer = await call(name, input);
      return answer.ok ? 'none' : answer.failure.code;
    },
    event: (name, fits = () => true) =>
      until(`it said ${name}`, () => {
        for (const message of said) {
          if (message.type !== 'event' || message.name !== name) continue;
          const payload = message.payload as Events[typeof name];
          if (fits(payload)) return payload;
        }
        return undefined;
      }),
    raised: () => said.flatMap((message) => (message.type === 'raise' ? [message.failure] : [])),
    close() {
      child.send(CLOSE_MESSAGE, () => undefined);
      return ended;
    },
    async kill(signal = 'SIGKILL') {
      child.kill(signal);
      await ended;
    },
  };
}
