import { CLOSE_MESSAGE, type CallMessage, type DataMessage } from '../../shared/ipc/message.ts';

/** The data process's one door, whichever way the host started it. */
export interface Port {
  post(message: DataMessage): void;
  onMessage(listener: (message: CallMessage) => void): void;
  /** The host asked for the end, or it is gone and asked for nothing. */
  onClose(listener: (why: 'asked' | 'host-gone') => void): void;
}

/** The part of Electron's parent port that is used; the package itself must never be loaded here. */
interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

export function openPort(): Port {
  const electronPort = (process as unknown as { parentPort?: ElectronParentPort }).parentPort;
  return electronPort === undefined ? forkPort() : utilityPort(electronPort);
}

function utilityPort(port: ElectronParentPort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) =>
      port.on('message', ({ data }) => {
        if (data !== CLOSE_MESSAGE) listener(data as CallMessage);
      }),
    onClose: (listener) => {
      const once = onlyOnce(listener);
      port.on('message', ({ data }) => {
        if (data === CLOSE_MESSAGE) once('asked');
      });
      onEndSignals(once);
    },
  };
}

function forkPort(): Port {
  return {
    // A host that was killed leaves a channel that refuses: there is nobody to tell, and a tidy end to come.
    post: (message) =>
      void (process.connected && process.send?.(message, undefined, undefined, () => undefined)),
    onMessage: (listener) =>
      process.on('message', (data) => {
        if (data !== CLOSE_MESSAGE) listener(data as CallMessage);
      }),
    onClose: (listener) => {
      const once = onlyOnce(listener);
      process.on('message', (data) => {
        if (data === CLOSE_MESSAGE) once('asked');
      });
      // Also when the host was killed: the channel ends with it.
      process.on('disconnect', () => once('host-gone'));
      onEndSignals(once);
    },
  };
}

/** Ctrl+C in a terminal reaches this process too; the host decides. Asked to end by anything else, it ends tidily. */
function onEndSignals(end: (why: 'asked') => void): void {
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => end('asked'));
  process.on('SIGHUP', () => end('asked'));
}

function onlyOnce<Why>(listener: (why: Why) => void): (why: Why) => void {
  let called = false;
  return (why) => {
    if (called) return;
    called = true;
    listener(why);
  };
}
