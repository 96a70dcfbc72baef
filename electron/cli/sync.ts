import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CloudProfile } from '../../shared/model/cloud-profile.ts';
import { CLOUD_SERVICES, siteOf, type Endpoints } from '../../shared/model/cloud-region.ts';
import { Failure } from '../../shared/model/failure.ts';
import { userName } from '../data/services/imports.ts';
import {
  closeWorkspace,
  createAndOpen,
  openWorkspace,
  type OpenWorkspace,
} from '../data/services/open-workspace.ts';
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
  const workspace = await openOrCreate(resolve(values.workspace ?? ''), given);
  try {
    const { writable, ...rest } = workspace;
    if (writable === null) throw new Failure('workspace-read-only', { path: workspace.path });
    const found: Counted = await syncWith({
      ...{ workspace: { ...rest, writable }, profile, credentials, environment: process.env },
      ...{ days: values.days ?? MOST_DAYS, by: userName(), toolVersion: surroundings.version },
      ...{ signal, now: () => Date.now(), onkept: () => undefined, progress: progressTo(words, json) },
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
  const { region = '', 'project-id': projectId = '', 'domain-id': domainId = '', endpoint = [] } = values;
  return {
    ...{ name: region, site: siteOf(region) ?? 'international', region, projectId, domainId },
    endpoints: Object.fromEntries(endpoint.map(endpointOf)),
    signIn: 'keys',
    isReadOnly: true,
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
