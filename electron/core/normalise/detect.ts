import type { ForeignShape } from '../../../shared/model/import-report.ts';
import type { Json, JsonObject } from '../../../shared/model/json.ts';
import type { FormatName } from '../../../shared/model/trace.ts';
import { isObject, memberOf, objectOf } from './values.ts';

/** Which format an unpacked record has, a shape that is known and not read, or null. A file may mix them. */
export function shapeOf(record: JsonObject): FormatName | { looksLike: ForeignShape } | null {
  if (isCts(record)) return 'cts';
  if (objectOf(record['cts']) !== undefined) return 'cts-function-event';
  const format = alibabaOrAws(record) ?? ibm(record);
  if (format !== null) return format;
  const looksLike = foreignShape(record);
  return looksLike === null ? null : { looksLike };
}

const NAMES_OF_CTS = [
  'service_type',
  'resource_type',
  'trace_rating',
  'trace_type',
  'tracker_name',
  'record_time',
];

/** Documents call many members mandatory that real traces lack: two names of the service's own are enough. */
export function isCts(record: JsonObject): boolean {
  const hasId = record['trace_id'] !== undefined;
  const hasName = record['trace_name'] !== undefined;
  if (hasId && hasName) return true;
  const others = NAMES_OF_CTS.filter((name) => record[name] !== undefined).length;
  if (hasName) return others > 0 || record['time'] !== undefined;
  // Other systems have a trace_id, too.
  return hasId ? others > 0 : others > 2;
}

function alibabaOrAws(record: JsonObject): FormatName | null {
  const { alert } = record;
  if (isObject(memberOf(memberOf(alert, 'meta'), 'sysEventMeta'))) return 'alibaba-cms-webhook';
  if (isText(record['Product']) && isText(record['Name']) && hasOne(record, ['Level', 'Time', 'Content'])) {
    return 'alibaba-cms-api';
  }
  const { eventName, product, name } = record;
  // ActionTrail and CloudTrail share most names; the two spellings of the address tell them apart as well.
  if (isText(eventName)) {
    if (hasOne(record, ['acsRegion', 'sourceIpAddress', 'eventRW'])) return 'alibaba-actiontrail';
    if (isText(record['eventSource']) && hasOne(record, ['awsRegion', 'sourceIPAddress']))
      return 'aws-cloudtrail';
  }
  if (isText(product) && isText(name) && hasOne(record, ['level', 'content', 'eventTime']))
    return 'alibaba-cms';
  return null;
}

/** OpenStack writes CADF events, too; its actions do not name service, object and verb. */
const ACTION = /^[a-z][\w-]*(?:\.[\w-]+){2,}$/i;
const LONGEST_ACTION = 300;
const LEGACY_MEMBERS = ['requestHeader', 'responseHeader', 'responseBody', 'requestPath'];
const CADF_EVENT = /^https?:\/\/schemas\.dmtf\.org\/cloud\/audit\//;

function ibm(record: JsonObject): 'ibm-g1' | 'ibm-g2' | 'ibm-g3' | null {
  const { action, typeURI } = record;
  if (typeof action !== 'string' || action.length > LONGEST_ACTION || !ACTION.test(action)) return null;
  if (!hasOne(record, ['initiator', 'target']) || !hasOne(record, ['outcome', 'eventTime'])) return null;
  const isCadf =
    typeof typeURI === 'string' && CADF_EVENT.test(typeURI) && record['logSourceCRN'] === undefined;
  if (!isCadf && !hasOne(record, LEGACY_MEMBERS)) return 'ibm-g3';
  // The oldest actions begin with the verb: `read.ibm-key-protect.secrets`.
  return action.split('.')[1]?.startsWith('ibm-') === true ? 'ibm-g1' : 'ibm-g2';
}

function foreignShape(record: JsonObject): ForeignShape | null {
  const auditType = memberOf(record['protoPayload'], '@type');
  if (typeof auditType === 'string' && auditType.endsWith('AuditLog')) return 'gcp-audit-log';
  const { operationName, resourceId } = record;
  const isAzure = operationName !== undefined && resourceId !== undefined;
  if (isAzure && hasOne(record, ['eventTimestamp', 'time'])) return 'azure-activity-log';
  if (isText(record['EventID']) && isText(record['EventProduct'])) return 'alibaba-platform-event';
  if (record['digest_object'] !== undefined && record['log_files'] !== undefined) return 'cts-digest';
  if (record['notification_name'] !== undefined && record['operation_type'] !== undefined)
    return 'cts-notification';
  return null;
}

function isText(value: Json | undefined): boolean {
  return typeof value === 'string' && value !== '';
}

function hasOne(record: JsonObject, names: readonly string[]): boolean {
  return names.some((name) => Object.hasOwn(record, name));
}
