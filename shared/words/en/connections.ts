import type { SignInKind } from '../../model/cloud-profile.ts';
import type { CloudService, CloudSite } from '../../model/cloud-region.ts';
import { count, plural } from '../format.ts';

const language = 'en';

/** Profiles of the cloud, and what they sign in with. */
export const connections = {
  title: 'Connections',
  none: 'No connection to a cloud yet. Everything that is in a workspace works without one.',
  add: 'Add a connection',
  edit: 'Edit',
  remove: 'Remove',
  editOf: (name: string) => `Edit ${name}`,
  removeOf: (name: string) => `Remove ${name}`,
  readOnlyShort: 'read-only',
  mayWrite: 'may change the cloud',
  test: 'Test',
  testOf: (name: string) => `Test ${name}`,
  testing: 'Asking the cloud …',
  reached: 'Signed in and read a page of traces.',
  stored: 'Sign-in stored',
  notStored: 'Sign-in not stored',
  addTitle: 'Add a connection',
  editTitle: 'Edit the connection',
  name: 'Name',
  site: 'Cloud',
  sites: {
    international: 'Huawei Cloud, international',
    china: 'Huawei Cloud, China',
    europe: 'Huawei Cloud, Europe',
    otc: 'Open Telekom Cloud',
  } satisfies Record<CloudSite, string> as Record<CloudSite, string>,
  region: 'Region',
  regionWrong: 'Small letters, digits and hyphens, such as eu-west-101.',
  project: 'Project ID',
  domain: 'Account ID',
  domainHint: 'Needed for the checks of buckets and the list of resources only.',
  idWrong: 'Letters, digits, hyphens and underscores.',
  endpoints: 'Addresses of the services',
  endpointsUnknown:
    'No document names the empty ones for this region. Ask whoever runs the cloud; that of Cloud Trace Service is needed.',
  endpointWrong: 'An https address without a path.',
  services: {
    cts: 'Cloud Trace Service',
    iam: 'Identity (IAM)',
    smn: 'Notification (SMN)',
    functiongraph: 'FunctionGraph',
    kms: 'Keys (KMS)',
  } satisfies Record<CloudService, string> as Record<CloudService, string>,
  signIn: 'Sign in with',
  signInKinds: {
    keys: 'Access keys',
    password: 'User and password',
    token: 'Token',
  } satisfies Record<SignInKind, string> as Record<SignInKind, string>,
  accessKey: 'Access key ID (AK)',
  secretKey: 'Secret access key (SK)',
  securityToken: 'Security token',
  securityTokenHint: 'Of temporary keys only.',
  userName: 'User name',
  password: 'Password',
  domainName: 'Account name',
  token: 'Token',
  secretKept: 'What is stored is not shown. Leave the fields empty to keep it.',
  secretPartly: 'Fill in all fields of the sign-in, or none.',
  secretLocked:
    'Nothing can be stored now: open the secrets above first. The connection can be saved without.',
  readOnly: 'Read only: send nothing that changes the cloud',
  save: 'Save',
  askTitle: 'Remove the connection?',
  ask: (name: string) =>
    `${name} and what it signs in with are removed from this machine. Traces that were read with it stay in their workspaces.`,
  keep: 'Keep it',
};

/** A store under a passphrase, where there is none of the system. */
export const secretStore = {
  fileNew:
    'Keys and tokens are kept in an encrypted file of this machine. Choose its passphrase: it is asked for once each time Tracebell is started, and kept nowhere.',
  fileLocked: (value: number) =>
    `${count(language, value)} ${plural(value, 'secret is', 'secrets are')} kept in an encrypted file. They are opened with your passphrase.`,
  fileOpen: 'Keys and tokens are kept in an encrypted file, which is open until Tracebell ends.',
  passphrase: 'Passphrase',
  again: 'Passphrase again',
  atLeast: (least: number) => `At least ${count(language, least)} characters.`,
  differs: 'The two are not the same.',
  choose: 'Choose this passphrase',
  open: 'Open',
  forgotten: 'Forgotten?',
  askTitle: 'Remove all stored secrets?',
  ask: (value: number) =>
    `Without the passphrase nobody can read ${value === 1 ? 'the secret that is' : `the ${count(language, value)} secrets that are`} stored. They are removed, and you choose a new passphrase and enter them anew. Connections and workspaces stay.`,
  removeAll: 'Remove all secrets',
  keep: 'Remove nothing',
};
