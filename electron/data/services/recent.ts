import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../../shared/model/failure.ts';
import type { EmitEvent, Handlers } from '../../../shared/ipc/contract.ts';
import { workspaceName, type RecentWorkspace } from '../../../shared/model/workspace.ts';
import { readAppFile, writeAppFile } from './app-file.ts';

const KEPT = 12;

interface RecentFile {
  /** The workspace that was open when the app last ended, if any. */
  last: string | null;
  opened: { path: string; at: number }[];
}

export interface RecentService {
  last(): string | null;
  noteOpened(path: string, at: number): void;
  noteClosed(): void;
  handlers: Handlers<'workspace.recent' | 'workspace.forget'>;
}

export function recentService(
  folder: string,
  emit: EmitEvent,
  raise: (failure: Failure) => void,
): RecentService {
  const path = join(folder, 'recent.json');
  let file = readAppFile(path, decodeRecent, { last: null, opened: [] }, raise);

  const list = (): RecentWorkspace[] =>
    file.opened.map((entry) => ({
      path: entry.path,
      name: workspaceName(entry.path),
      openedAt: entry.at,
      present: existsSync(entry.path),
    }));

  const keep = (next: RecentFile): void => {
    file = next;
    emit('recent.changed', { recent: list() });
    writeAppFile(path, file);
  };

  return {
    last: () => file.last,
    noteOpened: (opened, at) =>
      keep({
        last: opened,
        opened: [{ path: opened, at }, ...file.opened.filter((entry) => entry.path !== opened)].slice(0, KEPT),
      }),
    noteClosed: () => keep({ ...file, last: null }),
    handlers: {
      'workspace.recent': list,
      'workspace.forget': ({ path: forgotten }) => {
        keep({ ...file, opened: file.opened.filter((entry) => entry.path !== forgotten) });
        return list();
      },
    },
  };
}

function decodeRecent(content: unknown): RecentFile | null {
  if (typeof content !== 'object' || content === null) return null;
  const { last, opened } = content as { last?: unknown; opened?: unknown };
  if (!Array.isArray(opened)) return null;
  return {
    last: typeof last === 'string' ? last : null,
    opened: opened.filter(
      (entry: unknown): entry is { path: string; at: number } =>
        typeof entry === 'object' &&
        entry !== null &&
        typeof Reflect.get(entry, 'path') === 'string' &&
        typeof Reflect.get(entry, 'at') === 'number',
    ),
  };
}
