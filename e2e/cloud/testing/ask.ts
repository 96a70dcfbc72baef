import { createHash, createHmac } from 'node:crypto';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { ADMIN, PROJECT } from '../../scenarios/people.ts';
import type { Service } from '../exchange.ts';
import { canonicalRequest } from '../signature.ts';
import type { Cloud } from '../start.ts';

interface Key {
  access: string;
  secret: string;
  securityToken?: string;
}

export interface Question {
  service?: Service;
  method?: string;
  /** `{p}` stands for the project. */
  path: string;
  query?: Record<string, string | number>;
  body?: unknown;
  /** Put in place of what is sent by itself. */
  headers?: Record<string, string>;
  sign?: Key | null;
  signedAt?: number;
  project?: string | null;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  text: string;
  /** Null where it is no JSON. */
  body: Record<string, never> & Record<string, unknown>;
}

/** Asks a cloud as a client would: signed as the admin unless it says otherwise. */
export function ask(
  cloud: Pick<Cloud, 'endpoints' | 'now' | 'authority'>,
  question: Question,
): Promise<Reply> {
  const { service = 'cts', method = 'GET', project = PROJECT } = question;
  const sign: Key | null = question.sign === undefined ? ADMIN : question.sign;
  const path = question.path.replace('{p}', project ?? '');
  const query = Object.entries(question.query ?? {}).map(
    ([name, value]) => [name, String(value)] as [string, string],
  );
  const base = new URL(cloud.endpoints[service]);
  const body = question.body === undefined ? '' : JSON.stringify(question.body);
  const isOfProject = service !== 'iam' && project !== null && path.includes(project);
  const headers: Record<string, string> = {
    host: base.host,
    ...(isOfProject ? { 'x-project-id': project } : {}),
    ...(sign?.securityToken === undefined ? {} : { 'x-security-token': sign.securityToken }),
    ...question.headers,
  };
  if (sign !== null) {
    headers['x-sdk-date'] ??= sdkDate(question.signedAt ?? cloud.now());
    headers['authorization'] ??= authorization({ method, rawPath: path, query, headers, body }, sign);
  }
  const text = query.map((pair) => pair.map(encodeURIComponent).join('=')).join('&');
  // Without its length a body of DELETE is not sent at all.
  if (body !== '') headers['content-length'] = String(Buffer.byteLength(body));
  return exchange(new URL(`${path}${text === '' ? '' : `?${text}`}`, base), {
    method,
    headers,
    body,
    authority: cloud.authority,
  });
}

export const sdkDate = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

function authorization(
  request: {
    method: string;
    rawPath: string;
    query: [string, string][];
    headers: Record<string, string>;
    body: string;
  },
  { access, secret }: { access: string; secret: string },
): string {
  const names = Object.keys(request.headers).sort();
  const canonical = canonicalRequest({ ...request, body: Buffer.from(request.body) }, names);
  const hashed = createHash('sha256').update(canonical).digest('hex');
  const text = ['SDK-HMAC-SHA256', request.headers['x-sdk-date'], hashed].join('\n');
  const signature = createHmac('sha256', secret).update(text).digest('hex');
  return `SDK-HMAC-SHA256 Access=${access}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
}

interface Sent {
  method: string;
  headers: Record<string, string>;
  body: string;
  authority: string | null;
}

function exchange(url: URL, { method, headers, body, authority }: Sent): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const trusted = authority === null ? {} : { ca: authority };
  const start = url.protocol === 'https:' ? tlsRequest : plainRequest;
  const request = start(url, { method, headers, agent: false, ...trusted }, (response) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('error', reject);
    response.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const said = Object.entries(response.headers).map(([name, value]) => [name, String(value)]);
      resolve({
        status: response.statusCode ?? 0,
        headers: Object.fromEntries(said) as Record<string, string>,
        text,
        body: parsed(text),
      });
    });
  });
  request.on('error', reject);
  request.end(body);
  return promise;
}

function parsed(text: string): Reply['body'] {
  try {
    return JSON.parse(text) as Reply['body'];
  } catch {
    return {};
  }
}
