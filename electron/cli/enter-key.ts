import type { ReadStream } from 'node:tty';

/** Calls the listener each time a person presses Enter, until it is told to stop. */
export function onEnter(terminal: ReadStream, listener: () => void): () => void {
  const hear = (typed: Buffer): void => {
    if (typed.includes('\n')) listener();
  };
  terminal.on('data', hear);
  return () => {
    terminal.off('data', hear);
    // A terminal that is still read keeps the process running.
    terminal.pause();
  };
}
