import type { Json } from '../../model/json.ts';
import { isObject, memberOf } from '../json-value.ts';
import { sameJson } from './rewrite-json.ts';

/** What was read anew, with the members that say the same as before being those of before: what is made of them needs not be made again. */
export function keepSame(before: Json | undefined, read: Json): Json {
  if (before === undefined || !isObject(before) || !isObject(read)) return read;
  return Object.fromEntries(
    Object.entries(read).map(([name, value]) => {
      const held = memberOf(before, name);
      return [name, sameJson(held, value) ? held : value];
    }),
  );
}
