// `npm run cloud -- --port N --scenario NAME --latency MS --tls FLAW`: the simulated cloud, until Ctrl+C.
import { parseArgs } from 'node:util';
import { SCENARIOS, type Scenario } from '../scenarios/scenarios.ts';
import type { CertificateFlaw } from './certificates.ts';
import { startCloud, type Cloud } from './start.ts';

const FLAWS: readonly CertificateFlaw[] = ['none', 'self-signed', 'expired', 'other-host'];

interface Choice {
  scenario: Scenario;
  port: number;
  latencyMs: number;
  tls: CertificateFlaw | undefined;
  json: boolean;
}

const chosen = choiceOf(process.argv.slice(2));
if (typeof chosen === 'string') {
  process.stderr.write(`${chosen}\n`);
  process.exitCode = 2;
} else {
  const { scenario, port, latencyMs, tls, json } = chosen;
  const account = scenario(Date.now());
  const cloud = await startCloud({ account, port, latencyMs, ...(tls === undefined ? {} : { tls }) });
  process.stdout.write(json ? `${JSON.stringify(factsOf(cloud))}\n` : reportOf(cloud));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void cloud.close());
}

function choiceOf(args: string[]): Choice | string {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: '0' },
      scenario: { type: 'string', default: 'company' },
      latency: { type: 'string', default: '0' },
      tls: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const scenario = SCENARIOS[values.scenario];
  if (scenario === undefined)
    return `There is no scenario ${values.scenario}. There are: ${Object.keys(SCENARIOS).join(', ')}.`;
  const tls = FLAWS.find((flaw) => flaw === values.tls);
  if (values.tls !== undefined && tls === undefined) return `--tls takes one of: ${FLAWS.join(', ')}.`;
  const wrong = [values.port, values.latency].find((text) => !/^\d{1,5}$/.test(text));
  if (wrong !== undefined) return `${wrong} is not a number that a port or a latency could be.`;
  return { scenario, port: Number(values.port), latencyMs: Number(values.latency), tls, json: values.json };
}

interface Facts {
  endpoints: Cloud['endpoints'];
  control: string;
  region: string;
  domain: { id: string; name: string };
  projects: { id: string; name: string }[];
  users: { name: string; password: string; access: string | null; secret: string | null }[];
  authority: string | null;
}

function factsOf({ endpoints, controlUrl, account, authority }: Cloud): Facts {
  return {
    endpoints,
    control: controlUrl,
    region: account.region,
    domain: account.domain,
    projects: account.projects.map(({ id, name }) => ({ id, name })),
    users: account.users.map(({ name, password, keys }) => ({
      name,
      password,
      access: keys[0]?.access ?? null,
      secret: keys[0]?.secret ?? null,
    })),
    authority,
  };
}

function reportOf(cloud: Cloud): string {
  const { endpoints, control, region, domain, projects, users, authority } = factsOf(cloud);
  const rows = [
    ...Object.entries(endpoints).map(([service, url]) => [service, url]),
    ['control', control],
    ['region', region],
    ['domain', `${domain.id}  ${domain.name}`],
    ...projects.map(({ id, name }) => ['project', `${id}  ${name}`]),
    ...users.map(({ name, password, access, secret }) => [
      'user',
      `${name}  password ${password}${access === null ? '' : `  AK ${access}  SK ${secret}`}`,
    ]),
  ];
  const lines = rows.map(([name = '', value = '']) => `${name.padEnd(14)} ${value}`);
  return [...lines, ...(authority === null ? [] : [authority]), 'Ctrl+C ends it.', ''].join('\n');
}
