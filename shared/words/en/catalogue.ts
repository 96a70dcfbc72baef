import type { AlibabaAlertKey } from '../../model/catalogue-alibaba.ts';
import type { IbmActionName } from '../../model/catalogue-ibm.ts';

export interface AlertWords {
  title: string;
  /** When the event comes. */
  trigger: string;
}

export interface CatalogueWords {
  alibabaAlerts: Record<AlibabaAlertKey, AlertWords>;
  ibmActions: Record<IbmActionName, string>;
}

/** What the operations and events of other providers are. */
export const catalogue: CatalogueWords = {
  alibabaAlerts: {
    'qps-near-limit': {
      title: 'QPS Approaching Limit',
      trigger: 'The requests per second of a KMS instance come to 90 % of what it is allowed.',
    },
    'key-deletion-scheduled': {
      title: 'Scheduled Key Deletion',
      trigger: 'Somebody sets a date for the deletion of a key.',
    },
    'key-deleted': { title: 'Key Deletion', trigger: 'A key is gone.' },
    'secret-deletion-scheduled': {
      title: 'Scheduled Secret Deletion',
      trigger: 'Somebody sets a date for the deletion of a secret.',
    },
    'secret-deleted': { title: 'Secret Deletion', trigger: 'A secret is gone.' },
    'secret-rotation-failed': {
      title: 'Failed Rotation of Managed Secrets',
      trigger: 'The rotation of a managed secret does not succeed.',
    },
    'secret-rotation-succeeded': {
      title: 'Successful Rotation of Managed Secrets',
      trigger: 'A managed secret has been rotated.',
    },
    'key-sync-failed': {
      title: 'Key Synchronization Failed',
      trigger: 'A key of a KMS instance could not be copied to another region.',
    },
    'key-sync-succeeded': {
      title: 'Key Synchronization Succeeded',
      trigger: 'A key of a KMS instance has been copied to another region.',
    },
    'client-key-expiring': {
      title: 'Client Key Expiration Notification',
      trigger: 'A client key has 180, 90, 30 or 7 days left.',
    },
  },
  ibmActions: {
    'kms.secrets.create': 'Create or import a key',
    'kms.secrets.default': 'A request about keys that is not valid',
    'kms.secrets.delete': 'Delete a key',
    'kms.secrets.disable': 'Suspend a key: what it protects cannot be opened',
    'kms.secrets.enable': 'Put a suspended key back to work',
    'kms.secrets.expire': 'A key reaches its expiry date',
    'kms.secrets.head': 'Count the keys',
    'kms.secrets.list': 'List keys',
    'kms.secrets.wrap': 'Encrypt a data key with a root key',
    'kms.secrets.patch': 'Change the attributes of a key',
    'kms.secrets.purge': 'Erase a deleted key for good',
    'kms.secrets.read': 'Read a key by its id',
    'kms.secrets.restore': 'Bring a deleted key back',
    'kms.secrets.rewrap': 'Encrypt a data key anew with the latest root key',
    'kms.secrets.rotate': 'Give a root key new material',
    'kms.secrets.setkeyfordeletion': 'Allow the deletion of a key (first of two people)',
    'kms.secrets.unsetkeyfordeletion': 'Take back the permission to delete a key',
    'kms.secrets.unwrap': 'Decrypt a data key with a root key',
    'kms.secrets.ack-delete': 'A service confirms that it has noted the deletion of a key',
    'kms.secrets.ack-restore': 'A service confirms that it has noted the return of a key',
    'kms.secrets.ack-rotate': 'A service confirms that it has noted the rotation of a key',
    'kms.secrets.ack-enable': 'A service confirms that it has noted that a key works again',
    'kms.secrets.ack-disable': 'A service confirms that it has noted the suspension of a key',
    'kms.secrets.endtoenddelete': 'Follow the deletion of a key through all services that use it',
    'kms.secrets-alias.create': 'Give a key an alias',
    'kms.secrets-alias.delete': 'Remove an alias of a key',
    'kms.secrets-alias.request': 'A request about aliases that is not valid',
    'kms.secrets-event.ack': 'A service confirms an event in the life of a key',
    'kms.secrets-key-versions.list': 'List the versions of a key',
    'kms.secrets-metadata.read': 'Read what is known about a key, without its material',
    'kms.key-rings.create': 'Create a key ring',
    'kms.key-rings.delete': 'Delete a key ring',
    'kms.key-rings.list': 'List key rings',
    'kms.key-rings.request': 'A request about key rings that is not valid',
    'kms.policies.read': 'Read the policies of a key',
    'kms.policies.write': 'Set the policies of a key',
    'kms.policies.default': 'A request about key policies that is not valid',
    'kms.instance-policies.read': 'Read the policies of the instance',
    'kms.instance-policies.write': 'Set the policies of the instance',
    'kms.instance-policies.request': 'A request about instance policies that is not valid',
    'kms.import-token.create': 'Create a token for importing keys',
    'kms.import-token.read': 'Fetch a token for importing keys',
    'kms.import-token.request': 'A request about import tokens that is not valid',
    'kms.registrations.list': 'List which resources a key protects',
    'kms.registrations.default': 'A request about registrations that is not valid',
    'kms.registrations.delete': 'Remove the record that a resource is protected by a key',
    'kms.registrations.create': 'Record that a resource is protected by a key',
    'kms.registrations.write': 'Replace the record of a protected resource',
    'kms.registrations.merge': 'Update the record of a protected resource',
    'kms.registrations.listforkey': 'List which resources one key protects (former name)',
    'kms.kmip-management.create': 'Create a KMIP adapter or client certificate',
    'kms.kmip-management.delete': 'Delete a KMIP adapter, certificate or object',
    'kms.kmip-management.list': 'List KMIP adapters, certificates or objects',
    'kms.kmip-management.read': 'Read a KMIP adapter, certificate or object',
    'kms.kmip-management.default': 'A request to manage KMIP that is not valid',
    'kms.kmip.create': 'Create an object over KMIP',
    'kms.kmip.get': 'Fetch an object over KMIP',
    'kms.kmip.activate': 'Activate an object over KMIP',
    'kms.kmip.revoke': 'Revoke an object over KMIP',
    'kms.kmip.destroy': 'Destroy an object over KMIP',
    'kms.kmip.locate': 'Search for objects over KMIP',
    'kms.kmip.default': 'A KMIP request that is not valid',
    'kms.governance-config.read': 'Read the governance settings',
    'kms.instance-allowed-ip-port.read': 'Read the port for addresses the instance allows',
    'kms.instance-ip-allowlist-port.read': 'Read the port of the instance’s address allowlist',
  },
};
