import type { EmitEvent, Handlers } from '../../../../shared/ipc/contract.ts';
import type { NetworkSettings } from '../../../../shared/model/network-settings.ts';
import { openClient } from '../../sources/api/client.ts';
import { printMarked } from '../../sources/api/long-numbers.ts';
import { networkOf } from '../network.ts';
import type { WorkspaceService } from '../workspace.ts';
import { liveLists } from './notifications.ts';
import { listsRead } from './write-change.ts';

export interface LookServiceOptions {
  workspace: WorkspaceService;
  emit: EmitEvent;
  now(): number;
  network(): NetworkSettings;
  environment: NodeJS.ProcessEnv;
}

const ALONE = { signal: new AbortController().signal, progress: (): void => undefined };

/** Reads the live notifications of an account now. What is found is kept with its time, where the workspace can be written. */
export function lookService({ workspace, emit, now, network, environment }: LookServiceOptions): {
  handlers: Handlers<'cloud.look'>;
} {
  return {
    handlers: {
      'cloud.look': async ({ profile, secret, proxyPassword }) => {
        const { path, writable } = workspace.need();
        const way = { network: networkOf(network(), proxyPassword, environment), environment };
        const client = openClient({ profile, credentials: secret, ...way });
        try {
          const lists = await liveLists(client, ALONE.signal);
          const at = now();
          const { projectId: scope, region } = profile;
          const found = listsRead(lists).map((one) => ({
            ...one,
            scope,
            region,
            text: printMarked(one.content),
          }));
          if (writable !== null) {
            await writable.writer.run('keepSnapshots', { workspace: path, at, found }, ALONE);
            emit('snapshots.changed', {});
          }
          return { at, notifications: [...lists.smn, ...lists.fun] };
        } finally {
          client.close();
        }
      },
    },
  };
}
