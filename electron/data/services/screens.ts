import { join } from 'node:path';
import { readScreen } from '../../../shared/ipc/decode-view.ts';
import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import { readWorkspaceRow } from '../cache/workspace-row.ts';
import { readAppFile, writeAppFileAside } from './app-file.ts';
import type { WorkspaceService } from './workspace.ts';

/** Workspaces whose screens are kept, the last ones used. */
const KEPT = 50;

/** A screen as it is stored: one of another version is kept, and not shown. */
interface Entry {
  /** The workspace's own id, which a copy of it has as well. */
  id: string;
  path: string;
  screen: unknown;
}

/**
 * How the screen of each workspace was left, in the application's own folder: a workspace on read-only media has one too, and
 * looking at evidence does not change its file.
 */
export function screenService(
  workspace: WorkspaceService,
  folder: string,
  raise: (failure: Failure) => void,
): { handlers: Handlers<'screen.read' | 'screen.write'> } {
  const file = join(folder, 'screens.json');
  const entries = (): Entry[] => readAppFile(file, decodeEntries, raise) ?? [];
  const identity = (): Pick<Entry, 'id' | 'path'> => {
    const { path, reader } = workspace.need();
    return { id: readWorkspaceRow(reader, path).id, path };
  };

  /** One after the other: each takes over what the one before wrote. */
  let writing: Promise<void> = Promise.resolve();
  const written = async (): Promise<void> => writing.catch(() => undefined);
  workspace.beforeClosing(written);

  return {
    handlers: {
      'screen.read': async () => {
        await written();
        const { id, path } = identity();
        const own = entries().filter((entry) => entry.id === id);
        // One that was moved, or a copy, begins as it was left elsewhere.
        const entry = own.find((one) => one.path === path) ?? own[0];
        return entry === undefined ? null : readScreen(entry.screen);
      },
      'screen.write': async ({ screen }) => {
        const { id, path } = identity();
        writing = written().then(() => {
          // Read again: another Tracebell on this machine may have written meanwhile.
          const others = entries().filter((entry) => entry.id !== id || entry.path !== path);
          return writeAppFileAside(file, [{ id, path, screen }, ...others].slice(0, KEPT));
        });
        await writing;
        return {};
      },
    },
  };
}

function decodeEntries(content: unknown): Entry[] | null {
  if (!Array.isArray(content)) return null;
  return content.flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { id, path, screen } = entry as Partial<Record<keyof Entry, unknown>>;
    return typeof id === 'string' && typeof path === 'string' ? [{ id, path, screen }] : [];
  });
}
