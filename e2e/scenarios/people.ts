import type { Account } from '../cloud/account.ts';

export const REGION = 'eu-west-101';
export const DOMAIN = { id: '2306579dc99f4c8690b14b68e734fcd9', name: 'acme' };
/** The region's own project, and one below it. */
export const PROJECT = '24edf66e79d04187acb99a463e610764';
export const SUBPROJECT = 'bb1c0d5f6e7a4f498cb2f1d0a3e35634';

/** May do everything. */
export const ADMIN = {
  access: 'SIMULATEDADMINKEY001',
  secret: 'simulatedAdminSecret0123456789abcdefABCDEF',
  password: 'Admin-Simulated-1',
};
/** Reads traces, trackers and what is around them, and writes nothing. */
export const AUDITOR = {
  access: 'SIMULATEDAUDITKEY001',
  secret: 'simulatedAuditSecret0123456789abcdefABCDEF',
  password: 'Audit-Simulated-1',
};
/** Signs in with a temporary key. */
export const GUEST = {
  access: 'SIMULATEDGUESTKEY001',
  secret: 'simulatedGuestSecret0123456789abcdefABCDEF',
  securityToken: 'gQpldS13ZXN0LTEwMQ+Simulated/SecurityToken==',
  password: 'Guest-Simulated-1',
};

const READING = [
  'cts:trace:list',
  'cts:tracker:list',
  'cts:quota:get',
  'cts:notification:list',
  'cts:operation:list',
  'cts:configuration:get',
];

/** Who there is in every scenario; it holds nothing else. */
export function peopled(): Account {
  return {
    region: REGION,
    domain: DOMAIN,
    projects: [
      { id: PROJECT, name: REGION, parent_id: DOMAIN.id },
      { id: SUBPROJECT, name: `${REGION}_web`, parent_id: DOMAIN.id },
    ],
    users: [
      {
        id: '0a1f4c7e5d2b4f0f8a9b6c3d2e1f0a01',
        name: 'ada',
        password: ADMIN.password,
        actions: ['*'],
        keys: [{ access: ADMIN.access, secret: ADMIN.secret }],
      },
      {
        id: '0a1f4c7e5d2b4f0f8a9b6c3d2e1f0a02',
        name: 'auditor',
        password: AUDITOR.password,
        actions: [...READING, 'iam:*', 'smn:*', 'functiongraph:*', 'kms:*'],
        keys: [{ access: AUDITOR.access, secret: AUDITOR.secret }],
        projects: [PROJECT],
      },
      {
        id: '0a1f4c7e5d2b4f0f8a9b6c3d2e1f0a03',
        name: 'guest',
        password: GUEST.password,
        actions: ['cts:trace:list'],
        keys: [{ access: GUEST.access, secret: GUEST.secret, securityToken: GUEST.securityToken }],
      },
    ],
    groups: [
      {
        id: '9d8c7b6a5f4e4d3c2b1a0f9e8d7c6b01',
        name: 'admin',
        description: 'All of it',
        members: ['0a1f4c7e5d2b4f0f8a9b6c3d2e1f0a01'],
      },
      {
        id: '9d8c7b6a5f4e4d3c2b1a0f9e8d7c6b02',
        name: 'CTS view',
        members: ['0a1f4c7e5d2b4f0f8a9b6c3d2e1f0a02', '0a1f4c7e5d2b4f0f8a9b6c3d2e1f0a03'],
      },
    ],
    contents: {},
    buckets: [],
    kmsKeys: [],
    resources: [],
  };
}
