import type { Handlers } from '../../shared/ipc/contract.ts';
import type { CloudProfile } from '../../shared/model/cloud-profile.ts';
import { secretName, type SignInSecret } from '../../shared/model/connection.ts';
import { PROXY_SECRET } from '../../shared/model/network-settings.ts';
import { Failure } from '../../shared/model/failure.ts';
import { ask } from './ask.ts';
import type { Host } from './host.ts';

/** The one who knows secrets hands them to the one who knows the cloud; a window gets neither. */
export function profileCalls(
  host: () => Host,
  readSecret: (name: string) => string | null | Promise<string | null>,
): Handlers<
  'profiles.test' | 'profiles.sync' | 'profiles.read' | 'profiles.write' | 'profiles.look' | 'network.test'
> {
  /** Only where the proxy asks for one, so that no store has to be opened for nothing. */
  async function onTheWay(): Promise<{ proxyPassword?: string }> {
    const { proxy, proxyUser } = (await ask(host(), 'settings.read', {})).network;
    if (proxy !== 'own' || proxyUser === '') return {};
    const proxyPassword = await readSecret(PROXY_SECRET);
    return proxyPassword === null ? {} : { proxyPassword };
  }
  async function signedIn(
    id: string,
  ): Promise<{ profile: CloudProfile; secret: SignInSecret; proxyPassword?: string }> {
    const connection = (await ask(host(), 'profiles.list', {})).find((each) => each.id === id);
    if (connection === undefined) throw new Failure('profile-gone', {});
    const { profile } = connection;
    const kept = await readSecret(secretName(id, profile.signIn));
    if (kept === null) throw new Failure('profile-without-secret', { name: profile.name });
    return { profile, secret: JSON.parse(kept) as SignInSecret, ...(await onTheWay()) };
  }
  return {
    'network.test': async () => ask(host(), 'cloud.way', await onTheWay()),
    'profiles.test': async ({ id }) => ask(host(), 'cloud.test', await signedIn(id)),
    'profiles.write': async ({ id, change }) =>
      ask(host(), 'cloud.write', { ...(await signedIn(id)), change }),
    'profiles.look': async ({ id }) => ask(host(), 'cloud.look', await signedIn(id)),
    'profiles.read': async ({ id, read }) => ask(host(), 'cloud.read', { ...(await signedIn(id)), read }),
    'profiles.sync': async ({ id, ...how }) => ask(host(), 'cloud.sync', { ...(await signedIn(id)), ...how }),
  };
}
