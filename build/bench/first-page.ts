// When the first page of a sync can be read in the workspace, and when its second request has returned, both from when the
// first page came. In a process of its own, so that no code is warm.
import { join } from 'node:path';
import { ADMIN, DOMAIN, PROJECT, REGION } from '../../e2e/scenarios/people.ts';
import { nextRow } from '../../electron/data/cache/versions.ts';
import { closeWorkspace, createAndOpen } from '../../electron/data/services/open-workspace.ts';
import { cloudOfClient } from '../../electron/data/services/sync/cloud-of-client.ts';
import { runSync, type SyncCloud } from '../../electron/data/services/sync/run-sync.ts';
import { openClient } from '../../electron/data/sources/api/client.ts';
import { Failure } from '../../shared/model/failure.ts';
import { DEFAULT_NETWORK } from '../../shared/model/cloud-network.ts';

const [endpoint = '', folder = '.'] = process.argv.slice(2);

const client = openClient({
  profile: {
    ...{ name: 'bench', site: 'europe', region: REGION, endpoints: { cts: endpoint }, projectId: PROJECT },
    ...{ domainId: DOMAIN.id, signIn: 'keys', isReadOnly: true },
  },
  credentials: { kind: 'keys', accessKey: ADMIN.access, secretKey: ADMIN.secret },
  ...{ network: DEFAULT_NETWORK, environment: {}, concurrency: 24 },
});
const thread = new URL('../../electron/data/services/job-thread.ts', import.meta.url);
const made = await createAndOpen(join(folder, 'first-page.tracebell'), 'bench', Date.now(), thread);
const { writable, ...rest } = made;
if (writable === null) throw new Error('A new workspace cannot be written.');

const stop = new AbortController();
let [firstAt, secondAt, readableAt] = [0, 0, 0];
const endWhenKnown = (): void => {
  if (secondAt > 0 && readableAt > 0) stop.abort();
};
const real = cloudOfClient(client);
const cloud: SyncCloud = {
  ...real,
  configuration: [],
  async page(request, signal) {
    const answer = await real.page(request, signal);
    if (request.tracker.name === 'system') {
      if (request.next === null) firstAt ||= performance.now();
      else secondAt ||= performance.now();
      endWhenKnown();
    }
    return answer;
  },
};
try {
  await runSync({
    workspace: { ...rest, writable },
    ...{ cloud, days: 7, atOnce: 24, by: 'bench', toolVersion: 'bench', signal: stop.signal },
    now: () => Date.now(),
    progress: () => undefined,
    onlooked: () => undefined,
    onkept() {
      // What is told of is there for whoever reads.
      if (nextRow(rest.reader) >= 200) readableAt ||= performance.now();
      endWhenKnown();
    },
  });
} catch (error) {
  if (!(error instanceof Failure) || error.code !== 'cancelled') throw error;
} finally {
  client.close();
  await closeWorkspace(made);
}
process.stdout.write(JSON.stringify({ readableMs: readableAt - firstAt, secondMs: secondAt - firstAt }));
