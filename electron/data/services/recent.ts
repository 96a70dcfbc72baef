import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../../shared/model/failure.ts';
import type { EmitEvent, Handlers } from '../../../shared/ipc/contract.ts';
import { workspaceName, type RecentWorkspace } from '../../../shared/model/workspace.ts';
import { readAppFile, writeAppFile } from './app-file.ts';

const KEPT = 12;
/** The largest instant a date can show. */
const LAST_INSTANT = 8.64e15;

interface RecentFile {
  /** The workspace that was open when the app last ended, if any. */
  last: string | null;
  opened: { path: string; at: number }[];
}

export interface RecentService {
  last(): string | null;
  noteOpened(path: string, at: number): void;
  noteClosed(path: string): void;
  handlers: Handlers<'workspace.recent' | 'workspace.forget'>;
}

export function recentService(
  folder: string,
  emit: EmitEvent,
  raise: (failure: Failure) => void,
): RecentService {
  const path = join(folder, 'recent.json');
  let file = readAppFile(path, decodeRecent, raise) ?? { last: null, opened: [] };
  let isSaved = true;

  const list = (): RecentWorkspace[] =>
    file.opened.map((entry) => ({
      path: entry.path,
      name: workspaceName(entry.path),
      openedAt: entry.at,
      present: existsSync(entry.path),
    }));

  const change = (next: (file: RecentFile) => RecentFile): void => {
    // Read again: another Tracebell on this machine may have opened something meanwhile.
    const stored = isSaved ? readAppFile(path, decodeRecent, raise) : null;
    file = next(stored ?? file);
    emit('recent.changed', { recent: list() });
    isSaved = false;
    writeAppFile(path, file);
    isSaved = true;
  };

  return {
    last: () => file.last,
    noteOpened: (opened, at) =>
      change((before) => ({
        last: opened,
        opened: [{ path: opened, at }, ...before.opened.filter((entry) => entry.path !== opened)].slice(
          0,
          KEPT,
        ),
      })),
    // Only this one: another Tracebell may have its own open.
    noteClosed: (closed) =>
      change((before) => ({ ...before, last: before.last === closed ? null : before.last })),
    handlers: {
      'workspace.recent': list,
      'workspace.forget': ({ path: forgotten }) => {
        change((before) => ({
          ...before,
          opened: before.opened.filter((entry) => entry.path !== forgotten),
        }));
        return list();
      },
    },
  };
}

function decodeRecent(content: unknown): RecentFile | null {
  if (typeof content !== 'object' || content === null) return null;
  const { last, opened } = content as { last?: unknown; opened?: unknown };
  if (!Array.isArray(opened)) return null;
  const right = opened.flatMap((entry: unknown) => decodeEntry(entry) ?? []);
  return {
    last: typeof last === 'string' ? last : null,
    opened: right
      .filter(({ path }, index) => right.findIndex((other) => other.path === path) === index)
      .slice(0, KEPT),
  };
}

function decodeEntry(entry: unknown): RecentFile['opened'][number] | null {
  if (typeof entry !== 'object' || entry === null) return null;
  const { path, at } = entry as { path?: unknown; at?: unknown };
  const isRight = typeof path === 'string' && typeof at === 'number' && Math.abs(at) <= LAST_INSTANT;
  return isRight ? { path, at } : null;
}
