export interface ResourceAddress {
  address: string;
  host: string;
}

/**
 * The page of a resource, which a trace gives in two parts. Both were written by others: only an address that is plainly https
 * on the host that the endpoint names comes out of it.
 */
export function resourceAddress(endpoint: string | null, resourceUrl: string | null): ResourceAddress | null {
  if (resourceUrl === null || hasUnseen(resourceUrl)) return null;
  if (/^https:\/\//i.test(resourceUrl)) return checked(resourceUrl);
  if (endpoint === null || hasUnseen(endpoint)) return null;
  const base = /^[a-z][a-z0-9+.-]*:\/\//i.test(endpoint) ? endpoint : `https://${endpoint}`;
  const path = resourceUrl.startsWith('/') ? resourceUrl : `/${resourceUrl}`;
  // A second slash would name another host.
  if (path.startsWith('//') || !/^https:\/\/[^/?#\\]+\/?$/i.test(base)) return null;
  return checked(base.replace(/\/$/, '') + path);
}

function checked(text: string): ResourceAddress | null {
  if (text.includes('\\') || !URL.canParse(text)) return null;
  const { protocol, username, password, host, href } = new URL(text);
  if (protocol !== 'https:' || username !== '' || password !== '' || host === '') return null;
  return { address: href, host };
}

const hasUnseen = (text: string): boolean => /[\s\p{Cc}\p{Cf}\p{Cs}]/u.test(text);
