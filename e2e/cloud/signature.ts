import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** What of a request a signature covers. */
export interface SignedRequest {
  method: string;
  /** As sent, without the query. */
  rawPath: string;
  /** Decoded. */
  query: readonly (readonly [string, string])[];
  /** Lower-case names. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

export interface Authorization {
  access: string;
  signedHeaders: string[];
  signature: string;
}

const ALGORITHM = 'SDK-HMAC-SHA256';
const AUTHORIZATION =
  /^SDK-HMAC-SHA256 Access=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/;
const DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;
/** Headers that change what a request means: sent unsigned, anybody on the way could put them in. */
const MEANING = ['x-project-id', 'x-domain-id', 'x-security-token'];

export function readAuthorization(header: string): Authorization | null {
  const [, access, names, signature] = AUTHORIZATION.exec(header) ?? [];
  if (access === undefined || names === undefined || signature === undefined) return null;
  return { access, signedHeaders: names.split(';'), signature };
}

/** When a request says it was signed; null where it does not say it in the documented form. */
export function signedAt(headers: SignedRequest['headers']): number | null {
  const parts = DATE.exec(headers['x-sdk-date'] ?? '')?.slice(1);
  if (parts === undefined) return null;
  const at = Date.parse(`${parts.slice(0, 3).join('-')}T${parts.slice(3).join(':')}Z`);
  return Number.isNaN(at) ? null : at;
}

/** Why the headers that are signed cannot be relied on; null where they can. */
export function headersProblem(request: SignedRequest, { signedHeaders }: Authorization): string | null {
  const due = ['host', 'x-sdk-date', ...MEANING.filter((name) => name in request.headers)];
  const unsigned = due.find((name) => !signedHeaders.includes(name));
  if (unsigned !== undefined) return `${unsigned} is not signed`;
  const absent = signedHeaders.find((name) => !(name in request.headers));
  return absent === undefined ? null : `${absent} is signed but was not sent`;
}

export function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const { method, headers, body } = request;
  const names = [...signedHeaders].sort();
  const payload = headers['x-sdk-content-sha256'] === 'UNSIGNED-PAYLOAD' ? 'UNSIGNED-PAYLOAD' : sha256(body);
  return [
    method.toUpperCase(),
    canonicalPath(request.rawPath),
    canonicalQuery(request.query),
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim()}`),
    '',
    names.join(';'),
    payload,
  ].join('\n');
}

export function isSignedWith(
  request: SignedRequest,
  { signedHeaders, signature }: Authorization,
  secret: string,
): boolean {
  const text = [
    ALGORITHM,
    request.headers['x-sdk-date'] ?? '',
    sha256(canonicalRequest(request, signedHeaders)),
  ].join('\n');
  const due = createHmac('sha256', secret).update(text).digest();
  return timingSafeEqual(due, Buffer.from(signature, 'hex'));
}

function canonicalPath(rawPath: string): string {
  const path = rawPath.split('/').map(decoded).map(encoded).join('/');
  return path.endsWith('/') ? path : `${path}/`;
}

function canonicalQuery(query: SignedRequest['query']): string {
  return query
    .toSorted(([a, x], [b, y]) => byCodePoint(a, b) || byCodePoint(x, y))
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&');
}

/** UTF-8 keeps the order of code points; JavaScript's own order is that of UTF-16. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** What is no percent code stands for itself. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
