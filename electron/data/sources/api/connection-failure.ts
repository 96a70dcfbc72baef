import { Failure } from '../../../../shared/model/failure.ts';
import type { TlsProblem } from '../../../../shared/model/cloud-failure.ts';

export interface Way {
  host: string;
  proxy: string | null;
}

const TLS_CODES: Readonly<Record<string, TlsProblem>> = {
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  CERT_REVOKED: 'revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-host',
};
const DNS_CODES = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NONAME', 'EAI_NODATA']);
const NO_ROUTE_CODES = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL']);
const RESET_CODES = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);

/**
 * Why there was no answer. Only codes are taken over: the message of an error may hold an address with its password,
 * and its members whole requests.
 */
export function connectionFailure(error: unknown, { host, proxy }: Way): Failure {
  const code = codeOf(error);
  if (proxy !== null) {
    const proxyProblem = problemOfProxy(error, code);
    if (proxyProblem !== undefined) return new Failure('cloud-proxy', { proxy, ...proxyProblem });
  }
  if (DNS_CODES.has(code)) return new Failure('cloud-dns', { host });
  const tlsProblem = problemOfTls(error, code);
  if (tlsProblem !== undefined) return new Failure('cloud-tls', { host, problem: tlsProblem, detail: code });
  const problem =
    code === 'ECONNREFUSED'
      ? 'refused'
      : NO_ROUTE_CODES.has(code)
        ? 'no-route'
        : RESET_CODES.has(code)
          ? 'reset'
          : 'other';
  return new Failure('cloud-unreachable', { host, problem, detail: code });
}

/** What answers without TLS has no code of its own: only the message tells. */
function problemOfTls(error: unknown, code: string): TlsProblem | undefined {
  const known = TLS_CODES[code];
  if (known !== undefined || !/^(ERR_SSL_|ERR_TLS_|CERT_|EPROTO)|CERT/.test(code)) return known;
  const { message = '' } = error as { message?: string };
  return /wrong version number|packet length too long/i.test(message) ? 'no-tls' : 'other';
}

/** Beyond an open tunnel everything is the service's: the proxy alone is looked up and connected to. */
function problemOfProxy(
  error: unknown,
  code: string,
): { problem: 'unreachable' | 'dns' | 'sign-in' | 'refused'; status: number } | undefined {
  if (DNS_CODES.has(code)) return { problem: 'dns', status: 0 };
  if (code === 'ECONNREFUSED' || NO_ROUTE_CODES.has(code)) return { problem: 'unreachable', status: 0 };
  if (code !== 'ERR_PROXY_TUNNEL') return undefined;
  const status = Number((error as { statusCode?: unknown }).statusCode) || 0;
  return { problem: status === 407 ? 'sign-in' : 'refused', status };
}

/** Where every address of a host was tried in vain, the first tells. */
function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: unknown };
  if (typeof code === 'string') return code;
  return Array.isArray(errors) && errors.length > 0 ? codeOf(errors[0]) : 'UNKNOWN';
}
