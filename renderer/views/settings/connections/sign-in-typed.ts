import type { SignInKind } from '../../../../shared/model/cloud-profile.ts';
import type { SignInSecret } from '../../../../shared/model/connection.ts';

/** What stands in the fields of a sign-in. */
export interface SignInTyped {
  accessKey: string;
  secretKey: string;
  securityToken: string;
  userName: string;
  password: string;
  domainName: string;
  token: string;
}

export const NO_SIGN_IN: SignInTyped = {
  accessKey: '',
  secretKey: '',
  securityToken: '',
  userName: '',
  password: '',
  domainName: '',
  token: '',
};

/** The secret that was typed; null where nothing was. Pasted keys bring spaces and line ends along; a password may begin with one. */
export function secretTyped(kind: SignInKind, typed: SignInTyped): SignInSecret | 'partly' | null {
  const accessKey = typed.accessKey.trim();
  const secretKey = typed.secretKey.trim();
  const securityToken = typed.securityToken.trim();
  const userName = typed.userName.trim();
  const domainName = typed.domainName.trim();
  const { password } = typed;
  const token = typed.token.trim();
  switch (kind) {
    case 'keys':
      if (accessKey + secretKey + securityToken === '') return null;
      if (accessKey === '' || secretKey === '') return 'partly';
      return { kind, accessKey, secretKey, ...(securityToken === '' ? {} : { securityToken }) };
    case 'password':
      if (userName + domainName + password === '') return null;
      if (userName === '' || domainName === '' || password === '') return 'partly';
      return { kind, userName, password, domainName };
    case 'token':
      return token === '' ? null : { kind, token };
  }
}
