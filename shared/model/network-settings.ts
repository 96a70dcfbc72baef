export const PROXY_CHOICES = ['environment', 'none', 'own'] as const;
export type ProxyChoice = (typeof PROXY_CHOICES)[number];

/** The way to the cloud on this machine. The password of the proxy lies with the secrets. */
export interface NetworkSettings {
  proxy: ProxyChoice;
  /** Of one's own proxy: `http://proxy.example:3128`. */
  proxyAddress: string;
  /** Empty where it asks for none. */
  proxyUser: string;
  /** Hosts that are reached without it, as in NO_PROXY. */
  proxyExcept: string;
  /** A file of certificates in PEM that are trusted besides those known; empty for none. */
  caFile: string;
}

export const DEFAULT_NETWORK_SETTINGS: NetworkSettings = {
  ...{ proxy: 'environment', proxyAddress: '', proxyUser: '', proxyExcept: '', caFile: '' },
};

export const NETWORK_LIMITS = { address: 300, user: 200, except: 2000, file: 4096, password: 500 } as const;

/** The name under which the proxy's password is kept. */
export const PROXY_SECRET = 'network/proxy-password';

/** A host name, an IPv4 address or an IPv6 address in brackets, with a port or none. */
const ADDRESS = /^(?:https?:\/\/)?(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?\/?$/i;

/** Without a name and a password in it: they would lie open among the settings. */
export const isProxyAddress = (text: string): boolean =>
  text.length <= NETWORK_LIMITS.address && ADDRESS.test(text);

/** What a look at the way to the cloud found. */
export interface NetworkFound {
  /** How many certificates of one's own are trusted; null where no file is named. */
  certificates: number | null;
  /** The proxy that answered; null where none is gone through. */
  proxy: string | null;
}
