import type { LiveConfiguration } from '../../shared/model/live-configuration.ts';
import { call } from '../ipc/client.ts';

const known = new Map<string, Promise<LiveConfiguration | null>>();

/**
 * The live configuration of a project as the workspace keeps it, or with null of the one that was looked at last: read once for all who look at
 * it, until it changes.
 */
export function keptConfiguration(projectId: string | null): Promise<LiveConfiguration | null> {
  const key = JSON.stringify(projectId);
  const found = known.get(key) ?? call('snapshots.current', { projectId });
  known.set(key, found);
  // Who asks next is to be answered, and not told of this failure again.
  found.catch(() => known.get(key) === found && known.delete(key));
  return found;
}

export function forgetConfigurations(): void {
  known.clear();
}
