// Pages of the simulated cloud one after the other, each asked for when the one before has come: what a plain script does.
import { openClient } from '../../../electron/data/sources/api/client.ts';
import { DEFAULT_NETWORK } from '../../../shared/model/cloud-network.ts';
import { ADMIN, DOMAIN, PROJECT, REGION } from '../../../e2e/scenarios/people.ts';

const [endpoint = '', pages = '1'] = process.argv.slice(2);

const client = openClient({
  profile: {
    ...{ name: 'bench', site: 'europe', region: REGION, endpoints: { cts: endpoint }, projectId: PROJECT },
    ...{ domainId: DOMAIN.id, signIn: 'keys', isReadOnly: true },
  },
  credentials: { kind: 'keys', accessKey: ADMIN.access, secretKey: ADMIN.secret },
  ...{ network: DEFAULT_NETWORK, environment: {} },
});
const now = Date.now();
const window = { from: now - 7 * 86_400_000, to: now };
let read = 0;
let left = Number(pages);
for await (const { items } of client.traces.pages({ window }, new AbortController().signal)) {
  read += items.length;
  left -= 1;
  if (left === 0) break;
}
client.close();
process.stdout.write(JSON.stringify({ read, added: read }));
