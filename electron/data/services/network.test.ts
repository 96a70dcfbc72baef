import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { Failure } from '../../../shared/model/failure.ts';
import { DEFAULT_NETWORK_SETTINGS, type NetworkSettings } from '../../../shared/model/network-settings.ts';
import { makeCertificate } from '../sources/api/testing/certificate.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { networkOf, networkService } from './network.ts';

const settings = (part: Partial<NetworkSettings>): NetworkSettings => ({
  ...DEFAULT_NETWORK_SETTINGS,
  ...part,
});
const own = (part: Partial<NetworkSettings>): NetworkSettings => settings({ proxy: 'own', ...part });

async function listening(): Promise<number> {
  const server = net.createServer((socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe('the proxy of the settings', () => {
  test.each<[string, NetworkSettings, string | undefined, unknown]>([
    ['is that of the environment at first', settings({}), undefined, { from: 'environment' }],
    ['may be none', settings({ proxy: 'none' }), undefined, { from: 'none' }],
    [
      'is taken as it is',
      own({ proxyAddress: 'https://p:1', proxyExcept: '.x' }),
      'unused',
      { from: 'settings', url: 'https://p:1', except: '.x' },
    ],
    [
      'has a name and a password, whatever they are made of',
      own({ proxyAddress: 'p:1', proxyUser: 'a@b' }),
      'x:/?#ä',
      { from: 'settings', url: 'http://a%40b:x%3A%2F%3F%23%C3%A4@p:1', except: '' },
    ],
  ])('%s', (_, given, password, proxy) => {
    expect(networkOf(given, password, {}).proxy).toEqual(proxy);
  });
});

describe('certificates of one’s own', () => {
  const { cert } = makeCertificate({ name: 'Own' });
  const file = (name: string, content: string): string => {
    const path = join(tempFolder(), name);
    writeFileSync(path, content);
    return path;
  };

  test('come from the file of the settings, or from the one that the environment names', () => {
    const caFile = file('ca.pem', cert);
    expect(networkOf(settings({ caFile }), undefined, {}).caPem).toBe(cert);
    for (const name of ['SSL_CERT_FILE', 'NODE_EXTRA_CA_CERTS'])
      expect(networkOf(settings({}), undefined, { [name]: caFile }).caPem).toBe(cert);
    const other = { SSL_CERT_FILE: join(tempFolder(), 'nothing') };
    expect(networkOf(settings({ caFile }), undefined, other).caPem).toBe(cert);
    expect(networkOf(settings({}), undefined, {}).caPem).toBeNull();
  });

  test.each([
    ['is not there', 'ENOENT', (path: string) => path],
    ['is a folder', 'EISDIR', (path: string) => (mkdirSync(path), path)],
  ])('a file that %s is told with its path', (_, reason, make) => {
    const caFile = make(join(tempFolder(), 'ca.pem'));
    expect(() => networkOf(settings({ caFile }), undefined, {})).toThrow(
      expect.objectContaining({ code: 'cloud-ca-file', details: { path: caFile, reason } }),
    );
  });
});

test.skipIf(process.platform === 'win32')(
  'a file of authorities that is a pipe or a device is told and not opened',
  () => {
    const pipe = join(tempFolder(), 'ca.pem');
    execFileSync('mkfifo', [pipe]);
    for (const caFile of [pipe, '/dev/zero'])
      expect(() => networkOf(settings({ caFile }), undefined, {})).toThrow(
        expect.objectContaining({ code: 'cloud-ca-file', details: { path: caFile, reason: 'EINVAL' } }),
      );
  },
);

describe('a look at the way to the cloud', () => {
  const look = (given: NetworkSettings) =>
    networkService(() => given, {}).handlers['cloud.way']({ proxyPassword: 'planted' });

  test('counts certificates and finds the proxy', async () => {
    const path = join(tempFolder(), 'ca.pem');
    writeFileSync(path, `${makeCertificate().cert}\n${makeCertificate().cert}`);
    const port = await listening();
    const given = own({ proxyAddress: `http://127.0.0.1:${port}`, proxyUser: 'u', caFile: path });
    expect(await look(given)).toEqual({ certificates: 2, proxy: `127.0.0.1:${port}` });
    expect(await look(settings({ proxy: 'none' }))).toEqual({ certificates: null, proxy: null });
  });

  test('tells that the proxy does not answer, without its password, and that a file holds no certificate', async () => {
    const asked = Promise.resolve(look(own({ proxyAddress: 'http://127.0.0.1:1', proxyUser: 'u' })));
    const error: unknown = await asked.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({
      code: 'cloud-proxy',
      details: { proxy: '127.0.0.1:1', problem: 'unreachable' },
    });
    const path = join(tempFolder(), 'ca.pem');
    writeFileSync(path, 'nothing of the kind');
    const none = Promise.resolve(look(settings({ proxy: 'none', caFile: path })));
    await expect(none).rejects.toMatchObject({ code: 'cloud-ca-unreadable' });
  });
});
