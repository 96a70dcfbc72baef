import { readFileSync, statSync } from 'node:fs';
import net from 'node:net';
import type { Handlers } from '../../../shared/ipc/contract.ts';
import type { CloudNetwork } from '../../../shared/model/cloud-network.ts';
import { Failure } from '../../../shared/model/failure.ts';
import type { NetworkFound, NetworkSettings } from '../../../shared/model/network-settings.ts';
import { certificatesOf } from '../sources/api/agents.ts';
import { proxyFor } from '../sources/api/proxy.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Some hundred certificates; a file that is larger is another file. */
const MOST_CA_BYTES = 8 * 1024 * 1024;
const PROXY_WITHIN_MS = 10_000;
/** Some host that no exception is likely to name. */
const ANYWHERE = new URL('https://myhuaweicloud.com');

/** The way to the cloud as the settings have it. Throws where a file of certificates cannot be read. */
export function networkOf(
  settings: NetworkSettings,
  proxyPassword: string | undefined,
  environment: Environment,
): CloudNetwork {
  return { proxy: proxyOf(settings, proxyPassword), caPem: authoritiesOf(settings, environment) };
}

function proxyOf(
  { proxy, proxyAddress, proxyUser, proxyExcept: except }: NetworkSettings,
  password = '',
): CloudNetwork['proxy'] {
  if (proxy !== 'own') return { from: proxy };
  if (proxyUser === '') return { from: 'settings', url: proxyAddress, except };
  const at = /^[a-z]+:\/\//i.exec(proxyAddress)?.[0] ?? 'http://';
  const host = proxyAddress.slice(proxyAddress.startsWith(at) ? at.length : 0);
  const who = `${encodeURIComponent(proxyUser)}:${encodeURIComponent(password)}`;
  return { from: 'settings', url: `${at}${who}@${host}`, except };
}

function authoritiesOf({ caFile }: NetworkSettings, environment: Environment): string | null {
  const path = caFile || environment['SSL_CERT_FILE'] || environment['NODE_EXTRA_CA_CERTS'] || '';
  if (path === '') return null;
  try {
    const found = statSync(path);
    if (found.isDirectory()) throw new Failure('cloud-ca-file', { path, reason: 'EISDIR' });
    // A pipe would keep everybody waiting for its other end, a device has none.
    if (!found.isFile()) throw new Failure('cloud-ca-file', { path, reason: 'EINVAL' });
    if (found.size > MOST_CA_BYTES) throw new Failure('cloud-ca-file', { path, reason: 'EFBIG' });
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new Failure('cloud-ca-file', { path, reason: code ?? 'EIO' });
  }
}

/** Looks at the way to the cloud as far as it goes without an account. */
export function networkService(
  settings: () => NetworkSettings,
  environment: Environment,
): { handlers: Handlers<'cloud.way'> } {
  return {
    handlers: {
      'cloud.way': async ({ proxyPassword }): Promise<NetworkFound> => {
        const network = networkOf(settings(), proxyPassword, environment);
        const certificates = network.caPem === null ? null : certificatesOf(network.caPem).length;
        const proxy = proxyFor(ANYWHERE, network, environment);
        if (proxy !== null) await answers(proxy);
        return { certificates, proxy: proxy?.host ?? null };
      },
    },
  };
}

/** Whether somebody listens there; what it lets through shows in the test of a connection. */
function answers({ hostname, host: proxy, port, protocol }: URL): Promise<void> {
  return new Promise((resolve, reject) => {
    const usual = protocol === 'https:' ? 443 : 80;
    const socket = net.connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || usual) });
    socket.setTimeout(PROXY_WITHIN_MS);
    const end = (problem: 'dns' | 'unreachable' | null): void => {
      socket.destroy();
      if (problem === null) resolve();
      else reject(new Failure('cloud-proxy', { proxy, problem, status: 0 }));
    };
    socket.once('connect', () => end(null));
    socket.once('timeout', () => end('unreachable'));
    socket.on('error', ({ code }: NodeJS.ErrnoException) =>
      end(code === 'ENOTFOUND' || code === 'EAI_AGAIN' ? 'dns' : 'unreachable'),
    );
  });
}
