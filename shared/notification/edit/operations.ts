import type { Json, JsonObject } from '../../model/json.ts';
import type { DrawRefusal } from '../../model/stored-draft.ts';
import { withOperations } from '../draw-operations.ts';
import { foldAscii } from '../fold-ascii.ts';
import { isObject, memberOf } from '../json-value.ts';
import { withMember, type Change } from './members.ts';

export interface OperationName {
  service_type: string;
  resource_type: string;
  trace_name: string;
}

/** By which operations are told apart: services without regard to case, as the service does. */
export function operationKey({
  service_type: service,
  resource_type: resource,
  trace_name: name,
}: OperationName): string {
  return JSON.stringify([foldAscii(service), resource, name]);
}

/** Those that can be read, in their order, each once. */
export function namedOperations(notification: Json): OperationName[] {
  const listed = isObject(notification) ? memberOf(notification, 'operations') : null;
  const found = new Map<string, OperationName>();
  for (const entry of Array.isArray(listed) ? listed : [])
    for (const operation of operationsOf(entry)) {
      const key = operationKey(operation);
      if (!found.has(key)) found.set(key, operation);
    }
  return [...found.values()];
}

function operationsOf(entry: Json): OperationName[] {
  if (!isObject(entry)) return [];
  const service = memberOf(entry, 'service_type');
  const resource = memberOf(entry, 'resource_type');
  const names = memberOf(entry, 'trace_names');
  if (typeof service !== 'string' || typeof resource !== 'string' || !Array.isArray(names)) return [];
  return names.flatMap((name) =>
    typeof name === 'string' ? [{ service_type: service, resource_type: resource, trace_name: name }] : [],
  );
}

/** Why nothing was changed, or the notification with these operations as well. */
export function addOperations(
  notification: Json,
  operations: readonly OperationName[],
): JsonObject | DrawRefusal {
  const drawn = withOperations(isObject(notification) ? notification : {}, operations);
  return typeof drawn === 'string' ? drawn : drawn.notification;
}

/** An entry that names nothing any more goes with its last name. */
export const removeOperations =
  (operations: readonly OperationName[]): Change =>
  (notification) => {
    const listed = isObject(notification) ? memberOf(notification, 'operations') : null;
    if (!isObject(notification) || !Array.isArray(listed)) return notification;
    const gone = new Set(operations.map(operationKey));
    return withMember(
      notification,
      'operations',
      listed.flatMap((entry) => without(entry, gone)),
    );
  };

function without(entry: Json, gone: ReadonlySet<string>): Json[] {
  if (!isObject(entry)) return [entry];
  const names = memberOf(entry, 'trace_names');
  if (!Array.isArray(names)) return [entry];
  const stay = names.filter((name) => !isGone(entry, name, gone));
  if (stay.length === names.length) return [entry];
  return stay.length === 0 ? [] : [withMember(entry, 'trace_names', stay)];
}

function isGone(entry: JsonObject, name: Json, gone: ReadonlySet<string>): boolean {
  const service = memberOf(entry, 'service_type');
  const resource = memberOf(entry, 'resource_type');
  if (typeof service !== 'string' || typeof resource !== 'string' || typeof name !== 'string') return false;
  return gone.has(operationKey({ service_type: service, resource_type: resource, trace_name: name }));
}

/** Exactly these, keeping the entries that name some of them. */
export const replaceOperations =
  (operations: readonly OperationName[]): Change =>
  (notification) => {
    const wanted = new Set(operations.map(operationKey));
    const gone = namedOperations(notification).filter((one) => !wanted.has(operationKey(one)));
    const rest = removeOperations(gone)(notification);
    const object = isObject(rest) ? withMember(rest, 'operation_type', 'customized') : {};
    const next = addOperations(object, operations);
    return typeof next === 'string' ? notification : next;
  };
