import {
  Failure,
  failureFromWire,
  failureToWire,
  type FailureWire,
} from '../../../../shared/model/failure.ts';
import { printMarked } from '../../sources/api/long-numbers.ts';
import type { ConfigurationPart } from './configuration-parts.ts';
import type { SyncRunOptions } from './run-sync.ts';

/** `denied`: who signs in may not read it, which is said and is no failure of a sync. */
export type SnapshotState = 'new' | 'same' | { why: 'failed' | 'denied'; failure: FailureWire };

/** What ends a task waits for what is being written. */
const ALONE = { signal: new AbortController().signal, progress: (): void => undefined };

/**
 * Reads and keeps the parts of the configuration. Of one service one after the other: they are few, and the traces are what is
 * waited for; one that is not reached is not asked for the rest.
 */
export async function lookAtConfiguration(options: SyncRunOptions): Promise<Record<string, SnapshotState>> {
  const { configuration } = options.cloud;
  const services = Map.groupBy(configuration, ({ service }) => service);
  const states = new Map<string, SnapshotState>();
  await Promise.all(
    [...services.values()].map(async (parts) => {
      let unreached: FailureWire | null = null;
      for (const part of parts) {
        const state: SnapshotState =
          unreached === null ? await lookAt(part, options) : { why: 'failed', failure: unreached };
        states.set(part.kind, state);
        if (typeof state === 'object' && isUnreached(state.failure, options)) unreached = state.failure;
      }
    }),
  );
  return Object.fromEntries(
    configuration.flatMap(({ kind }) => {
      const state = states.get(kind);
      return state === undefined ? [] : [[kind, state]];
    }),
  );
}

async function lookAt(part: ConfigurationPart, options: SyncRunOptions): Promise<SnapshotState> {
  const { workspace, cloud, now, signal } = options;
  const { kind, scope, read } = part;
  try {
    const content = await read(signal);
    const found = [{ kind, scope, region: cloud.region, content, text: printMarked(content) }];
    const input = { workspace: workspace.path, at: now(), found };
    const [state = 'new'] = await workspace.writable.writer.run('keepSnapshots', input, ALONE);
    return state;
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
    const failure = failureToWire(error);
    // Without the trackers traces of data stay unread, which is more than a part of the configuration.
    const isDenied = error.code === 'cloud-permission' && kind !== 'trackers';
    return { why: isDenied ? 'denied' : 'failed', failure };
  }
}

const isUnreached = (failure: FailureWire, { cloud }: SyncRunOptions): boolean =>
  failure.code === 'cloud-timeout' ||
  (failure.code !== 'cloud-permission' && cloud.isHopeless(failureFromWire(failure)));
