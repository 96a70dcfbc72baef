import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** What a server shows, and what a client has to trust for it; all in PEM. */
export interface ServerCertificate {
  key: string;
  cert: string;
  /** The authority that signed it, or itself where it signed itself. */
  authority: string;
}

export type CertificateFlaw = 'none' | 'self-signed' | 'expired' | 'other-host';

const DAY_MS = 86_400_000;

/** Made anew each time: a certificate in a file would have to be renewed, and its key would lie open. */
export function certificateFor(flaw: CertificateFlaw, now: number): ServerCertificate {
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const fromAt = now - 30 * DAY_MS;
  const toAt = flaw === 'expired' ? now - DAY_MS : now + 365 * DAY_MS;
  const name = 'Simulated cloud';
  const hosts = flaw === 'other-host' ? OTHER_HOST : LOOPBACK;
  const subject = { name, publicKey: server.publicKey, fromAt, toAt, extensions: [hosts] };
  if (flaw === 'self-signed') {
    const cert = certificate(subject, { name, key: server.privateKey });
    return { key, cert, authority: cert };
  }
  const root = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = { name: 'Simulated authority', key: root.privateKey };
  const authority = certificate(
    {
      name: issuer.name,
      publicKey: root.publicKey,
      fromAt,
      toAt: now + 365 * DAY_MS,
      extensions: [AUTHORITY],
    },
    issuer,
  );
  return { key, cert: certificate(subject, issuer), authority };
}

interface Subject {
  name: string;
  publicKey: KeyObject;
  fromAt: number;
  toAt: number;
  extensions: Buffer[];
}

// X.509 in DER: a tag, a length and a value, nested.
const der = (tag: number, ...values: Buffer[]): Buffer => {
  const value = Buffer.concat(values);
  const { length } = value;
  const head = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...head]), value]);
};
const sequence = (...values: Buffer[]): Buffer => der(0x30, ...values);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const text = (value: string): Buffer => der(0x0c, Buffer.from(value));
const integer = (hex: string): Buffer => der(0x02, Buffer.from(hex, 'hex'));

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'));
const TRUE = der(0x01, Buffer.from([0xff]));
const extension = (id: string, value: Buffer, critical = false): Buffer =>
  sequence(oid(id), ...(critical ? [TRUE] : []), der(0x04, value));

/** basicConstraints: may sign others. */
const AUTHORITY = extension('551d13', sequence(TRUE), true);
/** subjectAltName: names, then addresses. */
const LOOPBACK = extension(
  '551d11',
  sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1]))),
);
const OTHER_HOST = extension('551d11', sequence(der(0x82, Buffer.from('elsewhere.invalid'))));

function certificate(subject: Subject, issuer: { name: string; key: KeyObject }): string {
  const { name, publicKey, fromAt, toAt, extensions } = subject;
  const content = sequence(
    der(0xa0, integer('02')),
    integer(`01${Math.floor(fromAt).toString(16).padStart(12, '0')}`),
    ECDSA_WITH_SHA256,
    distinguishedName(issuer.name),
    sequence(time(fromAt), time(toAt)),
    distinguishedName(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', content, issuer.key);
  const whole = sequence(content, ECDSA_WITH_SHA256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

const distinguishedName = (name: string): Buffer => sequence(der(0x31, sequence(oid('550403'), text(name))));

/** GeneralizedTime, to the second. */
const time = (at: number): Buffer =>
  der(0x18, Buffer.from(`${new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '')}`));
