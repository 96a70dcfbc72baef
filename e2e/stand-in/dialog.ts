import type { DialogKind, DialogRecord } from './control-messages.ts';

interface Asked extends DialogRecord {
  answer(value: unknown): void;
}

interface Options {
  signal?: AbortSignal;
  cancelId?: number;
}

const asked: Asked[] = [];
const scripted: { kind: DialogKind; answer: unknown }[] = [];

/** Not of Electron: what the person at the screen sees and does. */
export const dialogsShown = {
  records: (): DialogRecord[] =>
    asked.map(({ kind, options, windowId, open }) => ({ kind, options, windowId, open })),
  answer(kind: DialogKind, answer: unknown): void {
    const waiting = asked.find((one) => one.kind === kind && one.open);
    if (waiting === undefined) scripted.push({ kind, answer });
    else waiting.answer(answer);
  },
};

function ask(kind: DialogKind, args: unknown[]): Promise<never> {
  const [window, options] =
    args.length > 1 ? (args as [{ id: number }, Options]) : [null, args[0] as Options];
  const { promise, resolve } = Promise.withResolvers<unknown>();
  const { signal, ...told } = options;
  const shown: Asked = {
    kind,
    options: told,
    windowId: window?.id ?? null,
    open: true,
    answer: (value) => {
      shown.open = false;
      resolve(value);
    },
  };
  asked.push(shown);
  signal?.addEventListener('abort', () =>
    shown.answer({ response: options.cancelId ?? 0, checkboxChecked: false }),
  );
  const index = scripted.findIndex((one) => one.kind === kind);
  const [answer] = index < 0 ? [] : scripted.splice(index, 1);
  if (answer !== undefined) shown.answer(answer.answer);
  return promise as Promise<never>;
}

export const dialog = {
  showOpenDialog: (...args: unknown[]) => ask('open', args),
  showSaveDialog: (...args: unknown[]) => ask('save', args),
  showMessageBox: (...args: unknown[]) => ask('message', args),
  showErrorBox(title: string, content: string): void {
    void ask('error', [{ title, content }]);
    process.stderr.write(`${title}\n${content}\n`);
  },
};
