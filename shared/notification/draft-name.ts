import type { Json } from '../model/json.ts';
import { isObject, memberOf } from './json-value.ts';
import { NAME_LENGTH } from './limits.ts';

/** What a draft is called where it has no name of its own; also what a query calls it. */
export function nameOfDraft(id: number, notification: Json): string {
  const name = isObject(notification) ? memberOf(notification, 'notification_name') : null;
  return typeof name === 'string' && name !== '' ? name : `#${id}`;
}

/** The name, or the name with a number, that the service takes and nobody has. */
export function freeName(wanted: string, taken: ReadonlySet<string>): string {
  const plain = wanted.replace(/[^A-Za-z0-9_]+/g, '_').replace(/^_+|_+$/g, '');
  const name = (plain === '' ? 'notification' : plain).slice(0, NAME_LENGTH);
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const ending = `_${number}`;
    const next = name.slice(0, NAME_LENGTH - ending.length) + ending;
    if (!taken.has(next)) return next;
  }
}
