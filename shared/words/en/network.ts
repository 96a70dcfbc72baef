import type { NetworkFound, ProxyChoice } from '../../model/network-settings.ts';
import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'en';

/** The way to the cloud on this machine. */
export const network = {
  title: 'Network',
  proxy: 'Proxy',
  proxies: {
    environment: 'As the system has it (HTTPS_PROXY)',
    none: 'None',
    own: 'This one',
  } satisfies Record<ProxyChoice, string> as Record<ProxyChoice, string>,
  address: 'Address',
  addressHint: 'Such as http://proxy.example:3128, without a name and a password.',
  addressWrong: 'A host with a port, such as http://proxy.example:3128, without a name and a password.',
  user: 'User name',
  userHint: 'Empty where the proxy asks for none.',
  password: 'Password',
  passwordKept: 'Stored; leave it empty to keep it.',
  passwordLocked: 'Open the store of secrets above to keep a password.',
  except: 'Not for',
  exceptHint: 'Hosts that are reached without it, such as .example.com, 10.0.0.1.',
  caFile: 'Own authorities',
  caFileHint:
    'Path of a PEM file with certificates to trust besides those known. Left empty, SSL_CERT_FILE or NODE_EXTRA_CA_CERTS names it.',
  save: 'Save',
  test: 'Test',
  testing: 'Looking …',
  found: ({ certificates, proxy }: NetworkFound) =>
    [
      proxy === null ? 'No proxy is gone through.' : `The proxy ${shown(proxy)} answers.`,
      certificates === null
        ? 'No certificates of your own.'
        : `${count(language, certificates)} ${plural(certificates, 'certificate', 'certificates')} of your own ${plural(certificates, 'is', 'are')} trusted.`,
    ].join(' '),
};
