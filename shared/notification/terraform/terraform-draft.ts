import type { Json, JsonObject } from '../../model/json.ts';
import { fieldChanges } from '../changes.ts';
import { withMember } from '../edit/members.ts';
import { sameJson } from '../edit/rewrite-json.ts';
import { isObject, memberOf } from '../json-value.ts';
import { notificationOfBlock, RESOURCE } from '../read-terraform.ts';
import { hclText, readHcl, type HclFault } from './hcl.ts';

/*
 * A notification as a block of Terraform's own language, and back. The JSON stays what counts: what Terraform cannot say of it is listed,
 * and stays as it is when the block is changed.
 */

export interface TerraformFault {
  at: number;
  fault: HclFault['fault'] | 'no-resource' | 'several' | 'unknown';
  /** What is not known. */
  name: string;
}

const texts = (value: Json): string[] | null =>
  Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : null;

/** Only what Terraform can say, by its names. */
export function blockOf(notification: Json): JsonObject {
  if (!isObject(notification)) return {};
  const held = (name: string): Json => memberOf(notification, name);
  const text = (name: string): string | null => {
    const value = held(name);
    return typeof value === 'string' ? value : null;
  };
  const topic = text('topic_id');
  const status = text('status');
  return present({
    name: text('notification_name'),
    operation_type: text('operation_type'),
    [topic?.startsWith('urn:fss:') === true ? 'function' : 'smn_topic']: topic,
    enabled: status === 'enabled' ? true : status === 'disabled' ? false : null,
    agency_name: text('agency_name'),
    filter: filterBlock(held('filter')),
    operations: blocks(held('operations'), operationBlock),
    operation_users: blocks(held('notify_user_list'), groupBlock),
  });
}

function present(members: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

function blocks(list: Json, block: (each: Json) => JsonObject | null): Json {
  const made = Array.isArray(list) ? list.flatMap((each) => block(each) ?? []) : [];
  return made.length === 0 ? null : made;
}

function operationBlock(entry: Json): JsonObject | null {
  if (!isObject(entry)) return null;
  const service = memberOf(entry, 'service_type');
  const resource = memberOf(entry, 'resource_type');
  const names = texts(memberOf(entry, 'trace_names'));
  if (typeof service !== 'string' || typeof resource !== 'string' || names === null) return null;
  return { service, resource, trace_names: names };
}

function groupBlock(group: Json): JsonObject | null {
  if (!isObject(group)) return null;
  const label = memberOf(group, 'user_group');
  const users = texts(memberOf(group, 'user_list'));
  return typeof label !== 'string' || users === null ? null : { group: label, users };
}

/** A filter that is there is on: one that is off cannot be said. */
function filterBlock(filter: Json): Json {
  if (!isObject(filter) || memberOf(filter, 'is_support_filter') !== true) return null;
  const condition = memberOf(filter, 'condition');
  const rule = texts(memberOf(filter, 'rule'));
  return rule === null
    ? null
    : [present({ condition: typeof condition === 'string' ? condition : null, rule })];
}

/** The members, element by element, that the block does not say. */
export function unsaidInTerraform(notification: Json): string[] {
  const said = notificationOfBlock(blockOf(notification));
  return [...new Set(fieldChanges(said, notification).map(({ path }) => path))];
}

export function printTerraform(notification: Json): string {
  const block = blockOf(notification);
  const label = memberOf(block, 'name');
  const plain = Object.entries(block).filter(([, value]) => !Array.isArray(value));
  const nested = Object.entries(block).flatMap(([name, value]) =>
    Array.isArray(value) ? value.map((each) => nestedBlock(name, each)) : [],
  );
  const head = `resource "${RESOURCE}" ${hclText(typeof label === 'string' ? labelOf(label) : 'notification')} {`;
  return [head, ...attributes(plain, '  '), ...nested, '}', ''].join('\n');
}

/** Labels are names: letters, digits, underscores and dashes, no digit first. */
function labelOf(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_-]+/g, '_');
  return /^[A-Za-z_]/.test(plain) ? plain : `n_${plain}`;
}

function nestedBlock(name: string, body: Json): string {
  const members = isObject(body) ? Object.entries(body) : [];
  return [``, `  ${name} {`, ...attributes(members, '    '), '  }'].join('\n');
}

function attributes(members: readonly [string, Json][], margin: string): string[] {
  const width = Math.max(0, ...members.map(([name]) => name.length));
  return members.map(([name, value]) => `${margin}${name.padEnd(width)} = ${printed(value, margin)}`);
}

/** Several names stand one below the other. */
function printed(value: Json, margin: string): string {
  if (typeof value === 'string') return hclText(value);
  if (!Array.isArray(value)) return JSON.stringify(value);
  const parts = value.map((each) => printed(each, margin));
  if (parts.length <= 1) return `[${parts.join('')}]`;
  return `[\n${parts.map((part) => `${margin}  ${part},\n`).join('')}${margin}]`;
}

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  '': [
    'name',
    'operation_type',
    'smn_topic',
    'function',
    'enabled',
    'agency_name',
    'filter',
    'operations',
    'operation_users',
  ],
  filter: ['condition', 'rule'],
  operations: ['service', 'resource', 'trace_names'],
  operation_users: ['group', 'users'],
};

/** The block of the one notification that the text holds. */
export function readTerraformText(text: string): { block: JsonObject } | TerraformFault {
  const read = readHcl(text);
  if (!Array.isArray(read)) return { ...read, name: '' };
  const [found, ...more] = read;
  if (found?.type !== 'resource' || found.labels[0] !== RESOURCE || found.labels.length !== 2)
    return { at: 0, fault: 'no-resource', name: '' };
  if (more.length > 0) return { at: 0, fault: 'several', name: '' };
  const unknown = unknownIn(found.body, '');
  if (unknown === null) return { block: found.body };
  const name = unknown;
  return { at: Math.max(0, text.search(new RegExp(`(?<![\\w-])${name}(?![\\w-])`))), fault: 'unknown', name };
}

function unknownIn(body: JsonObject, of: string): string | null {
  for (const [name, value] of Object.entries(body)) {
    if (MEMBERS[of]?.includes(name) !== true) return name;
    if (of !== '' || !Array.isArray(value)) continue;
    for (const each of value) {
      const inner = isObject(each) ? unknownIn(each, name) : name;
      if (inner !== null) return inner;
    }
  }
  return null;
}

/** The notification as the block has it now; what the block did not say before stays. */
export function withTerraform(notification: Json, block: JsonObject): JsonObject {
  const object = isObject(notification) ? notification : {};
  const before = notificationOfBlock(blockOf(object));
  const after = notificationOfBlock(block);
  let next = object;
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [old, now] = [memberOf(before, name), memberOf(after, name)];
    if (!sameJson(old, now)) next = withMember(next, name, merged(name, memberOf(object, name), now));
  }
  return next;
}

function merged(name: string, held: Json, now: Json): Json {
  // Without a word for it rules are joined by AND, whatever was there.
  if (name === 'filter' && isObject(held) && isObject(now))
    return { ...withMember(held, 'condition', memberOf(now, 'condition')), ...now };
  const block = name === 'operations' ? operationBlock : name === 'notify_user_list' ? groupBlock : null;
  if (block === null || !Array.isArray(held)) return now;
  return mergedList(held, Array.isArray(now) ? now : [], block);
}

/** Elements that say the same stay as they are written, with what else they hold; those that cannot be said stay as well. */
function mergedList(
  held: readonly Json[],
  now: readonly Json[],
  block: (each: Json) => JsonObject | null,
): Json {
  const said = held.map(block);
  const left = new Set(held.keys());
  const next = now.map((each) => {
    const wanted = block(each);
    const same = [...left].find((at) => said[at] !== null && sameJson(said[at] ?? null, wanted));
    if (same === undefined) return each;
    left.delete(same);
    return held[same] ?? null;
  });
  const unsaid = held.filter((_, at) => said[at] === null);
  const all = [...next, ...unsaid];
  return all.length === 0 ? null : all;
}
