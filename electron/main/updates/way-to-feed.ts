import type { ProxyConfig } from 'electron';
import type { NetworkSettings } from '../../../shared/model/network-settings.ts';

export interface WayToFeed {
  proxy: ProxyConfig;
  /** Who is asked for by the proxy; null where it asks for nobody. */
  user: { name: string; password: string } | null;
}

/** The proxy of the settings, as Chromium's network takes it. This machine itself is never reached through one. */
export function wayToFeed(
  { proxy, proxyAddress, proxyUser, proxyExcept }: NetworkSettings,
  password: string | null,
  environment: Readonly<Record<string, string | undefined>>,
): WayToFeed {
  if (proxy === 'none') return { proxy: { mode: 'direct' }, user: null };
  if (proxy === 'own') {
    const user = proxyUser === '' ? null : { name: proxyUser, password: password ?? '' };
    return { proxy: fixed(proxyAddress, proxyExcept), user };
  }
  const read = (name: string): string => environment[name] ?? environment[name.toUpperCase()] ?? '';
  const given = read('https_proxy').trim();
  if (given === '') return { proxy: { mode: 'system' }, user: null };
  const [, scheme = '', who, host = ''] = /^([a-z][a-z\d+.-]*:\/\/)?(?:(.*)@)?([^@/]*)/i.exec(given) ?? [];
  return { proxy: fixed(`${scheme}${host}`, read('no_proxy')), user: userIn(who) };
}

const fixed = (proxyRules: string, except: string): ProxyConfig => ({
  mode: 'fixed_servers',
  proxyRules: proxyRules.replace(/\/$/, ''),
  proxyBypassRules: bypassRules(except),
});

function userIn(who: string | undefined): WayToFeed['user'] {
  if (who === undefined) return null;
  const [name = '', ...password] = who.split(':').map(decoded);
  return { name, password: password.join(':') };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A lone percent sign: it stands for itself.
  }
}

/** A host of the list stands for all below it, which Chromium wants named. */
function bypassRules(except: string): string {
  return except
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .flatMap((entry) => {
      const bare = entry.replace(/^\*?\./, '');
      const isHost = bare !== '*' && !/^[\d.]+(:\d+)?$|[[\]/]/.test(bare);
      return isHost ? [bare, `.${bare}`] : [bare];
    })
    .join(';');
}
