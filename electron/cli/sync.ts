import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CloudNetwork } from '../../shared/model/cloud-network.ts';
import type { CloudProfile } from '../../shared/model/cloud-profile.ts';
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
import { printSync } from './sync-report.ts';
import { progressTo } from './progress.ts';
import { Stopped } from './stopped.ts';
import { cancellably, inWords } from './tidily.ts';

/** All that the service keeps. */
const MOST_DAYS = 7;

export const run: Run<'sync'> = (given) =>
  inWords(given.words, () => cancellably((signal) => sync(given, signal)));

async function sync(given: Given<'sync'>, signal: AbortSignal): Promise<ExitCode> {
  const { values, words, surroundings } = given;
  const json = values.json === true;
  const profile = profileOf(values);
  const credentials = keysOf(process.env);
  const network = theWay();
  const workspace = await openOrCreate(resolve(values.workspace ?? ''), given);
  try {
    const { writable, ...rest } = workspace;
    if (writable === null) throw new Failure('workspace-read-only', { path: workspace.path });
    const found: Counted = await syncWith({
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

function profileOf(values: Given<'sync'>['values']): CloudProfile {
  const profile = values.profile === undefined ? placed(values) : named(values.profile);
  const endpoints = { ...profile.endpoints, ...Object.fromEntries((values.endpoint ?? []).map(endpointOf)) };
  // Keys come from the environment, whatever the app signs in with; a sync only reads.
  return { ...profile, endpoints, signIn: 'keys', isReadOnly: true };
}

const raise = (failure: Failure): never => {
  throw failure;
};

/** The app's proxy and authorities, but for the proxy's password, which lies with the secrets. */
function theWay(): CloudNetwork {
  const folder = appFolder(process.env, process.platform);
  const { network } = settingsService(folder, () => undefined, raise).current();
  return networkOf(network, undefined, process.env);
}

/** As the app keeps it. */
function named(name: string): CloudProfile {
  const all = storedProfiles(appFolder(process.env, process.platform), raise).map(({ profile }) => profile);
  const found = all.find((profile) => profile.name.toLowerCase() === name.toLowerCase());
  if (found === undefined)
    throw new Stopped(({ cli }) =>
      cli.synced.profileUnknown(
        name,
        all.map((profile) => profile.name),
      ),
    );
  return found;
}

function placed({ region, ...values }: Given<'sync'>['values']): CloudProfile {
  const { 'project-id': projectId, 'domain-id': domainId = '' } = values;
  if (region === undefined)
    throw new Misused({ code: 'option-missing', details: { option: '--region', label: 'REGION' } });
  if (projectId === undefined)
    throw new Misused({ code: 'option-missing', details: { option: '--project-id', label: 'ID' } });
  return {
    ...{ name: region, site: siteOf(region) ?? 'international', region, projectId, domainId },
    ...{ endpoints: {}, signIn: 'keys', isReadOnly: true },
  };
}

function endpointOf(given: string): [keyof Endpoints, string] {
  const at = given.indexOf('=');
  const service = CLOUD_SERVICES.find((name) => name === given.slice(0, Math.max(0, at)).trim());
  const address = given.slice(at + 1).trim();
  if (service === undefined || !URL.canParse(address))
    throw new Stopped(({ cli }) => cli.synced.endpointWrong(given));
  return [service, address];
}

function keysOf(environment: NodeJS.ProcessEnv) {
  const read = (name: string): string => {
    const value = environment[name]?.trim() ?? '';
    if (value === '') throw new Stopped(({ cli }) => cli.synced.keyMissing(name));
    return value;
  };
  const securityToken = environment['HUAWEICLOUD_SDK_SECURITY_TOKEN']?.trim() ?? '';
  return {
    ...{
      kind: 'keys' as const,
      accessKey: read('HUAWEICLOUD_SDK_AK'),
      secretKey: read('HUAWEICLOUD_SDK_SK'),
    },
    ...(securityToken === '' ? {} : { securityToken }),
  };
}
