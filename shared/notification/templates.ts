import type { Json } from '../model/json.ts';
import { isObject, memberOf } from './json-value.ts';
import { withMember, type Change } from './edit/members.ts';
import { replaceOperations, type OperationName } from './edit/operations.ts';

/*
 * What drafts begin with. The operations of each are written by service and resource type as the service's guides have them; a test
 * holds every name against what is known.
 */

export const TEMPLATE_IDS = [
  'typical',
  'all',
  'custom',
  'keys',
  'login',
  'permission',
  'network',
  'watch',
  'settings',
  'costly',
  'refused',
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

type Groups = Readonly<Record<string, string>>;

const LOGIN: Groups = {
  'IAM user':
    'login loginfailed scanQRCodeLogin scanQRCodeLoginFailed oidcLoginSuccess oidcLoginFailed iamUserSsoLoginSuccess iamUserSsoLoginFailed federationLoginNoPwdSuccess federationLoginNoPwdFailed tsiLogin tenantLoginBySamlSuccess',
};

const OPERATIONS: Readonly<Partial<Record<TemplateId, Groups>>> = {
  typical: {
    'ECS ecs': 'createServer createServerV2 deleteServer deleteServerV2 createSingleServer',
    'VPC vpc': 'createVpc deleteVpc',
    'VPC subnet': 'createSubnet deleteSubnet',
    'VPC eip': 'createEip deleteEip',
    'EVS evs': 'createVolume deleteVolume',
    'KMS CMK': 'createKey scheduleKeyDeletion',
    'IAM user': 'login',
  },
  keys: {
    'KMS CMK':
      'disableKey scheduleKeyDeletion cancelKeyDeletion deleteImportedKeyMaterial retireGrant revokeGrant disableKeyRotation',
    'KMS CSMS': 'forceDeleteSecret scheduleDelSecret restoreSecretFromDeletedStatus',
  },
  login: LOGIN,
  permission: {
    'IAM agency':
      'createAgency updateAgency deleteAgency switchRole updateAgencyInheritedGrants deleteAgencyInheritedGrants updateAgencyGrants deleteAgencyGrants updateAgencyAssignsByRole',
    'IAM assignment': 'createAssignment deleteAssignment',
    'IAM group': 'updateGroupAssignsByRole',
    'IAM Policy': 'createRole updateRole deleteRole',
    'IAM roleAgencyDomain': 'assignRoleToAgencyOnDomain unassignRoleToAgencyOnDomain',
    'IAM roleAgencyProject': 'assignRoleToAgencyOnProject unassignRoleToAgencyOnProject',
    'IAM user': 'createUser updateUser deleteUser createCredential deleteCredential',
    'IAM userGroup': 'createGroup updateGroup deleteGroup addUserToGroup removeUserFromGroup',
    'IAM identityProvider': 'createIdentityProvider updateIdentityProvider deleteIdentityProvider',
    'OBS bucket': 'setBucketAcl setBucketPolicy deleteBucketPolicy',
  },
  network: {
    'VPC vpc': 'createVpc deleteVpc modifyVpc',
    'VPC subnet': 'createSubnet deleteSubnet modifySubnet',
    'VPC eip': 'createEip deleteEip bindEip unbindEip',
    'VPC routers': 'createRouter updateRouter addRouterInterface removeRouterInterface',
    'VPC security_groups': 'createSecurity-group updateSecurity-group deleteSecurity-group',
    'VPC security-group-rules':
      'createSecurity-group-rule updateSecurity-group-rule deleteSecurity-group-rule',
    'ECS ecs':
      'addNic deleteNic createSecurityGroup updateSecurityGroup addSecurityGroup removeSecurityGroup createSgRule deleteSgRule createFloatingIp deleteFloatingIp',
    'NAT natgateway': 'createNatGateway updateNatGateway deleteNatGateway',
    'VPN vpn-connection': 'createVpnConnection updateVpnConnection deleteVpnConnection',
    'CFW acl': 'addRuleAclService updateRuleAclService deleteRuleAclService setACLRulePriority',
    'CFW black_white_list':
      'addBlackListService updateBlackListService deleteBlackListService addWhiteListService updateWhiteListService deleteWhiteListService',
  },
  watch: {
    'CTS configuration': 'updateConfiguration',
    'CTS notification': 'createNotification deleteNotification updateNotification updateNotificationStatus',
    'CTS tracker': 'createTracker updateTracker deleteTracker',
    'SMN topic': 'deleteTopic updateTopic updateTopicAttribute',
    'SMN subscription': 'subscribe delsubscribe',
    'OBS bucket': 'deleteBucket deleteBucketLifecycle setBucketLifecycle setBucketLogging',
  },
  settings: {
    'ECS ecs': 'startServer rebootServer stopServer reinstallOs reinstallOsV2 changeOs changeOsV2',
    'BMS bms': 'startBareMetalServers stopBareMetalServers rebootBareMetalServers',
    'RDS instance': 'instanceRestart resetPassword setDBParameters modifySecurityGroup',
    'DDS instance': 'ddsRestartInstance ddsResetPassword ddsSwitchSsl',
    'IAM SecurityPolicy': 'modifySecurityPolicy',
    'IAM MFA': 'UnBindMFA BindMFA deleteMFA',
    'IAM user': 'changePassword updateUserPwd modifyLoginProtect updateMobileAndEmail',
    'WAF instance': 'modifyProtectStatus modifyAccessStatus',
    'CFW cfw': 'eipOperateProtectServiceDisable disableEwFirewallProtect',
    'HSS hss': 'closeHostsProtectStatus closeContainerProtectStatus closeWtpProtectionStatus uninstallAgents',
  },
  costly: {
    'ECS ecs': 'createServer createServerV2 createSingleServer deleteServer deleteServerV2 resizeServer',
    'BMS bms': 'createBareMetalServers deleteBareMetalServers',
    'EVS evs': 'createVolume extendVolume deleteVolume',
    'CCE Cluster': 'createCluster resizeCluster deleteCluster',
    'RDS instance': 'createInstance deleteInstance',
    'DDS instance': 'ddsCreateInstance ddsDeleteInstance ddsResizeInstance',
    'NAT natgateway': 'createNatGateway deleteNatGateway',
    'CFW cfw_instance': 'createEWFirewallInstance createSNFirewallInstance deleteFirewallInstance',
  },
};

/** What a template names; none where it is about all operations. */
export function templateOperations(id: TemplateId): OperationName[] {
  return Object.entries(OPERATIONS[id] ?? {}).flatMap(([place, names]) => {
    const [service = '', resource = ''] = place.split(' ');
    return names.split(' ').map((name) => ({
      service_type: service,
      resource_type: resource,
      trace_name: name,
    }));
  });
}

const everyOperation: Change = (notification) => {
  const object = isObject(notification) ? notification : {};
  return withMember(withMember(object, 'operation_type', 'complete'), 'operations', null);
};

/** The service has no way to say it of chosen operations alone. */
const REFUSED: Json = { is_support_filter: true, condition: 'OR', rule: ['code = 401', 'code = 403'] };

/** Puts what the template is about in the place of what was; name, users and delivery stay. */
export const useTemplate =
  (id: TemplateId): Change =>
  (notification) => {
    if (id === 'all') return everyOperation(notification);
    if (id === 'refused') {
      const every = everyOperation(notification);
      return isObject(every) ? withMember(every, 'filter', REFUSED) : every;
    }
    const object = isObject(notification) ? notification : {};
    const listed = memberOf(object, 'operations');
    // What cannot be read cannot be extended.
    const readable = Array.isArray(listed) ? object : withMember(object, 'operations', []);
    const customized = withMember(readable, 'operation_type', 'customized');
    if (id === 'custom') return withMember(customized, 'operations', []);
    return replaceOperations(templateOperations(id))(customized);
  };
