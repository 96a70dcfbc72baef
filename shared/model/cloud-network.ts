/** How the way to the cloud is taken on this machine. */
export interface CloudNetwork {
  /** From the environment (HTTPS_PROXY, NO_PROXY), none at all, or this one. */
  proxy: { from: 'environment' } | { from: 'none' } | { from: 'settings'; url: string; except: string };
  /** Certificates trusted besides those known anyway, as PEM; null for none. */
  caPem: string | null;
}

export const DEFAULT_NETWORK: CloudNetwork = { proxy: { from: 'environment' }, caPem: null };
