import type { SignInKind } from '../../../../shared/model/cloud-profile.ts';
import type { AccessKeys } from './sign.ts';

export interface Password {
  userName: string;
  password: string;
  /** The account's name. */
  domainName: string;
}

/** What proves who somebody is. Lives in memory alone. */
export type Credentials =
  | ({ kind: Extract<SignInKind, 'keys'> } & AccessKeys)
  | ({ kind: Extract<SignInKind, 'password'> } & Password)
  | { kind: Extract<SignInKind, 'token'>; token: string };

export function secretsOf(credentials: Credentials): string[] {
  switch (credentials.kind) {
    case 'keys':
      return [credentials.secretKey, credentials.securityToken ?? ''];
    case 'password':
      return [credentials.password];
    case 'token':
      return [credentials.token];
  }
}
