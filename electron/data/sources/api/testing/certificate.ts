import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** Certificates for tests, made as they run: no tool is needed, and none can expire in the repository. */
export interface TestCertificate {
  cert: string;
  key: string;
}

export interface Authority extends TestCertificate {
  name: string;
  privateKey: KeyObject;
}

interface Wanted {
  /** Addresses or names that it is for. */
  hosts?: string[];
  from?: number;
  until?: number;
  issuer?: Authority;
  name?: string;
}

const DAY_MS = 24 * 3_600_000;

/** Issued by the authority given, or by itself. */
export function makeCertificate(wanted: Wanted = {}): Authority {
  const { hosts = ['127.0.0.1'], issuer, name = 'Test' } = wanted;
  const { from = Date.now() - DAY_MS, until = Date.now() + DAY_MS } = wanted;
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const body = sequence(
    der(0xa0, integer(2)),
    integer(Math.floor(Math.random() * 1e9) + 1),
    ECDSA_SHA256,
    commonName(issuer?.name ?? name),
    sequence(time(from), time(until)),
    commonName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      0xa3,
      sequence(extension([2, 5, 29, 19], sequence(der(0x01, Buffer.of(0xff)))), alternativeNames(hosts)),
    ),
  );
  const signature = sign('sha256', body, issuer?.privateKey ?? privateKey);
  const whole = sequence(body, ECDSA_SHA256, der(0x03, Buffer.of(0), signature));
  return {
    ...{ name, privateKey, cert: pem('CERTIFICATE', whole) },
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}
const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
/** Not negative, so that it never begins with a set bit; nor with more zeros than that takes. */
function integer(value: number): Buffer {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return der(0x02, ...((bytes[0] ?? 0) > 127 ? [Buffer.of(0)] : []), bytes);
}
const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text));
const time = (at: number): Buffer =>
  der(0x18, Buffer.from(`${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`));

function objectId(parts: number[]): Buffer {
  const [first = 0, second = 0, ...rest] = parts;
  const bytes = rest.flatMap((part) => {
    const groups = [part & 127];
    for (let left = part >> 7; left > 0; left >>= 7) groups.unshift((left & 127) | 128);
    return groups;
  });
  return der(0x06, Buffer.of(first * 40 + second, ...bytes));
}

const ECDSA_SHA256 = sequence(objectId([1, 2, 840, 10045, 4, 3, 2]));
const commonName = (name: string): Buffer =>
  sequence(der(0x31, sequence(objectId([2, 5, 4, 3]), utf8(name))));
const extension = (id: number[], value: Buffer): Buffer => sequence(objectId(id), der(0x04, value));

const alternativeNames = (hosts: string[]): Buffer =>
  extension(
    [2, 5, 29, 17],
    sequence(
      ...hosts.map((host) =>
        /^[\d.]+$/.test(host)
          ? der(0x87, Buffer.from(host.split('.').map(Number)))
          : der(0x82, Buffer.from(host)),
      ),
    ),
  );

const pem = (kind: string, bytes: Buffer): string =>
  `-----BEGIN ${kind}-----\n${bytes.toString('base64').replaceAll(/(.{64})/g, '$1\n')}\n-----END ${kind}-----\n`;
