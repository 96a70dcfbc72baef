import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodedPath, encodedQuery, type QueryPair } from './percent.ts';
import { signed, type SignableRequest } from './sign.ts';
import { access_key, secret_key, vectors } from './testing/signing-vectors.json' with { type: 'json' };

const KEYS = { accessKey: access_key, secretKey: secret_key };
const AT = Date.UTC(2024, 0, 15, 9, 30);

const segmentsOf = (path: string): string[] => path.split('/').slice(1);

test.each(vectors)('$name is signed as the provider does it, and sent as it is signed', (vector) => {
  const { method, host, path, headers, body, date } = vector;
  const query = vector.query as [string, string][];
  const at = Date.parse(date.replace(/(....)(..)(..)T(..)(..)/, '$1-$2-$3T$4:$5:'));
  const request = { method, host, path: segmentsOf(path), query };
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => typeof value === 'string'));
  const result = signed(
    { ...request, headers: given, body: body === null ? null : Buffer.from(body) },
    KEYS,
    at,
  );
  expect(result['Authorization']).toBe(vector.authorization);
  expect(result).toMatchObject({ Host: host, 'X-Sdk-Date': date });
  expect(decodeURIComponent(encodedPath(request.path))).toBe(path);
  expect(encodedQuery(query)).toBe(vector.request_uri.split('?')[1] ?? '');
});

test('a token of temporary keys is sent and signed', () => {
  const request = { method: 'GET', host: 'h', path: ['v3'], query: [], headers: {}, body: null };
  const { Authorization, ...headers } = signed(request, { ...KEYS, securityToken: 'temporary' }, AT);
  expect(headers['X-Security-Token']).toBe('temporary');
  expect(Authorization).toContain('SignedHeaders=host;x-sdk-date;x-security-token,');
});

/** What the provider's signer does as it should: it sorts by UTF-16 and reads its own address, so no more than that. */
const text = fc.string({ unit: fc.constantFrom(...'aZ09-_.~ +&=%/?*\'()!:@,;"<>|\\^`{}[]#äé通知ї') });
const name = fc.stringMatching(/^[a-z_]{1,8}$/).filter((key) => !(key in {}));
const segment = fc.stringMatching(/^[A-Za-z0-9._~-]{1,12}$/).filter((part) => !/^\.+$/.test(part));
const headers = fc.record(
  {
    'content-type': fc.constantFrom('application/json', 'application/json;charset=UTF-8'),
    'X-Project-Id': fc.stringMatching(/^[0-9a-f]{32}$/),
    'X-Domain-Id': fc.stringMatching(/^[0-9a-f]{32}$/),
  },
  { requiredKeys: ['content-type'] },
);

test('any request is signed as the provider’s own signer signs it', () => {
  fc.assert(
    fc.property(
      fc.record({
        method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
        host: fc.constantFrom('cts.eu-de.otc.t-systems.com', 'localhost:8443', '127.0.0.1:9'),
        path: fc.array(segment, { minLength: 1, maxLength: 5 }),
        query: fc.dictionary(name, fc.array(text, { minLength: 1, maxLength: 3 }), { maxKeys: 4 }),
        headers,
        body: fc.option(fc.dictionary(name, text, { minKeys: 1, maxKeys: 3 })),
        securityToken: fc.option(fc.stringMatching(/^[A-Za-z0-9+/=-]{1,40}$/), { nil: undefined }),
        at: fc.integer({ min: Date.UTC(2000), max: Date.UTC(2090) }),
      }),
      ({ query, body, securityToken, at, ...rest }) => {
        const pairs = Object.entries(query).flatMap(([key, values]) =>
          values.map((value): QueryPair => [key, value]),
        );
        const bytes = body === null ? null : Buffer.from(JSON.stringify(body));
        const keys = { ...KEYS, ...(securityToken === undefined ? {} : { securityToken }) };
        const ours = signed({ ...rest, query: pairs, body: bytes }, keys, at);
        expect(ours['Authorization']).toBe(
          official({ ...rest, query, body, securityToken }, ours['X-Sdk-Date'] ?? ''),
        );
      },
    ),
    { numRuns: 300 },
  );
});

interface OfficialRequest extends Pick<SignableRequest, 'method' | 'host' | 'path' | 'headers'> {
  query: Record<string, string[]>;
  body: Record<string, string> | null;
  securityToken: string | undefined;
}

function official(
  { method, host, path, headers, query, body, securityToken }: OfficialRequest,
  date: string,
): unknown {
  const sent = {
    ...headers,
    'X-Sdk-Date': date,
    ...(securityToken === undefined ? {} : { 'X-Security-Token': securityToken }),
  };
  const request = {
    ...{ method, endpoint: `https://${host}${encodedPath(path)}`, headers: sent },
    queryParams: structuredClone(query),
    ...(body === null ? {} : { data: body }),
  };
  const credential = { getAk: () => access_key, getSk: () => secret_key };
  const result: unknown = AKSKSigner.sign(request, credential as never);
  return (result as { Authorization: unknown }).Authorization;
}
