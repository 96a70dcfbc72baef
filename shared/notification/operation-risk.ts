import type { OperationName } from './edit/operations.ts';
import { foldAscii } from './fold-ascii.ts';

/** Why somebody would want to hear of an operation, the gravest first. By its names alone: no document rates operations. */
export const OPERATION_RISKS = ['keys', 'watch', 'access', 'network', 'removes'] as const;
export type OperationRisk = (typeof OPERATION_RISKS)[number];

const READS = /^(?:get|list|show|query|describe|check|count|download|batchget|generate)/i;
const REMOVES = /delete|remove|destroy|terminate|release|uninstall|unsubscribe|unbind|detach|revoke|^del/i;
const KEY_SERVICES = ['KMS', 'DEW', 'CSMS', 'KPS'].map(foldAscii);
const KEY_NAMES = /keydeletion|disablekey|deleteimported|grant|secret|disablekeyrotation|cancelkey/i;
const WATCH_SERVICES = ['CTS', 'LTS'].map(foldAscii);
const ACCESS_SERVICES = ['IAM', 'Organizations', 'STS', 'IdentityCenter'].map(foldAscii);
const ACCESS_NAMES = /polic|acl(?![a-z])|role|agency|permission|password|credential|authoriz|loginfail/i;
const NETWORK_SERVICES = ['VPC', 'EIP', 'NAT', 'VPN', 'CFW', 'VPCEP', 'DC', 'ER', 'CC'].map(foldAscii);
const NETWORK_NAMES = /security-?group|sgrule|firewall|floatingip|publicip|bindeip|addnic|deletenic/i;

/** Null: nothing that stands out. */
export function riskOf({ service_type, resource_type, trace_name }: OperationName): OperationRisk | null {
  if (READS.test(trace_name)) return null;
  const service = foldAscii(service_type);
  if (KEY_SERVICES.includes(service) && KEY_NAMES.test(trace_name)) return 'keys';
  if (WATCH_SERVICES.includes(service)) return 'watch';
  if (ACCESS_SERVICES.includes(service) || ACCESS_NAMES.test(trace_name)) return 'access';
  if (NETWORK_SERVICES.includes(service) || NETWORK_NAMES.test(`${resource_type} ${trace_name}`))
    return 'network';
  return REMOVES.test(trace_name) ? 'removes' : null;
}
