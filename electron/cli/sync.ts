import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CloudNetwork } from '../../shared/model/cloud-network.ts';
import type { CloudProfile } from '../../shared/model/cloud-profile.ts';
import { isCloudId, isEndpoint, isRegion, type Connection } from '../../shared/model/connection.ts';
import { PROXY_SECRET } from '../../shared/model/network-settings.ts';
import { CLOUD_SERVICES, siteOf, type Endpoints } from '../../shared/model/cloud-region.ts';
import { Failure } from '../../shared/model/failure.ts';
import { networkOf } from '../data/services/network.ts';
import { storedProfiles } from '../data/services/profiles.ts';
import { appFolder } from '../host/app-folder.ts';
import { Misused } from './misused.ts';
import { userName } from '../data/services/imports.ts';
import {
  closeWorkspace,
  createAndOpen,
  openWorkspace,
  type OpenWorkspace,
} from '../data/services/open-workspace.ts';
import { settingsService } from '../data/services/settings.ts';
import { syncWith, type Counted } from '../data/services/sync/sync-with.ts';
import type { ExitCode, Given, Run } from './command.ts';
import { sealedSecrets, signInFor, type ReadSecret } from './sign-in.ts';
import { printSync } from './sync-report.ts';
import { progressTo } from './progress.ts';
import { Stopped } from './stopped.ts';
import { cancellably, inWords, warnOfLoss } from './tidily.ts';
import { visible } from './visible.ts';

/** All that the service keeps. */
const MOST_DAYS = 7;

export const run: Run<'sync'> = (given) =>
  inWords(given.words, () => cancellably((signal) => sync(given, signal)));

async function sync(given: Given<'sync'>, signal: AbortSignal): Promise<ExitCode> {
  const { values, words, surroundings } = given;
  const json = values.json === true;
  const folder = appFolder(process.env, process.platform);
  const connection = values.profile === undefined ? null : named(values.profile, folder);
  if (connection !== null) refusePlace(values);
  const { readSecret } = surroundings;
  const stored = once(() =>
    readSecret === undefined ? sealedSecrets(folder, process.env, raise) : Promise.resolve(readSecret),
  );
  const placedAt = connection?.profile ?? placed(values);
  const credentials = await signInFor(connection, process.env, stored);
  // A sync only reads, whatever the connection may do in the app.
  const profile: CloudProfile = {
    ...placedAt,
    ...{ endpoints: { ...placedAt.endpoints, ...endpointsIn(values) } },
    ...{ signIn: credentials.kind, isReadOnly: true },
  };
  const network = await theWay(folder, stored);
  const workspace = await openOrCreate(resolve(values.workspace ?? ''), given);
  warnOfLoss(words, workspace);
  try {
    const { writable, ...rest } = workspace;
    if (writable === null) throw new Failure('workspace-read-only', { path: workspace.path });
    const syncing: Promise<Counted> = syncWith({
      ...{ workspace: { ...rest, writable }, profile, credentials, network, environment: process.env },
      ...{ days: values.days ?? MOST_DAYS, by: userName(), toolVersion: surroundings.version },
      ...{
        signal,
        now: () => Date.now(),
        onkept: () => undefined,
        onlooked: () => undefined,
        progress: progressTo(words, json),
      },
    });
    const found = await syncing.catch((error: unknown) => {
      const isCancelled = error instanceof Failure && error.code === 'cancelled';
      throw isCancelled ? new Stopped((said) => said.cli.synced.cancelled) : error;
    });
    printSync(found, words, json);
    return found.outcome.failures.length + found.outcome.totals.conflicts + found.outcome.totals.refused > 0
      ? 1
      : 0;
  } finally {
    await closeWorkspace(workspace);
  }
}

function openOrCreate(path: string, { surroundings }: Given<'sync'>): Promise<OpenWorkspace> {
  const { threadEntry, version } = surroundings;
  return existsSync(path)
    ? openWorkspace(path, Date.now(), threadEntry)
    : createAndOpen(path, version, Date.now(), threadEntry);
}

const endpointsIn = ({ endpoint = [] }: Given<'sync'>['values']): Partial<Endpoints> =>
  Object.fromEntries(endpoint.map(endpointOf));

/** A key is made of a passphrase slowly. */
function once<Result>(work: () => Result): () => Result {
  let done: { result: Result } | undefined;
  return () => (done ??= { result: work() }).result;
}

const raise = (failure: Failure): never => {
  throw failure;
};

/** The app's proxy and authorities; the proxy's password only where the secrets can be opened. */
async function theWay(folder: string, stored: () => Promise<ReadSecret | null>): Promise<CloudNetwork> {
  const { network } = settingsService(folder, () => undefined, raise).current();
  const asks = network.proxy === 'own' && network.proxyUser !== '';
  const password = asks ? await (await stored())?.(PROXY_SECRET) : undefined;
  return networkOf(network, password ?? undefined, process.env);
}

/** As the app keeps it. */
function named(name: string, folder: string): Connection {
  const all = storedProfiles(folder, raise);
  const found = all.find(({ profile }) => profile.name.toLowerCase() === name.toLowerCase());
  if (found === undefined)
    throw new Stopped(({ cli }) =>
      cli.synced.profileUnknown(
        name,
        all.map(({ profile }) => profile.name),
      ),
    );
  return found;
}

/** A connection says where already: what is said beside it would hold for nothing. */
function refusePlace(values: Given<'sync'>['values']): void {
  const beside = (['region', 'project-id', 'domain-id'] as const).find((name) => values[name] !== undefined);
  if (beside !== undefined) throw new Stopped(({ cli }) => cli.synced.placedTwice(`--${beside}`));
}

function placed({ region, ...values }: Given<'sync'>['values']): CloudProfile {
  const { 'project-id': projectId, 'domain-id': domainId = '' } = values;
  if (region === undefined)
    throw new Misused({ code: 'option-missing', details: { option: '--region', label: 'REGION' } });
  if (projectId === undefined)
    throw new Misused({ code: 'option-missing', details: { option: '--project-id', label: 'ID' } });
  if (!isRegion(region)) throw new Stopped(({ cli }) => cli.synced.regionWrong(visible(region)));
  refuseWrongId('--project-id', projectId);
  if (domainId !== '') refuseWrongId('--domain-id', domainId);
  return {
    ...{ name: region, site: siteOf(region) ?? 'international', region, projectId, domainId },
    ...{ endpoints: {}, signIn: 'keys', isReadOnly: true },
  };
}

function refuseWrongId(option: string, id: string): void {
  if (!isCloudId(id)) throw new Stopped(({ cli }) => cli.synced.idWrong(option, visible(id)));
}

function endpointOf(given: string): [keyof Endpoints, string] {
  const at = given.indexOf('=');
  const service = CLOUD_SERVICES.find((name) => name === given.slice(0, Math.max(0, at)).trim());
  const address = given.slice(at + 1).trim();
  if (service === undefined || !isEndpoint(address))
    throw new Stopped(({ cli }) => cli.synced.endpointWrong(withoutPassword(given)));
  return [service, address];
}

const withoutPassword = (text: string): string => text.replace(/\/\/[^/]*@/, '//…@');
