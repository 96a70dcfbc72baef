import { expect, it, onTestFinished } from 'vitest';
import { startCloud, type Cloud } from '../../../e2e/cloud/start.ts';
import { company } from '../../../e2e/scenarios/company.ts';
import { ADMIN, AUDITOR, GUEST, PROJECT, REGION, SUBPROJECT } from '../../../e2e/scenarios/people.ts';
import type { CloudProfile } from '../../../shared/model/cloud-profile.ts';
import type { SignInSecret } from '../../../shared/model/connection.ts';
import { Failure } from '../../../shared/model/failure.ts';
import { DEFAULT_NETWORK_SETTINGS } from '../../../shared/model/network-settings.ts';
import { connectionTestService } from './connection-test.ts';

const KEYS = (key: { access: string; secret: string; securityToken?: string }): SignInSecret => ({
  kind: 'keys',
  accessKey: key.access,
  secretKey: key.secret,
  ...(key.securityToken === undefined ? {} : { securityToken: key.securityToken }),
});
const PASSWORD: SignInSecret = {
  kind: 'password',
  userName: 'ada',
  password: ADMIN.password,
  domainName: 'acme',
};

async function answerOf(
  cloud: Cloud,
  secret: SignInSecret,
  change: Partial<CloudProfile> = {},
): Promise<string> {
  const profile: CloudProfile = {
    name: 'x',
    site: 'europe',
    region: REGION,
    endpoints: cloud.endpoints,
    projectId: PROJECT,
    domainId: cloud.account.domain.id,
    signIn: secret.kind,
    isReadOnly: true,
    ...change,
  };
  try {
    const { missing } = await connectionTestService(() => DEFAULT_NETWORK_SETTINGS, {}).handlers[
      'cloud.test'
    ]({ profile, secret });
    return ['reached', ...new Set(missing.map(({ code }) => code))].join(', without ');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    expect(JSON.stringify([error.details, error.message])).not.toContain(ADMIN.secret);
    return error.code;
  }
}

async function running(): Promise<Cloud> {
  const cloud = await startCloud({ account: company(Date.now()) });
  onTestFinished(() => cloud.close());
  return cloud;
}

it.each<[what: string, SignInSecret, Partial<CloudProfile>, string]>([
  ['keys', KEYS(ADMIN), {}, 'reached'],
  ['a temporary key that may read only traces', KEYS(GUEST), {}, 'reached, without cloud-permission'],
  ['a password', PASSWORD, {}, 'reached'],
  ['a wrong password', { ...PASSWORD, password: 'guess' }, {}, 'cloud-key'],
  ['a wrong secret', KEYS({ ...ADMIN, secret: 'guess' }), {}, 'cloud-key'],
  ['a project of nobody', KEYS(ADMIN), { projectId: 'f'.repeat(32) }, 'cloud-project'],
  ['a project out of reach', KEYS(AUDITOR), { projectId: SUBPROJECT }, 'cloud-project'],
])('a test with %s', async (_, secret, change, expected) => {
  expect(await answerOf(await running(), secret, change)).toBe(expected);
});

it('tells a missing permission, a wrong clock and a cloud that is not there apart', async () => {
  const cloud = await running();
  cloud.faults.add({ trouble: { kind: 'error', code: 'CTS.0013' } });
  expect(await answerOf(cloud, KEYS(ADMIN))).toBe('cloud-permission');
  cloud.setSkew(3 * 3_600_000);
  expect(await answerOf(cloud, KEYS(ADMIN))).toBe('cloud-clock');
  await cloud.close();
  expect(await answerOf(cloud, KEYS(ADMIN))).toBe('cloud-unreachable');
});
