import { Failure, failureToWire, type FailureWire } from '../../shared/model/failure.ts';
import type {
  Answer,
  DataCallName,
  EventName,
  Events,
  Handlers,
  HostCallName,
} from '../../shared/ipc/contract.ts';
import { decodeInput, isCallName } from '../../shared/ipc/decode.ts';
import type { DataStart } from '../../shared/ipc/message.ts';
import type { CrashReports } from './crash-reports.ts';
import { superviseDataProcess, type DataChannel } from './data-process.ts';

export type EventListener = <Name extends EventName>(name: Name, payload: Events[Name]) => void;

/** What both hosts are made of: every call of a window comes in here, every event of the app goes out. */
export interface Host {
  /** Never throws for what a window sends: each answer is an output or a failure. */
  call(name: unknown, input: unknown): Promise<Answer>;
  /** The same as JSON, for whoever sends it on: a trace of megabytes is not read and written again. */
  callText(name: unknown, input: unknown): Promise<string>;
  onEvent(listener: EventListener): () => void;
  emit: EventListener;
  /** Keeps a failure until a window asks for it. */
  raise(failure: Failure): void;
  close(): Promise<void>;
}

export interface HostOptions {
  startData(begin: DataStart): DataChannel;
  begin: DataStart;
  handlers: Handlers<Exclude<HostCallName, 'failures.take' | keyof CrashReports['handlers']>>;
  crashes: CrashReports;
  log(line: string): void;
}

/** Failures that may still be asked for; more than this would be one failure told many times. */
const RAISED_KEPT = 20;

export function createHost(options: HostOptions): Host {
  const listeners = new Set<EventListener>();
  let raised: { number: number; failure: FailureWire }[] = [];
  let last = 0;
  let taken = 0;

  const emit: EventListener = (name, payload) => {
    for (const listener of listeners) listener(name, payload);
  };
  const raise = (failure: Failure): void => {
    raised = [...raised, { number: ++last, failure: failureToWire(failure) }].slice(-RAISED_KEPT);
    emit('failure.raised', {});
  };

  const data = superviseDataProcess({
    start: options.startData,
    begin: options.begin,
    onEvent: emit,
    onFailure: raise,
    log: options.log,
    onCrash: (ended, said) => options.crashes.note('data', { ended, said }),
    now: () => Date.now(),
  });

  const hostHandlers: Handlers<HostCallName> = {
    ...options.handlers,
    ...options.crashes.handlers,
    'failures.take': ({ after }) => {
      // One that is beyond the last was counted by a host that has ended.
      const from = after === null || after > last ? taken : after;
      taken = last;
      return { failures: raised.filter(({ number }) => number > from).map(({ failure }) => failure), last };
    },
  };
  const isHostCall = (name: string): name is HostCallName => Object.hasOwn(hostHandlers, name);

  /** In one of two forms: `ofData` asks the data process for it, `written` turns an answer of this side into it. */
  const answered = async <Form>(
    name: unknown,
    input: unknown,
    ofData: (name: DataCallName, input: unknown) => Promise<Form>,
    written: (answer: Answer) => Form,
  ): Promise<Form> => {
    try {
      if (!isCallName(name)) throw new Failure('call-unknown', { call: nameOf(name) });
      const decoded = decodeInput(name, input);
      if (!isHostCall(name)) return await ofData(name satisfies DataCallName, decoded);
      const handler = hostHandlers[name] as (input: unknown) => Promise<never>;
      return written({ ok: true, output: await handler(decoded) });
    } catch (error) {
      if (error instanceof Failure) return written({ ok: false, failure: failureToWire(error) });
      throw error;
    }
  };

  return {
    call: (name, input) => answered(name, input, data.call, (answer) => answer),
    callText: (name, input) => answered(name, input, data.callText, (answer) => JSON.stringify(answer)),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit,
    raise,
    close: () => data.close(),
  };
}

/** As it was sent, but never more than fits a sentence. */
function nameOf(call: unknown): string {
  return typeof call === 'string' ? call.slice(0, 100) : typeof call;
}
