import { CLOUD_SERVICES, type Endpoints } from './cloud-region.ts';
import type { FailureWire } from './failure.ts';
import type { CloudProfile, SignInKind } from './cloud-profile.ts';

/** A profile with what stays when it gets another name. */
export interface Connection {
  id: string;
  profile: CloudProfile;
}

/** What is secret of a profile, as it is kept: JSON under the secret's name. */
export type SignInSecret =
  | {
      kind: Extract<SignInKind, 'keys'>;
      accessKey: string;
      secretKey: string;
      /** Belongs to temporary keys. */
      securityToken?: string;
    }
  | { kind: Extract<SignInKind, 'password'>; userName: string; password: string; domainName: string }
  | { kind: Extract<SignInKind, 'token'>; token: string };

/** What a test of a connection found. */
export interface CloudReached {
  /** How far this machine's clock is ahead of the service's; null where it did not tell its own. */
  clockDifferenceMs: number | null;
  /** What else of a sync may not be read with this sign-in. */
  missing: FailureWire[];
}

export const PROFILE_LIMITS = { name: 64, region: 64, id: 64, endpoint: 200, profiles: 100 } as const;

/** The name of a profile's secret of one kind: another way to sign in does not find the old one's. */
export const secretName = (id: string, kind: SignInKind): string => `profile/${id}/${kind}`;

/** Host names take the region in. */
export const isRegion = (text: string): boolean =>
  text.length <= PROFILE_LIMITS.region && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);

/** Of projects and accounts, as the service writes them. */
export const isCloudId = (text: string): boolean =>
  text.length <= PROFILE_LIMITS.id && /^[A-Za-z0-9_-]+$/.test(text);

/** A host name, an IPv4 address or an IPv6 address in brackets, with a port or none. */
const ADDRESS = /^(https?):\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?\/?$/i;
const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** An address without a path; nothing but https, or http on this very machine. */
export function isEndpoint(text: string): boolean {
  const [, scheme = '', host = ''] = text.length <= PROFILE_LIMITS.endpoint ? (ADDRESS.exec(text) ?? []) : [];
  return scheme.toLowerCase() === 'https' || LOOPBACK.has(host.toLowerCase());
}

/** Only what differs from what the region says. */
export function endpointChanges(typed: Endpoints, usual: Endpoints): Partial<Endpoints> {
  const changed = CLOUD_SERVICES.filter((service) => plain(typed[service]) !== usual[service]);
  return Object.fromEntries(changed.map((service) => [service, plain(typed[service])]));
}

const plain = (address: string): string => address.trim().replace(/\/$/, '');
