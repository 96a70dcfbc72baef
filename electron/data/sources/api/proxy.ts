import { Failure } from '../../../../shared/model/failure.ts';
import type { CloudNetwork } from '../../../../shared/model/cloud-network.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy that requests to an address take; null where they go there themselves. */
export function proxyFor(target: URL, { proxy }: CloudNetwork, environment: Environment): URL | null {
  if (proxy.from === 'none' || target.protocol !== 'https:' || isLoopback(target.hostname)) return null;
  const read = (name: string): string => environment[name] ?? environment[name.toUpperCase()] ?? '';
  const given = proxy.from === 'settings' ? proxy.url : read('https_proxy');
  const except = proxy.from === 'settings' ? proxy.except : read('no_proxy');
  return given.trim() === '' || isExcepted(target, except) ? null : proxyAddress(given.trim());
}

/** Without a scheme it is `http`, as other programs take it. */
function proxyAddress(given: string): URL {
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.hostname === '')
    // What was given may hold a password: it is not repeated.
    throw new Failure('cloud-proxy', { proxy: url?.host ?? '', problem: 'malformed', status: 0 });
  return url;
}

/** A list of hosts, each with all below it: `example.com`, `.example.com`, `*.example.com:8443`, `*`. */
function isExcepted(target: URL, list: string): boolean {
  const host = target.hostname.toLowerCase();
  const port = target.port === '' ? '443' : target.port;
  return list.split(/[\s,]+/).some((entry) => {
    const [, name = '', onlyPort] = /^(.*?)(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
    if (name === '' || (onlyPort !== undefined && onlyPort !== port)) return false;
    const bare = name.replace(/^\*?\./, '');
    return name === '*' || host === bare || host.endsWith(`.${bare}`);
  });
}

/** This machine itself, where nothing can listen in between. */
export const isLoopback = (hostname: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
