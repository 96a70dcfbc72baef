import type { Configuration } from 'electron-builder';

/** What the environment lets be signed, and what to say of the rest. The builder itself reads the keys. */
export interface Signing {
  mac: Partial<NonNullable<Configuration['mac']>>;
  said: string[];
}

/** Complete in any one of these ways. */
const NOTARISATION = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
] as const;

export function signingBy(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Signing {
  if (platform === 'win32') return windows(env);
  if (platform === 'darwin') return mac(env);
  return {
    mac: {},
    said: ['Linux packages carry no signature of their own: sign SHA256SUMS where they are published.'],
  };
}

function windows(env: NodeJS.ProcessEnv): Signing {
  const isSet = Boolean(env['WIN_CSC_LINK'] || env['CSC_LINK']);
  return {
    mac: {},
    said: isSet ? [] : ['Not signed: neither WIN_CSC_LINK nor CSC_LINK names a certificate.'],
  };
}

function mac(env: NodeJS.ProcessEnv): Signing {
  const isSigned = Boolean(env['CSC_LINK'] || env['CSC_NAME']);
  if (!isSigned)
    return {
      // Left to itself the builder would take whichever certificate lies in the keychain.
      mac: { identity: null, notarize: false },
      said: ['Not signed and not notarised: neither CSC_LINK nor CSC_NAME names a certificate.'],
    };
  const isNotarised = NOTARISATION.some((names) => names.every((name) => Boolean(env[name])));
  const ways = NOTARISATION.map((names) => names.join(', ')).join('; or ');
  return {
    mac: { notarize: isNotarised },
    said: isNotarised ? [] : [`Signed, not notarised: that takes ${ways}.`],
  };
}
