import { app } from 'electron';
import { workspaceIn } from './command-line.ts';

/** Files that a person opens from outside: named on a command line, or double-clicked. */
export interface OpenRequests {
  /** What to open when the app starts. */
  first(): string | undefined;
  /** From now on: another start, with the file it named, if any. */
  onRequest(listener: (path: string | undefined) => void): void;
}

/** Listens from the first moment: macOS hands over the file that was double-clicked before the app is ready. */
export function collectOpenRequests(): OpenRequests {
  let waiting = workspaceIn(ownArguments(process.argv), process.cwd());
  let listener: ((path: string | undefined) => void) | null = null;
  const request = (path: string | undefined): void => {
    if (listener !== null) listener(path);
    else waiting = path ?? waiting;
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    request(path);
  });
  app.on('second-instance', (_event, argv, folder) => request(workspaceIn(ownArguments(argv), folder)));
  return {
    first: () => waiting,
    onRequest: (wanted) => {
      listener = wanted;
    },
  };
}

/** Without the program, and unpackaged without the app's path. */
function ownArguments(argv: readonly string[]): string[] {
  return argv.slice(app.isPackaged ? 1 : 2);
}
