import type { Answer, Bridge, CallName } from '../../shared/ipc/contract.ts';
import { httpBridge, type ConnectionListener } from './http-bridge.ts';

declare global {
  interface Window {
    /** Put there by the preload; absent in a page that a serve host delivered. */
    readonly tracebell?: Bridge;
  }
}

export interface LineListener {
  event: Parameters<Bridge['on']>[0];
  connection: ConnectionListener;
}

/** The way to the host, which can be opened before the app is there that hears what it tells. */
export interface Line {
  bridge: Bridge;
  /** From here on everything is told, first what was told before. */
  hear(listener: LineListener): void;
  /** The answer to a question without input that was asked ahead; each is given once. */
  takeAhead(name: CallName): Promise<Answer> | undefined;
  /** What was asked ahead and is not taken by now is old. */
  forgetAhead(): void;
}

/** Opens a way to the host this page came from and asks some questions at once, so that their answers are there with the app. */
export function openLine(asked: readonly CallName[] = []): Line {
  const unheard: ((listener: LineListener) => void)[] = [];
  const ahead = new Map<CallName, Promise<Answer>>();
  let hearing: LineListener | null = null;

  const tell = (told: (listener: LineListener) => void): void => {
    if (hearing === null) unheard.push(told);
    else told(hearing);
  };
  const connected = (): void => {
    // Not before: what changes between an answer and the first event would never be known.
    if (hearing === null) for (const name of asked) ahead.set(name, bridge.call(name, {}));
    tell(({ connection }) => connection.connected());
  };
  const lost: ConnectionListener['lost'] = (failure) => {
    ahead.clear();
    tell(({ connection }) => connection.lost(failure));
  };

  const bridge = window.tracebell ?? httpBridge({ connected, lost });
  bridge.on((name, payload) => {
    // Whatever it says, an answer from before may be old.
    ahead.clear();
    tell(({ event }) => event(name, payload));
  });
  if (window.tracebell !== undefined) connected();

  return {
    bridge,
    hear(listener) {
      hearing = listener;
      for (const told of unheard.splice(0)) told(listener);
    },
    takeAhead(name) {
      const answer = ahead.get(name);
      ahead.delete(name);
      return answer;
    },
    forgetAhead: () => ahead.clear(),
  };
}
