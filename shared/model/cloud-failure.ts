import type { CloudService } from './cloud-region.ts';
import type { SignInKind } from './cloud-profile.ts';
import type { LostMember } from './cloud-write.ts';

/** What a service said when it refused; its code and message as they came, but for secrets. */
export interface ServiceAnswer {
  service: CloudService;
  /** The call by its name here, such as `traces.list`. */
  call: string;
  status: number;
  /** Null where the answer names none. */
  code: string | null;
  message: string;
}

/** The codes that the service's own reference lists, and one that only Terraform's provider tells of. */
export const KNOWN_CTS_CODES = [
  ...['CTS.0001', 'CTS.0002', 'CTS.0003', 'CTS.0004', 'CTS.0005', 'CTS.0013', 'CTS.0100'],
  ...[
    'CTS.0200',
    'CTS.0201',
    'CTS.0202',
    'CTS.0203',
    'CTS.0204',
    'CTS.0205',
    'CTS.0206',
    'CTS.0207',
    'CTS.0208',
  ],
  ...[
    'CTS.0209',
    'CTS.0210',
    'CTS.0211',
    'CTS.0212',
    'CTS.0213',
    'CTS.0214',
    'CTS.0215',
    'CTS.0216',
    'CTS.0217',
  ],
  ...[
    'CTS.0218',
    'CTS.0219',
    'CTS.0220',
    'CTS.0221',
    'CTS.0222',
    'CTS.0225',
    'CTS.0228',
    'CTS.0229',
    'CTS.0231',
  ],
  ...['CTS.0300', 'CTS.0400'],
] as const;
export type KnownCtsCode = (typeof KNOWN_CTS_CODES)[number];

/** What an answer means whose code is unknown, by its status. */
export const REFUSAL_KINDS = [
  'bad-request',
  'not-found',
  'conflict',
  'throttled',
  'unavailable',
  'internal',
  'other',
] as const;
export type RefusalKind = (typeof REFUSAL_KINDS)[number];

export const TLS_PROBLEMS = [
  'unknown-issuer',
  'self-signed',
  'expired',
  'not-yet-valid',
  'wrong-host',
  'revoked',
  'no-tls',
  'other',
] as const;
export type TlsProblem = (typeof TLS_PROBLEMS)[number];

export const NOT_SENT_REASONS = [
  'read-only',
  'unknown-call',
  'endpoint-not-https',
  'endpoint-malformed',
  'endpoint-unknown',
  'tracker-name-empty',
  'tracker-system',
  'identifier-malformed',
  'domain-empty',
  'header-malformed',
  'too-large',
  'long-number',
] as const;
export type NotSentReason = (typeof NOT_SENT_REASONS)[number];

/** Failures of the cloud and of the way to it, by code. */
export interface CloudFailureDetails {
  'cloud-unreachable': { host: string; problem: 'refused' | 'no-route' | 'reset' | 'other'; detail: string };
  'cloud-dns': { host: string };
  'cloud-timeout': { host: string; waitedFor: 'connection' | 'answer'; seconds: number };
  'cloud-tls': { host: string; problem: TlsProblem; detail: string };
  'cloud-proxy': {
    proxy: string;
    problem: 'unreachable' | 'dns' | 'sign-in' | 'refused' | 'malformed';
    status: number;
  };
  /** Positive where this machine's clock is ahead of the service's. */
  'cloud-clock': { host: string; differenceMs: number };
  'cloud-key': ServiceAnswer & { signIn: SignInKind };
  'cloud-permission': ServiceAnswer & { action: string | null; related: string[] };
  'cloud-project': { projectId: string; reachable: number };
  'cloud-refused': ServiceAnswer & { kind: RefusalKind };
  'cloud-answer': { host: string; call: string } & (
    | { problem: 'html' | 'not-json' | 'cut-off' | 'unexpected'; status: number }
    | { problem: 'redirect'; status: number; to: string }
    | { problem: 'too-large'; limitBytes: number }
  );
  'cloud-not-sent': { call: string; reason: NotSentReason };
  /** What was written is not as it was asked for when it is read again. */
  'cloud-write-lost': { call: string; name: string; members: LostMember[] };
  /** A notification that is to be changed is there no more. */
  'cloud-write-missing': { call: string; id: string };
  /** Live ones that are to be changed are not as they were when it was decided: nothing was sent. */
  'cloud-write-changed': { call: string; names: string[] };
  /** A write whose result could not be read; `wasAnswered` where the service said that it was done. */
  'cloud-write-unknown': { call: string; name: string; wasAnswered: boolean };
  'cloud-marker-stuck': { call: string; marker: string };
  'cloud-ca-unreadable': { problem: 'none' | 'damaged' };
  /** The file itself could not be read; the reason is the system's. */
  /** Filters that the service takes for management traces alone. */
  'read-not-for-data': { filters: string[] };
  'cloud-ca-file': { path: string; reason: string };
}
