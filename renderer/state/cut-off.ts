import type { ImportRun } from '../../shared/model/imports.ts';
import { call } from '../ipc/client.ts';
import { imports } from './imports.svelte.ts';
import { news } from './news.svelte.ts';
import { attempt } from './notices.svelte.ts';
import { tasks } from './tasks.svelte.ts';
import { workspace } from './workspace.svelte.ts';

/** Workspaces with the runs that were told of: one that a person leaves alone is not told of again until the next start. */
const told = new Set<string>();

/** Tells of the last import where it has no end and nothing is at it any more. */
export async function tellCutOff(): Promise<void> {
  const before = unended();
  // Asked for after the runs: one that began since is none of them. And the runs once more: what was at it may have ended since.
  const isReading = (await call('tasks.list')).some(
    ({ kind, state }) => state === 'running' && (kind === 'import' || kind === 'sync' || kind === 'read'),
  );
  if (before === null || isReading || tasks.isReading || workspace.summary?.readOnly === true) return;
  await imports.load();
  const last = unended();
  const path = workspace.summary?.path;
  if (last?.id !== before.id || path === undefined) return;
  const name = `${last.id} ${path}`;
  if (told.has(name)) return;
  told.add(name);
  news.add({ kind: 'cut-off', run: last });
}

function unended(): ImportRun | null {
  const [last] = imports.runs ?? [];
  return last?.endedAt === null ? last : null;
}

/** Where the files lie is known, unless a browser brought them or a cloud told them. */
export function canGoOn({ paths }: ImportRun): boolean {
  return paths.length > 0 && paths.every((path) => /^(\/|\\\\|[A-Za-z]:[\\/])/.test(path));
}

/** What is there already is not read again. */
export function goOn({ paths, rating }: ImportRun): Promise<void> {
  return attempt(async () => {
    await call('imports.start', { paths: [...paths], rating, uploaded: false });
  });
}
