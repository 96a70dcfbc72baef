/** What a person or a system asks a program to end with. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * One Ctrl+C may arrive more than once: the terminal sends it to every process, and those above pass it on. Within this
 * span the same signal is the same wish.
 */
const SAME_WISH_MS = 1000;

export interface Ending {
  /** Resolves with the first signal: the tidy end is wanted. */
  asked: Promise<void>;
  stopListening(): void;
}

type SignalSource = Pick<NodeJS.Process, 'on' | 'off'>;

/** Listens for the wish to end. A second one forces it. */
export function listenForEnd(
  force: (signal: NodeJS.Signals) => void,
  source: SignalSource = process,
  now: () => number = () => performance.now(),
): Ending {
  const asked = Promise.withResolvers<void>();
  let first: { signal: NodeJS.Signals; at: number } | null = null;
  const hear = (signal: NodeJS.Signals): void => {
    if (first === null) {
      first = { signal, at: now() };
      asked.resolve();
    } else if (signal !== first.signal || now() - first.at > SAME_WISH_MS) force(signal);
  };
  for (const signal of SIGNALS) source.on(signal, hear);
  return {
    asked: asked.promise,
    stopListening: () => {
      for (const signal of SIGNALS) source.off(signal, hear);
    },
  };
}
