import { createHash, createHmac } from 'node:crypto';
import { encodedPath, encodedQuery, type QueryPair } from './percent.ts';

export interface AccessKeys {
  accessKey: string;
  secretKey: string;
  /** Belongs to temporary keys. */
  securityToken?: string;
}

export interface SignableRequest {
  method: string;
  /** With its port where that is not the scheme's own. */
  host: string;
  /** The parts of the path between its slashes, as they are meant. */
  path: readonly string[];
  query: readonly QueryPair[];
  headers: Readonly<Record<string, string>>;
  body: Buffer | null;
}

const ALGORITHM = 'SDK-HMAC-SHA256';

/** The request's headers with those that prove who sends it; every one of them is signed. */
export function signed(request: SignableRequest, keys: AccessKeys, at: number): Record<string, string> {
  const date = stamp(at);
  const headers: Record<string, string> = {
    ...request.headers,
    Host: request.host,
    'X-Sdk-Date': date,
    ...(keys.securityToken === undefined ? {} : { 'X-Security-Token': keys.securityToken }),
  };
  const lines = canonicalHeaders(headers);
  const names = lines.map(([name]) => name).join(';');
  const text = [ALGORITHM, date, sha256(canonicalRequest(request, lines, names))].join('\n');
  const signature = createHmac('sha256', keys.secretKey).update(text).digest('hex');
  const authorization = `${ALGORITHM} Access=${keys.accessKey}, SignedHeaders=${names}, Signature=${signature}`;
  return { ...headers, Authorization: authorization };
}

function canonicalRequest(
  { method, path, query, body }: SignableRequest,
  lines: [string, string][],
  names: string,
): string {
  const sent = encodedPath(path);
  return [
    method,
    // Only here, and not where it is sent, does a path always end in a slash.
    sent.endsWith('/') ? sent : `${sent}/`,
    encodedQuery(query),
    ...lines.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    sha256(body ?? ''),
  ].join('\n');
}

const canonicalHeaders = (headers: Record<string, string>): [string, string][] =>
  Object.entries(headers)
    .map(([name, value]): [string, string] => [name.toLowerCase(), value.trim()])
    .sort(([a], [b]) => (a < b ? -1 : 1));

/** `20240115T093000Z`. */
const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
