import { actorOf, type Actor, type Habit } from './company.ts';
import { customers, late, nightly, office, onCall, pipeline, scaling } from './habits.ts';
import type { OperationKey } from './operations.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0';
const TERRAFORM = 'terraform-provider/1.68 go/1.23';
const SDK = 'sdk-python/3.1 python/3.12';

const OFFICE = ['203.0.113.10', '203.0.113.11'] as const;

export interface Role {
  who: Actor | null;
  habit: Habit;
  /** How much of all that happens in the week is theirs. */
  share: number;
  does: Partial<Record<OperationKey, number>>;
  /** How often it fails. */
  fails: number;
}

export const MARA = actorOf('mara.lindqvist', 'person', OFFICE, BROWSER);
export const PRIYA = actorOf('priya.nair', 'person', OFFICE, BROWSER);
export const WEI = actorOf('wei.zhang', 'person', ['198.51.100.23', ...OFFICE], BROWSER);
export const DEPLOYER = actorOf('ci-deployer', 'program', ['198.51.100.140', '198.51.100.141'], TERRAFORM);
export const BACKUP = actorOf('backup-agent', 'program', ['10.20.0.15'], SDK);
/** Nobody of the company: seen once in the week, from an address that is not seen otherwise. */
export const STRANGER = actorOf('ops-temp', 'person', ['192.0.2.66'], BROWSER);

const WEB = {
  createServer: 6,
  rebootServer: 5,
  stopServer: 2,
  startServer: 2,
  updateHealthMonitor: 3,
  updateMember: 5,
} as const;

/** Who works at the company, and what the cloud does for it by itself. */
export const ROLES: readonly Role[] = [
  {
    ...{ who: MARA, habit: office, share: 6, fails: 0.03 },
    does: {
      ...WEB,
      login: 3,
      logout: 2,
      createVolume: 4,
      extendVolume: 3,
      createInstance: 0.1,
      setParameters: 1,
    },
  },
  {
    ...{ who: actorOf('jonas.weber', 'person', OFFICE, BROWSER), habit: office, share: 5, fails: 0.04 },
    does: {
      login: 3,
      logout: 2,
      createRule: 9,
      deleteRule: 4,
      modifySubnet: 2,
      bindEip: 2,
      updateRecordSet: 6,
      createMember: 4,
    },
  },
  {
    ...{ who: WEI, habit: late, share: 5, fails: 0.03 },
    does: {
      login: 2,
      logout: 1,
      setBucketLifecycle: 3,
      setBucketPolicy: 0.6,
      setBucketTagging: 5,
      createSnapshot: 2,
      setParameters: 4,
      updateFunction: 5,
    },
  },
  {
    ...{ who: PRIYA, habit: office, share: 3, fails: 0.02 },
    does: {
      login: 3,
      logout: 2,
      listTraces: 12,
      createKey: 0.3,
      updateKeyAlias: 0.5,
      updateUser: 2,
      addUserToGroup: 1.5,
      removeUserFromGroup: 1,
      createUser: 0.5,
      createCredential: 0.6,
    },
  },
  {
    ...{
      who: actorOf('tomas.novak', 'person', ['203.0.113.77', OFFICE[0]], BROWSER),
      habit: onCall,
      share: 2,
      fails: 0.05,
    },
    does: {
      login: 2,
      rebootServer: 5,
      startServer: 2,
      getDeployments: 9,
      scaleNodePool: 2,
      updateHealthMonitor: 2,
    },
  },
  {
    ...{ who: actorOf('elif.kaya', 'person', ['203.0.113.91'], BROWSER), habit: late, share: 2, fails: 0.05 },
    does: { login: 2, getDeployments: 10, updateDeployments: 4, createConfigmaps: 2, updateFunction: 3 },
  },
  {
    ...{ who: DEPLOYER, habit: pipeline, share: 26, fails: 0.045 },
    does: {
      updateDeployments: 14,
      createConfigmaps: 10,
      getDeployments: 22,
      createServer: 3,
      deleteServer: 3,
      createRule: 2,
      deleteRule: 2,
      setBucketTagging: 3,
      createImage: 0.3,
      updateFunction: 4,
    },
  },
  {
    ...{
      who: actorOf('orders-service', 'program', ['10.20.4.31', '10.20.4.32', '10.20.4.33'], SDK),
      habit: customers,
      share: 30,
      fails: 0.004,
    },
    does: { createDataKey: 6, decryptDataKey: 14 },
  },
  {
    ...{ who: BACKUP, habit: nightly, share: 8, fails: 0.02 },
    does: { createBackup: 10, deleteBackup: 8, createSnapshot: 4, deleteSnapshot: 4, login: 0.2 },
  },
  {
    ...{ who: null, habit: scaling, share: 13, fails: 0.02 },
    does: { executePolicy: 6, removeInstance: 5, createServer: 6, deleteServer: 5, deleteVolume: 2 },
  },
];
