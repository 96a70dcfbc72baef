import { CLOSE_MESSAGE, type CallMessage, type DataMessage } from '../../shared/ipc/message.ts';

/** The data process's one door, whichever way the host started it. */
export interface Port {
  post(message: DataMessage): void;
  onMessage(listener: (message: CallMessage) => void): void;
  /** The host asked for the end, or is gone. */
  onClose(listener: () => void): void;
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
    onClose: (listener) =>
      port.on('message', ({ data }) => {
        if (data === CLOSE_MESSAGE) listener();
      }),
  };
}

function forkPort(): Port {
  return {
    post: (message) => process.send?.(message),
    onMessage: (listener) =>
      process.on('message', (data) => {
        if (data !== CLOSE_MESSAGE) listener(data as CallMessage);
      }),
    onClose: (listener) => {
      let closing = false;
      const once = (): void => {
        if (!closing) listener();
        closing = true;
      };
      process.on('message', (data) => {
        if (data === CLOSE_MESSAGE) once();
      });
      // Also when the host was killed: the channel ends with it. Ctrl+C in a terminal reaches this process too;
      // the host decides.
      process.on('disconnect', once);
      process.on('SIGINT', () => undefined);
    },
  };
}
