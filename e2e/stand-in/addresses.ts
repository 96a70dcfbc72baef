import { privilegesOf } from './protocol.ts';

/**
 * Chromium lets nobody answer for a scheme it does not know. So `app://tracebell/x` is `https://tracebell.app.invalid/x`
 * there (http where the scheme was not made secure): a name that resolves nowhere, answered before it is looked up.
 */
const SUFFIX = '.invalid';

export function toBrowserUrl(address: string): string {
  const url = new URL(address);
  const scheme = url.protocol.slice(0, -1);
  const privileges = privilegesOf(scheme);
  if (privileges === undefined) return address;
  const secure = privileges.secure === true ? 'https' : 'http';
  return `${secure}://${url.host}.${scheme}${SUFFIX}${url.pathname || '/'}${url.search}${url.hash}`;
}

export function fromBrowserUrl(address: string): string {
  const url = URL.parse(address);
  const [, host, scheme] = /^(.+)\.([a-z]+)\.invalid$/.exec(url?.hostname ?? '') ?? [];
  if (url === null || scheme === undefined || privilegesOf(scheme) === undefined) return address;
  return `${scheme}://${host ?? ''}${url.pathname}${url.search}${url.hash}`;
}

/** The origin as Electron tells it, which for a standard scheme is scheme and host. */
export function fromBrowserOrigin(origin: string): string {
  return origin === 'null' ? origin : fromBrowserUrl(origin).replace(/\/$/, '');
}
