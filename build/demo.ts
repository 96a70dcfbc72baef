// `npm run demo`: a simulated cloud, and the app in a browser with a connection to it. All of it is gone at the end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCloud, type Cloud } from '../e2e/cloud/start.ts';
import { SCENARIOS } from '../e2e/scenarios/scenarios.ts';
import { ADMIN, PROJECT, REGION } from '../e2e/scenarios/people.ts';
import { run as runCommandLine } from '../electron/cli/main.ts';
import { closeWorkspace, createAndOpen } from '../electron/data/services/open-workspace.ts';
import { profileService } from '../electron/data/services/profiles.ts';
import { openSecrets } from '../electron/serve/secrets.ts';
import { secretName } from '../shared/model/connection.ts';
import { CHECKOUT } from './checkout.ts';

const PASSPHRASE = 'demonstration';

const given = process.argv[2] ?? 'company';
const scenario = SCENARIOS[given];
if (scenario === undefined) {
  process.stderr.write(`There is no scenario ${given}. There are: ${Object.keys(SCENARIOS).join(', ')}.\n`);
  process.exitCode = 2;
} else {
  const cloud = await startCloud({ account: scenario(Date.now()), latencyMs: 100 });
  const folder = mkdtempSync(join(tmpdir(), 'tracebell-demo-'));
  try {
    process.env['TRACEBELL_HOME'] = folder;
    const workspace = join(folder, 'demo.tracebell');
    await closeWorkspace(await createAndOpen(workspace, CHECKOUT.version, Date.now(), CHECKOUT.threadEntry));
    await connect(folder, cloud);
    process.stdout.write(
      `Settings, Connections: open the store with the passphrase ${PASSPHRASE}, then Sync.\n`,
    );
    process.exitCode = await runCommandLine(
      ['serve', '--workspace', workspace, ...process.argv.slice(3)],
      CHECKOUT,
    );
  } finally {
    await cloud.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A connection as the settings would make it, with its keys in the store under the passphrase. */
async function connect(folder: string, { endpoints, account }: Cloud): Promise<void> {
  const raise = (failure: Error): never => {
    throw failure;
  };
  const { id, profile } = await profileService(folder, () => undefined, raise).handlers['profiles.save']({
    id: null,
    profile: {
      ...{ name: 'Simulated cloud', site: 'europe', region: REGION, endpoints, projectId: PROJECT },
      ...{ domainId: account.domain.id, signIn: 'keys', isReadOnly: false },
    },
  });
  const secrets = openSecrets({ path: join(folder, 'sealed-secrets.json'), raise });
  await secrets.handlers['secrets.unlock']({ passphrase: PASSPHRASE });
  const value = JSON.stringify({ kind: 'keys', accessKey: ADMIN.access, secretKey: ADMIN.secret });
  await secrets.handlers['secrets.store']({ name: secretName(id, profile.signIn), value });
}
