import type { BodyKind } from './bodies.ts';
import type { ResourceKind } from './resources.ts';

/** An operation of a service, as its traces name it. */
export interface Operation {
  service: string;
  type: string;
  name: string;
  on: ResourceKind;
  body: BodyKind;
  api: string | null;
  /** How long its result takes, where that is a second trace: between these. */
  resultMs?: readonly [number, number];
  readOnly?: true;
  global?: true;
}

const MINUTE_MS = 60_000;
const soon = [0.5 * MINUTE_MS, 3 * MINUTE_MS] as const;
const slow = [4 * MINUTE_MS, 14 * MINUTE_MS] as const;

const ecs = { service: 'ECS', type: 'ecs', on: 'server', api: 'v1' } as const;
const evs = { service: 'EVS', type: 'evs', on: 'volume', api: 'v2' } as const;
const rule = { service: 'VPC', type: 'security-group-rules', on: 'rule', body: 'rule', api: 'v1.0' } as const;
const kms = { service: 'KMS', type: 'CMK', on: 'key', body: 'key', api: 'v1.0' } as const;
const obs = { service: 'OBS', type: 'bucket', on: 'bucket', body: 'bucket', api: null } as const;
const iam = { service: 'IAM', on: 'user', body: 'member', api: 'v3', global: true } as const;
const rds = { service: 'RDS', on: 'database', body: 'member', api: 'v3' } as const;
const cce = { service: 'CCE', on: 'cluster', body: 'workload', api: 'v3' } as const;
const cts = { service: 'CTS', on: 'notification', body: 'notification', api: 'v3' } as const;

export const OPERATIONS = {
  createServer: { ...ecs, name: 'createServer', body: 'server', resultMs: soon },
  deleteServer: { ...ecs, name: 'deleteServer', body: 'server', resultMs: soon },
  rebootServer: { ...ecs, name: 'rebootServer', body: 'action', resultMs: soon },
  stopServer: { ...ecs, name: 'stopServer', body: 'action' },
  startServer: { ...ecs, name: 'startServer', body: 'action' },
  createVolume: { ...evs, name: 'createVolume', body: 'volume', resultMs: soon },
  extendVolume: { ...evs, name: 'extendVolume', body: 'volume', resultMs: soon },
  deleteVolume: { ...evs, name: 'deleteVolume', body: 'volume' },
  createRule: { ...rule, name: 'createSecurity-group-rule' },
  deleteRule: { ...rule, name: 'deleteSecurity-group-rule' },
  modifySubnet: {
    service: 'VPC',
    type: 'subnet',
    name: 'modifySubnet',
    on: 'subnet',
    body: 'member',
    api: 'v1',
  },
  bindEip: { service: 'VPC', type: 'eip', name: 'bindEip', on: 'eip', body: 'member', api: 'v1' },
  createMember: {
    service: 'ELB',
    type: 'member',
    name: 'createMember',
    on: 'server',
    body: 'member',
    api: 'v2',
  },
  updateMember: {
    service: 'ELB',
    type: 'member',
    name: 'updateMember',
    on: 'server',
    body: 'member',
    api: 'v2',
  },
  updateHealthMonitor: {
    service: 'ELB',
    type: 'healthmonitor',
    name: 'updateHealthMonitor',
    on: 'listener',
    body: 'member',
    api: 'v2',
  },
  createDataKey: { ...kms, name: 'createDataKey', body: 'dataKey' },
  decryptDataKey: { ...kms, name: 'decryptDatakey', body: 'dataKey' },
  createKey: { ...kms, name: 'createKey' },
  updateKeyAlias: { ...kms, name: 'updateKeyAlias' },
  disableKey: { ...kms, name: 'disableKey' },
  enableKey: { ...kms, name: 'enableKey' },
  scheduleKeyDeletion: { ...kms, name: 'scheduleKeyDeletion' },
  cancelKeyDeletion: { ...kms, name: 'cancelKeyDeletion' },
  login: { ...iam, type: 'user', name: 'login', body: 'login' },
  logout: { ...iam, type: 'user', name: 'logout', body: 'login' },
  createUser: { ...iam, type: 'user', name: 'createUser' },
  updateUser: { ...iam, type: 'user', name: 'updateUser' },
  createCredential: { ...iam, type: 'user', name: 'createCredential' },
  addUserToGroup: { ...iam, type: 'userGroup', name: 'addUserToGroup' },
  removeUserFromGroup: { ...iam, type: 'userGroup', name: 'removeUserFromGroup' },
  createBucket: { ...obs, name: 'createBucket' },
  setBucketPolicy: { ...obs, name: 'setBucketPolicy' },
  setBucketLifecycle: { ...obs, name: 'setBucketLifecycle' },
  setBucketTagging: { ...obs, name: 'setBucketTagging' },
  createInstance: { ...rds, type: 'instance', name: 'createInstance', resultMs: slow },
  deleteInstance: { ...rds, type: 'instance', name: 'deleteInstance', resultMs: slow },
  setParameters: { ...rds, type: 'instance', name: 'setDBParameters' },
  createSnapshot: { ...rds, type: 'backup', name: 'createManualSnapshot', resultMs: slow },
  deleteSnapshot: { ...rds, type: 'backup', name: 'deleteManualSnapshot' },
  createBackup: {
    service: 'CBR',
    type: 'backup',
    name: 'createBackup',
    on: 'vault',
    body: 'member',
    api: 'v3',
    resultMs: slow,
  },
  deleteBackup: {
    service: 'CBR',
    type: 'backup',
    name: 'deleteBackup',
    on: 'vault',
    body: 'member',
    api: 'v3',
  },
  updateDeployments: { ...cce, type: 'kubernetes', name: 'updateDeployments' },
  createConfigmaps: { ...cce, type: 'kubernetes', name: 'createConfigmaps' },
  getDeployments: { ...cce, type: 'kubernetes', name: 'getDeployments', readOnly: true },
  scaleNodePool: { ...cce, type: 'nodepool', name: 'scaleNodePool', resultMs: slow },
  deleteCluster: { ...cce, type: 'cluster', name: 'deleteCluster' },
  removeInstance: {
    service: 'AS',
    type: 'scaling_instance',
    name: 'removeInstance',
    on: 'server',
    body: 'member',
    api: 'v1',
  },
  executePolicy: {
    service: 'AS',
    type: 'scaling_policy',
    name: 'executeScalingPolicy',
    on: 'group',
    body: 'member',
    api: 'v1',
  },
  updateRecordSet: {
    service: 'DNS',
    type: 'privateRecordSet',
    name: 'updatePrivateRecordSet',
    on: 'zone',
    body: 'member',
    api: 'v2',
  },
  updateFunction: {
    service: 'FunctionGraph',
    type: 'Functions',
    name: 'updateFunctionConfig',
    on: 'function',
    body: 'member',
    api: 'v2',
  },
  createImage: {
    service: 'IMS',
    type: 'image',
    name: 'createImage',
    on: 'image',
    body: 'member',
    api: 'v2',
    resultMs: slow,
  },
  listTraces: { ...cts, type: 'trace', name: 'listTraces', readOnly: true },
  updateNotification: { ...cts, type: 'notification', name: 'updateNotification' },
} as const satisfies Record<string, Operation>;

export type OperationKey = keyof typeof OPERATIONS;
