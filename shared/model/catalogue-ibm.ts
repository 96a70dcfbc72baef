import type { CatalogueEntry } from './catalogue.ts';

/**
 * Actions of Key Protect by what they act on, each with the severity its success bears where one is given. The list is
 * not closed: archives hold what is not in it. An event's own severity counts, never this one.
 */
const ACTIONS = {
  secrets: {
    create: 'normal',
    default: null,
    delete: 'critical',
    disable: 'warning',
    enable: 'warning',
    expire: null,
    head: 'normal',
    list: 'normal',
    wrap: 'normal',
    patch: null,
    purge: null,
    read: 'normal',
    restore: 'warning',
    rewrap: 'normal',
    rotate: 'warning',
    setkeyfordeletion: 'warning',
    unsetkeyfordeletion: 'warning',
    unwrap: 'normal',
    'ack-delete': 'normal',
    'ack-restore': 'normal',
    'ack-rotate': 'normal',
    'ack-enable': 'normal',
    'ack-disable': 'normal',
    endtoenddelete: null,
  },
  'secrets-alias': { create: null, delete: null, request: null },
  'secrets-event': { ack: 'normal' },
  'secrets-key-versions': { list: 'normal' },
  'secrets-metadata': { read: 'normal' },
  'key-rings': { create: null, delete: null, list: null, request: null },
  policies: { read: 'normal', write: 'warning', default: null },
  'instance-policies': { read: 'normal', write: 'warning', request: null },
  'import-token': { create: 'normal', read: 'normal', request: null },
  registrations: {
    list: 'normal',
    default: null,
    delete: 'critical',
    create: 'normal',
    write: 'normal',
    merge: 'normal',
    listforkey: null,
  },
  'kmip-management': { create: null, delete: null, list: null, read: null, default: null },
  kmip: { create: null, get: null, activate: null, revoke: null, destroy: null, locate: null, default: null },
  'governance-config': { read: null },
  'instance-allowed-ip-port': { read: null },
  'instance-ip-allowlist-port': { read: null },
} as const satisfies Record<string, Record<string, 'normal' | 'warning' | 'critical' | null>>;

type Actions = typeof ACTIONS;
export type IbmActionName = {
  [Type in keyof Actions]: `kms.${Type}.${Extract<keyof Actions[Type], string>}`;
}[keyof Actions];

/** Names until August 2022; archives hold both spellings. */
const FORMER_NAMES: Partial<Record<IbmActionName, string>> = {
  'kms.governance-config.read': 'kms.governance.configread',
  'kms.import-token.create': 'kms.importtoken.create',
  'kms.import-token.read': 'kms.importtoken.read',
  'kms.import-token.request': 'kms.importtoken.default',
  'kms.instance-allowed-ip-port.read': 'kms.instance.readallowedipport',
  'kms.instance-ip-allowlist-port.read': 'kms.instance.readipwhitelistport',
  'kms.instance-policies.write': 'kms.instancepolicies.write',
  'kms.instance-policies.read': 'kms.instancepolicies.read',
  'kms.instance-policies.request': 'kms.instancepolicies.default',
  'kms.key-rings.create': 'kms.keyrings.create',
  'kms.key-rings.delete': 'kms.keyrings.delete',
  'kms.key-rings.list': 'kms.keyrings.list',
  'kms.key-rings.request': 'kms.keyrings.default',
  'kms.secrets-alias.request': 'kms.secrets.defaultalias',
  'kms.secrets-alias.create': 'kms.secrets.createalias',
  'kms.secrets-alias.delete': 'kms.secrets.deletealias',
  'kms.secrets-event.ack': 'kms.secrets.eventack',
  'kms.secrets-key-versions.list': 'kms.secrets.listkeyversions',
  'kms.secrets-metadata.read': 'kms.secrets.readmetadata',
};

export const IBM_CATALOGUE: readonly CatalogueEntry[] = Object.entries(ACTIONS).flatMap(([type, verbs]) =>
  Object.entries(verbs).map(([verb, severity]) => {
    const name = `kms.${type}.${verb}` as IbmActionName;
    const former = FORMER_NAMES[name];
    return {
      provider: 'ibm' as const,
      key: name,
      trace_name: name,
      formerly: former === undefined ? [] : [former],
      service_type: 'KMS',
      resource_type: type,
      severity,
    };
  }),
);
