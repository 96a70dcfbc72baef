import type { Json, JsonObject } from '../model/json.ts';
import { listAt, objectInList, textAt, textInList, type Findings } from './findings.ts';
import { isObject, memberOf } from './json-value.ts';
import { foldAscii } from './fold-ascii.ts';
import type { KnownOperations } from './known-operations.ts';
import { MOST_OPERATIONS, MOST_SERVICES, SERVICE_FORM, TRACE_NAME_FORM } from './limits.ts';

export interface OperationRules {
  known: KnownOperations;
  /** Other providers write names as they please. */
  usualNames: boolean;
}

export function checkOperations(findings: Findings, notification: JsonObject, rules: OperationRules): void {
  const kind = memberOf(notification, 'operation_type');
  const listed = memberOf(notification, 'operations');
  const operations = listAt(findings, 'operations', listed);
  if (operations === null || operations?.length === 0) {
    if (kind === 'customized') findings.error('operations', 'operations-missing', {});
    return;
  }
  if (!Array.isArray(listed)) return;
  // Of a list that is too large the whole is told, and its entries are not gone into.
  checkCounts(findings, listed);
  if (kind === 'complete') findings.warning('operations', 'complete-with-operations', {});
  const seen = new Set<string>();
  for (const [index, element] of (operations ?? []).entries()) {
    const path = `operations[${index}]`;
    const entry = objectInList(findings, path, element);
    if (entry !== undefined) checkEntry(findings, path, entry, rules, seen);
  }
}

function checkCounts(findings: Findings, operations: readonly Json[]): void {
  let names = 0;
  const services = new Set<string>();
  for (const entry of operations) {
    if (!isObject(entry)) continue;
    const list = memberOf(entry, 'trace_names');
    if (Array.isArray(list)) names += list.length;
    const service = memberOf(entry, 'service_type');
    if (typeof service === 'string' && service !== '') services.add(foldAscii(service));
  }
  if (names > MOST_OPERATIONS)
    findings.error('operations', 'operations-too-many', { count: names, limit: MOST_OPERATIONS });
  if (services.size > MOST_SERVICES)
    findings.error('operations', 'services-too-many', { count: services.size, limit: MOST_SERVICES });
}

function checkEntry(
  findings: Findings,
  path: string,
  entry: JsonObject,
  rules: OperationRules,
  seen: Set<string>,
): void {
  const service = checkService(findings, `${path}.service_type`, memberOf(entry, 'service_type'), rules);
  const resource = textAt(findings, `${path}.resource_type`, memberOf(entry, 'resource_type'));
  if (resource === null || resource === '')
    findings.error(`${path}.resource_type`, 'operation-resource-type', {});
  const names = listAt(findings, `${path}.trace_names`, memberOf(entry, 'trace_names'));
  if (names === null || names?.length === 0)
    findings.error(`${path}.trace_names`, 'operation-trace-names', {});
  const isWhole = typeof service === 'string' && typeof resource === 'string' && resource !== '';
  for (const [index, element] of (names ?? []).entries()) {
    const namePath = `${path}.trace_names[${index}]`;
    const name = textInList(findings, namePath, element);
    if (name === undefined) continue;
    if (rules.usualNames && !TRACE_NAME_FORM.test(name))
      findings.warning(namePath, 'trace-name-form', { name });
    if (isWhole) checkOperation(findings, namePath, { service, resource, name }, rules.known, seen);
  }
}

/** Null for one of which no more can be said. */
function checkService(
  findings: Findings,
  path: string,
  value: Json,
  { usualNames }: OperationRules,
): string | null {
  const service = textAt(findings, path, value);
  if (service === undefined) return null;
  if (service === null || !SERVICE_FORM.test(service)) {
    findings.error(path, 'operation-service-type', { found: service });
    return null;
  }
  if (usualNames && /[a-z]/.test(service)) findings.warning(path, 'service-type-case', { found: service });
  return service;
}

interface Operation {
  service: string;
  resource: string;
  name: string;
}

function checkOperation(
  findings: Findings,
  path: string,
  { service, resource, name }: Operation,
  known: KnownOperations,
  seen: Set<string>,
): void {
  // A list, so that no text can pass for the border between two.
  const key = JSON.stringify([foldAscii(service), resource, name]);
  if (seen.has(key)) findings.warning(path, 'operation-repeated', { name });
  else if (known.size > 0 && !known.has(service, resource, name)) {
    const nearest = known.nearest(service, resource, name);
    findings.warning(path, 'unknown-operation', {
      name,
      nearest: nearest?.name ?? null,
      nearestIn: nearest === null ? null : nearest.elsewhere,
      seen: nearest?.seen ?? null,
    });
  }
  seen.add(key);
}
