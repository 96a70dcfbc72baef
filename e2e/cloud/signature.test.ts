import { describe, expect, it } from 'vitest';
import { canonicalRequest, headersProblem, isSignedWith, readAuthorization, signedAt } from './signature.ts';
import type { Authorization, SignedRequest } from './signature.ts';
import data from './signing-vectors.json' with { type: 'json' };

interface Vector {
  name: string;
  method: string;
  host: string;
  path: string;
  query: [string, string][];
  headers: Record<string, string>;
  body: string | null;
  date: string;
  canonical_request: string;
  authorization: string;
}

const VECTORS = data.vectors as unknown as Vector[];

function requestOf({ method, host, path, query, headers, body, date }: Vector): SignedRequest {
  const sent = Object.entries({ ...headers, Host: host, 'X-Sdk-Date': date });
  return {
    method,
    rawPath: path,
    query,
    headers: Object.fromEntries(sent.map(([name, value]) => [name.toLowerCase(), value])),
    body: Buffer.from(body ?? ''),
  };
}

function authorizationOf({ authorization }: Vector): Authorization {
  const read = readAuthorization(authorization);
  if (read === null) throw new Error('The authorization of a vector cannot be read.');
  return read;
}

describe('a signature of the official signer', () => {
  it.each(VECTORS)('is understood and found right: $name', (vector) => {
    const request = requestOf(vector);
    const authorization = authorizationOf(vector);
    expect(canonicalRequest(request, authorization.signedHeaders)).toBe(vector.canonical_request);
    expect(headersProblem(request, authorization)).toBeNull();
    expect(isSignedWith(request, authorization, data.secret)).toBe(true);
    expect(isSignedWith(request, authorization, `${data.secret}x`)).toBe(false);
  });

  it.each(VECTORS)('is over the path as it is sent, percent codes and all: $name', (vector) => {
    const rawPath = vector.path.split('/').map(encodeURIComponent).join('/');
    expect(isSignedWith({ ...requestOf(vector), rawPath }, authorizationOf(vector), data.secret)).toBe(true);
  });

  const CHANGES: [what: string, change: (request: SignedRequest) => SignedRequest][] = [
    ['another method', (request) => ({ ...request, method: 'PATCH' })],
    ['another path', (request) => ({ ...request, rawPath: `${request.rawPath}x` })],
    ['another parameter', (request) => ({ ...request, query: [...request.query, ['limit', '9']] })],
    ['another body', (request) => ({ ...request, body: Buffer.concat([request.body, Buffer.from(' ')]) })],
    ['another host', (request) => ({ ...request, headers: { ...request.headers, host: 'other' } })],
    [
      'another time',
      (request) => ({ ...request, headers: { ...request.headers, 'x-sdk-date': '20240115T093001Z' } }),
    ],
  ];
  it.each(CHANGES)('does not hold for %s', (_, change) => {
    for (const vector of VECTORS)
      expect(isSignedWith(change(requestOf(vector)), authorizationOf(vector), data.secret)).toBe(false);
  });
});

it('has to cover what changes the meaning of a request', () => {
  const vector = VECTORS[0];
  if (vector === undefined) throw new Error('There are no vectors.');
  const request = requestOf(vector);
  const authorization = authorizationOf(vector);
  const added = { ...request, headers: { ...request.headers, 'x-domain-id': 'd' } };
  expect(headersProblem(added, authorization)).toBe('x-domain-id is not signed');
  const { host: _, ...fewer } = request.headers;
  expect(headersProblem({ ...request, headers: fewer }, authorization)).toBe(
    'host is signed but was not sent',
  );
  expect(_).toBe(vector.host);
});

it.each([
  ['20240115T093000Z', Date.UTC(2024, 0, 15, 9, 30)],
  ['2024-01-15T09:30:00Z', null],
  ['20241315T093000Z', null],
  ['', null],
])('reads the time of signing %s as %s', (date, at) => {
  expect(signedAt({ 'x-sdk-date': date })).toBe(at);
});
