import type { CatalogueEntry } from './catalogue.ts';

/**
 * The alert events of Alibaba Cloud KMS. Only the two of rotation have names that are established; the others are to be
 * filled in by whoever sees one, and no name is made up for them.
 */
export const ALIBABA_ALERTS = [
  { key: 'qps-near-limit', severity: 'CRITICAL' },
  { key: 'key-deletion-scheduled', severity: 'WARN' },
  { key: 'key-deleted', severity: 'WARN' },
  { key: 'secret-deletion-scheduled', severity: 'WARN' },
  { key: 'secret-deleted', severity: 'WARN' },
  { key: 'secret-rotation-failed', severity: 'CRITICAL', trace_name: 'Secret:RotateSecret:Failure' },
  { key: 'secret-rotation-succeeded', severity: 'INFO', trace_name: 'Secret:RotateSecret:Success' },
  { key: 'key-sync-failed', severity: 'CRITICAL' },
  { key: 'key-sync-succeeded', severity: 'INFO' },
  { key: 'client-key-expiring', severity: 'CRITICAL' },
] as const;

export type AlibabaAlertKey = (typeof ALIBABA_ALERTS)[number]['key'];

/** Those whose names are to be filled in. */
export const UNNAMED_ALERTS: readonly AlibabaAlertKey[] = ALIBABA_ALERTS.filter(
  (alert) => !('trace_name' in alert),
).map(({ key }) => key);

/** How EventBridge spells a name: `kms:CloudMonitor:Secret[RotateSecret:Failure]`. */
function eventBridgeName(name: string): string {
  const [type, ...rest] = name.split(':');
  return `kms:CloudMonitor:${type}[${rest.join(':')}]`;
}

export const ALIBABA_CATALOGUE: readonly CatalogueEntry[] = ALIBABA_ALERTS.map((alert) => {
  const name = 'trace_name' in alert ? alert.trace_name : null;
  return {
    provider: 'alibaba',
    key: alert.key,
    trace_name: name,
    formerly: name === null ? [] : [eventBridgeName(name)],
    service_type: 'KMS',
    resource_type: name === null ? null : 'secret',
    severity: alert.severity,
  };
});
