import { draftFiles } from './draft-files.svelte.ts';
import { drafts } from './drafts.svelte.ts';
import { route } from './route.svelte.ts';
import { Failure } from '../../shared/model/failure.ts';
import type { RatingChoice } from '../../shared/model/trace.ts';
import type { WorkspaceSummary } from '../../shared/model/workspace.ts';
import { call, pathOf } from '../ipc/client.ts';
import { uploadWorkspace } from '../ipc/upload.ts';
import { dialogs } from './dialogs.svelte.ts';
import { fileOf, givenBy, isWorkspaceFile, isWorkspaceName, type Given } from './given-files.ts';
import { chooseNewPlace } from './new-workspace.ts';
import { attempt, notices } from './notices.svelte.ts';
import { uploads } from './uploads.svelte.ts';
import { workspace } from './workspace.svelte.ts';

/** Traces to read: on the machine that runs the app, or on the browser's. */
export type Traces = { paths: string[] } | { given: Given[] };

let isWaiting = $state(false);

export const intake = {
  /** Whether traces wait for a workspace to be read into. */
  get isWaiting(): boolean {
    return isWaiting;
  },
};

/** Reads traces into the open workspace, or into a new one that is asked for. */
export async function readTraces(traces: Traces, rating: RatingChoice): Promise<void> {
  const into = await workspaceToReadInto();
  // Whoever names no place has thought better of it.
  if (into === null) return;
  const { readOnly, path } = into;
  if (readOnly) return notices.add(new Failure('workspace-read-only', { path }));
  if ('given' in traces) return uploads.sendAndRead(traces.given, rating);
  await call('imports.start', { paths: traces.paths, rating, uploaded: false });
}

async function workspaceToReadInto(): Promise<WorkspaceSummary | null> {
  if (workspace.summary !== null) return workspace.summary;
  isWaiting = true;
  await chooseNewPlace();
  isWaiting = false;
  return workspace.summary;
}

/**
 * Files and folders that were dropped on the window: workspaces are opened, the rest is read as traces; where drafts are looked at,
 * JSON is read as notifications.
 */
export function takeDrop(transfer: DataTransfer): Promise<void> {
  const dropped = [...transfer.files];
  if (
    route.view === 'notifications' &&
    drafts.canChange &&
    dropped.every(({ name }) => /\.json$/i.test(name))
  )
    return draftFiles.read(dropped);
  const { given, files } = givenBy(transfer);
  const paths = files.map((file) => pathOf(file)).filter((path) => path !== null);
  dialogs.close();
  return attempt(() => (paths.length > 0 ? takePaths(paths) : takeGiven(given)));
}

async function takePaths(paths: readonly string[]): Promise<void> {
  const workspaces = paths.filter(isWorkspaceName);
  if (workspaces.length > 0 && !(await workspace.mayLeave())) return;
  for (const path of workspaces) await workspace.open(path);
  const traces = paths.filter((path) => !isWorkspaceName(path));
  if (traces.length > 0) await readTraces({ paths: traces }, 'severity');
}

async function takeGiven(given: readonly Given[]): Promise<void> {
  const workspaces = given.filter(isWorkspaceFile);
  if (workspaces.length > 0 && !(await workspace.mayLeave())) return;
  for (const one of workspaces)
    await workspace.open(
      await uploadWorkspace(await fileOf(one), () => undefined, new AbortController().signal),
    );
  const traces = given.filter((one) => !isWorkspaceFile(one));
  if (traces.length > 0) await readTraces({ given: traces }, 'severity');
}
