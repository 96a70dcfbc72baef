import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WORKSPACE_ENDING } from '../../shared/model/workspace.ts';

/**
 * The workspace a start names, as a full path. The order and number of arguments cannot be relied on: Chromium puts
 * switches of its own among them, and unpackaged the app's path is one.
 */
export function workspaceIn(args: readonly string[], folder: string): string | undefined {
  const named = args.find((arg) => !arg.startsWith('-') && arg.toLowerCase().endsWith(WORKSPACE_ENDING));
  return named === undefined ? undefined : toPath(named, folder);
}

/** Linux desktops may hand over a chosen file as an address. */
function toPath(named: string, folder: string): string {
  if (!/^file:/i.test(named)) return resolve(folder, named);
  try {
    return fileURLToPath(named);
  } catch {
    return resolve(folder, named); // Names another machine: the failure to open it says so.
  }
}
