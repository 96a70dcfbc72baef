import type { EmitEvent, Handlers } from '../../../../shared/ipc/contract.ts';
import type { CloudProfile } from '../../../../shared/model/cloud-profile.ts';
import type { CloudChange } from '../../../../shared/model/cloud-write.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import type { Json, JsonObject } from '../../../../shared/model/json.ts';
import type { NetworkSettings } from '../../../../shared/model/network-settings.ts';
import { openClient } from '../../sources/api/client.ts';
import { printMarked } from '../../sources/api/long-numbers.ts';
import { userName } from '../imports.ts';
import { networkOf } from '../network.ts';
import type { WorkspaceService } from '../workspace.ts';
import { longStates } from './long-states.ts';
import { writeChange } from './write-change.ts';

export interface WriteServiceOptions {
  workspace: WorkspaceService;
  emit: EmitEvent;
  now(): number;
  network(): NetworkSettings;
  environment: NodeJS.ProcessEnv;
}

const ALONE = { signal: new AbortController().signal, progress: (): void => undefined };

/**
 * Changes an account. The journal of the open workspace says what is about to be sent before it is, and what became of it after, so that
 * no change is missing there, whenever the app ends.
 */
export function writeService({ workspace, emit, now, network, environment }: WriteServiceOptions): {
  handlers: Handlers<'cloud.write'>;
} {
  return {
    handlers: {
      'cloud.write': async ({ profile, secret, proxyPassword, change }) => {
        const { path, reader, writable } = workspace.needWriter();
        const { writer } = writable;
        const note = (state: string, more: JsonObject = {}) => {
          const details = { ...noted(profile, change), state, ...more };
          const entry = { at: now(), kind: 'publish', by: userName(), details };
          return writer.run('noteInJournal', { workspace: path, entry }, ALONE);
        };
        const way = { network: networkOf(network(), proxyPassword, environment), environment };
        const client = openClient({ profile, credentials: secret, ...way });
        try {
          await note('begun');
          const { written, read } = await writeChange(
            client,
            change,
            ALONE.signal,
            longStates(reader, profile.projectId),
          ).catch(async (error: unknown) => {
            if (!(error instanceof Failure)) throw error;
            const state = error.code === 'cloud-write-unknown' ? 'unknown' : 'failed';
            await note(state, { code: error.code, said: error.details as unknown as Json });
            throw error;
          });
          const left = written.deleted.filter(({ isGone }) => !isGone).map(({ name }) => name);
          await note('done', left.length === 0 ? {} : { stillThere: left });
          const { projectId: scope, region } = profile;
          const found = read.map((one) => ({ ...one, scope, region, text: printMarked(one.content) }));
          await writer.run('keepSnapshots', { workspace: path, at: now(), found }, ALONE);
          emit('snapshots.changed', {});
          return written;
        } finally {
          client.close();
        }
      },
    },
  };
}

/** What a change is about, in full: it can be read again from the journal alone. */
const noted = ({ name, region, projectId }: CloudProfile, change: CloudChange): JsonObject => ({
  ...{ connection: name, region, project_id: projectId },
  change: change as unknown as Json,
});
