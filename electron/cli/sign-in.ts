import { join } from 'node:path';
import { secretName, type Connection, type SignInSecret } from '../../shared/model/connection.ts';
import { Failure } from '../../shared/model/failure.ts';
import { openSecrets } from '../serve/secrets.ts';
import { Stopped } from './stopped.ts';

/** What is kept under a name; null where nothing is. */
export type ReadSecret = (name: string) => Promise<string | null>;

const PASSPHRASE = 'TRACEBELL_PASSPHRASE';
const [ACCESS_KEY, SECRET_KEY] = ['HUAWEICLOUD_SDK_AK', 'HUAWEICLOUD_SDK_SK'];

/** What serve keeps, with the passphrase of the environment; null without one. */
export async function sealedSecrets(
  folder: string,
  environment: NodeJS.ProcessEnv,
  raise: (failure: Failure) => void,
): Promise<ReadSecret | null> {
  const passphrase = environment[PASSPHRASE] ?? '';
  if (passphrase === '') return null;
  const secrets = openSecrets({ path: join(folder, 'sealed-secrets.json'), raise });
  const { lock } = await secrets.handlers['secrets.status']({});
  // Opening a store that is not there would make one.
  if (lock === 'new') return () => Promise.resolve(null);
  await secrets.handlers['secrets.unlock']({ passphrase });
  return (name) => Promise.resolve(secrets.read(name));
}

/** Keys of the environment; where it has none, what the app keeps of the connection. */
export async function signInFor(
  connection: Connection | null,
  environment: NodeJS.ProcessEnv,
  stored: () => Promise<ReadSecret | null>,
): Promise<SignInSecret> {
  const hasKeys = [ACCESS_KEY, SECRET_KEY].some((name) => textOf(environment, name) !== '');
  if (connection === null || hasKeys) return keysOf(environment);
  const { id, profile } = connection;
  const read = await stored();
  if (read === null) throw new Stopped(({ cli }) => cli.synced.nothingToSignIn(profile.name));
  const kept = await read(secretName(id, profile.signIn));
  if (kept === null) throw new Failure('profile-without-secret', { name: profile.name });
  return JSON.parse(kept) as SignInSecret;
}

function keysOf(environment: NodeJS.ProcessEnv): SignInSecret {
  const read = (name: string): string => {
    const value = textOf(environment, name);
    if (value === '') throw new Stopped(({ cli }) => cli.synced.keyMissing(name));
    return value;
  };
  const securityToken = textOf(environment, 'HUAWEICLOUD_SDK_SECURITY_TOKEN');
  return {
    ...{ kind: 'keys', accessKey: read(ACCESS_KEY), secretKey: read(SECRET_KEY) },
    ...(securityToken === '' ? {} : { securityToken }),
  };
}

const textOf = (environment: NodeJS.ProcessEnv, name: string): string => environment[name]?.trim() ?? '';
