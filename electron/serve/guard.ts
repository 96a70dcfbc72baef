import type { IncomingMessage } from 'node:http';

/** The one name this server goes by. */
export interface Own {
  host: string;
  origin: string;
}

/**
 * Whether a request was made by our own page, or by a person. A page elsewhere can make a browser send requests
 * here, under another name for this machine too (DNS rebinding), and SameSite takes every port of the machine for one
 * site. A link may be followed from anywhere: its token is what lets in.
 */
export function isOurOwn(request: IncomingMessage, own: Own, bringsToken: boolean): boolean {
  const hosts = request.headersDistinct['host'] ?? [];
  if (hosts.length !== 1 || hosts[0] !== own.host) return false;

  const onlyReads = request.method === 'GET' || request.method === 'HEAD';
  const { origin } = request.headers;
  if (origin === undefined ? !onlyReads : origin !== own.origin) return false;

  const site = request.headers['sec-fetch-site'];
  if (site === undefined || site === 'same-origin') return true;
  if (!onlyReads) return false;
  return site === 'none' || (bringsToken && request.headers['sec-fetch-mode'] === 'navigate');
}
