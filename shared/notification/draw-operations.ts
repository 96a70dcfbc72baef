import type { Json, JsonObject } from '../model/json.ts';
import type { DrawRefusal } from '../model/stored-draft.ts';
import { freeName } from './draft-name.ts';
import { foldAscii } from './fold-ascii.ts';
import { isObject, memberOf } from './json-value.ts';
import { MOST_OPERATIONS, MOST_SERVICES } from './limits.ts';

/** What a trace says of its operation. */
export interface TracedOperation {
  service_type: string | null;
  resource_type: string | null;
  trace_name: string | null;
}

export interface Drawn {
  notification: JsonObject;
  added: number;
  present: number;
  lacking: number;
}

type Whole = { [Part in keyof TracedOperation]: string };

/** A notification of just the operations of these traces, by anybody. */
export function notificationOf(
  operations: readonly TracedOperation[],
  taken: ReadonlySet<string>,
): Drawn | DrawRefusal {
  const name = freeName(proposedName(operations.filter(isWhole)), taken);
  return withOperations(
    { notification_name: name, operation_type: 'customized', operations: [] },
    operations,
  );
}

/** The notification with the operations of these traces as well; all else in it stays as it is. */
export function withOperations(
  notification: Json,
  operations: readonly TracedOperation[],
): Drawn | DrawRefusal {
  if (!isObject(notification)) return 'not-an-object';
  const kind = memberOf(notification, 'operation_type');
  if (kind === 'complete') return 'every-operation';
  const listed = memberOf(notification, 'operations') ?? [];
  if ((kind !== 'customized' && kind !== null) || !Array.isArray(listed)) return 'operations-unreadable';
  const whole = operations.filter(isWhole);
  if (whole.length === 0) return 'nothing-to-add';
  const { entries, added, present } = merged(listed, whole);
  const refusal = tooMany(entries);
  if (added > 0 && refusal !== null) return refusal;
  return {
    notification: { ...notification, operation_type: 'customized', operations: entries },
    ...{ added, present, lacking: operations.length - whole.length },
  };
}

function isWhole(operation: TracedOperation): operation is Whole {
  const { service_type, resource_type, trace_name } = operation;
  return [service_type, resource_type, trace_name].every((part) => part !== null && part !== '');
}

function merged(
  listed: readonly Json[],
  operations: readonly Whole[],
): { entries: Json[]; added: number; present: number } {
  const entries: Json[] = [...listed];
  /** The place of the first entry of a service and resource type that takes names. */
  const places = new Map<string, number>();
  const names = new Set<string>();
  for (const [place, entry] of entries.entries()) note(entry, place, places, names);
  const seen = new Set<string>();
  let added = 0;
  for (const { service_type, resource_type, trace_name } of operations) {
    const group = groupOf(service_type, resource_type);
    const name = keyOf(group, trace_name);
    if (seen.has(name)) continue;
    seen.add(name);
    if (names.has(name)) continue;
    added += 1;
    const place = places.get(group);
    const entry = place === undefined ? undefined : entries[place];
    if (place === undefined || !isNamed(entry)) {
      places.set(group, entries.length);
      entries.push({ service_type, resource_type, trace_names: [trace_name] });
    } else entries[place] = { ...entry, trace_names: [...entry.trace_names, trace_name] };
  }
  return { entries, added, present: seen.size - added };
}

/** Lists, so that no text can pass for the border between two. */
function groupOf(service: string, resource: string): string {
  return JSON.stringify([foldAscii(service), resource]);
}

const keyOf = (group: string, name: string): string => JSON.stringify([group, name]);

function isNamed(entry: Json | undefined): entry is JsonObject & { trace_names: Json[] } {
  return entry !== undefined && isObject(entry) && Array.isArray(memberOf(entry, 'trace_names'));
}

function note(entry: Json, place: number, places: Map<string, number>, names: Set<string>): void {
  if (!isNamed(entry)) return;
  const service = memberOf(entry, 'service_type');
  const resource = memberOf(entry, 'resource_type');
  if (typeof service !== 'string' || typeof resource !== 'string') return;
  const group = groupOf(service, resource);
  if (!places.has(group)) places.set(group, place);
  for (const name of entry.trace_names) if (typeof name === 'string') names.add(keyOf(group, name));
}

function tooMany(entries: readonly Json[]): DrawRefusal | null {
  let names = 0;
  const services = new Set<string>();
  for (const entry of entries) {
    if (isNamed(entry)) names += entry.trace_names.length;
    const service = isObject(entry) ? memberOf(entry, 'service_type') : null;
    if (typeof service === 'string') services.add(foldAscii(service));
  }
  if (names > MOST_OPERATIONS) return 'operations-too-many';
  return services.size > MOST_SERVICES ? 'services-too-many' : null;
}

/** Of one operation its name, of several what they have in common and how many they are. */
function proposedName(operations: readonly Whole[]): string {
  const names = new Set(operations.map(({ trace_name }) => trace_name));
  const [only] = names;
  if (names.size === 1 && only !== undefined) return only;
  const services = new Set(operations.map(({ service_type }) => foldAscii(service_type)));
  const [service] = services;
  return `${services.size === 1 && service !== undefined ? `${service}_` : ''}${names.size}_operations`;
}
