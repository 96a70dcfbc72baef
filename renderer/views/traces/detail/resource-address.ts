import { isPageAddress } from '../../../../shared/model/page-address.ts';

export interface ResourceAddress {
  address: string;
  /** As it is looked up: other letters than ASCII in their encoded form. */
  host: string;
  /** The host as the trace writes it, where that looks otherwise. */
  written: string | null;
  /** The endpoint of the trace, where the address is not on its host. */
  besides: string | null;
}

export const REFUSALS = [
  'unseen',
  'no-endpoint',
  'not-https',
  'other-host',
  'credentials',
  'unreadable',
] as const;
/** Why a page is not offered. */
export type AddressRefusal = (typeof REFUSALS)[number];

/**
 * The page of a resource, which a trace gives in two parts. Both were written by others: only an address that is plainly https
 * on the host that the endpoint names comes out of it. Null where the trace names no page.
 */
export function resourceAddress(
  endpoint: string | null,
  resourceUrl: string | null,
): ResourceAddress | AddressRefusal | null {
  if (resourceUrl === null || resourceUrl === '') return null;
  if (hasUnseen(resourceUrl)) return 'unseen';
  const scheme = SCHEME.exec(resourceUrl)?.[0];
  if (scheme !== undefined)
    return /^https:\/\//i.test(resourceUrl) ? checked(resourceUrl, endpoint) : 'not-https';
  // A second slash would name another host.
  if (/^[/\\]{2}/.test(resourceUrl) || resourceUrl.includes('\\')) return 'other-host';
  if (endpoint === null || endpoint === '') return 'no-endpoint';
  if (hasUnseen(endpoint)) return 'unseen';
  const base = SCHEME_AND_HOST.test(endpoint) ? endpoint : `https://${endpoint}`;
  if (!/^https:\/\//i.test(base)) return 'not-https';
  if (base.includes('@')) return 'credentials';
  if (!/^https:\/\/[^/?#\\]+\/?$/i.test(base)) return 'unreadable';
  return checked(base.replace(/\/$/, '') + (resourceUrl.startsWith('/') ? resourceUrl : `/${resourceUrl}`));
}

/** What a browser would take for a scheme, also where a path was meant: a script is not to be one by accident. */
const SCHEME = /^[a-z][a-z\d+.-]*:/i;

function checked(text: string, endpoint: string | null = null): ResourceAddress | AddressRefusal {
  if (text.includes('\\') || !URL.canParse(text)) return 'unreadable';
  const { username, password, host, href } = new URL(text);
  const written = /^https:\/\/([^/?#]*)/i.exec(text)?.[1] ?? '';
  if (username !== '' || password !== '' || written.includes('@')) return 'credentials';
  if (!isPageAddress(href)) return 'unreadable';
  const besides = endpoint === null || endpoint === '' || hostOf(endpoint) === host ? null : endpoint;
  return { address: href, host, written: isAscii(written) ? null : written, besides };
}

/** Null for what names none; a port that `https` has anyway is none. */
function hostOf(endpoint: string): string | null {
  const text = SCHEME_AND_HOST.test(endpoint) ? endpoint : `https://${endpoint}`;
  return URL.canParse(text) ? new URL(text).host : null;
}

const SCHEME_AND_HOST = /^[a-z][a-z\d+.-]*:\/\//i;

const isAscii = (text: string): boolean => /^[!-~]*$/.test(text);
const hasUnseen = (text: string): boolean => /[\s\p{Cc}\p{Cf}\p{Cs}]/u.test(text);
