import type { Json } from '../../../shared/model/json.ts';
import { EMPTY, FALSE, KEY, LIST, NUMBER, OBJECT, TEXT, TRUE } from './canonical-tags.ts';
import { isExact } from './json-text.ts';
import { endHash, hashNumber, hashText, hashWords, lane, resumeHash, startHash } from './hash128.ts';

/**
 * Mixes a value into the running hash so that equal content gives equal bits however it is written: members in any
 * order, and null, empty text and `{}` as if they were not there. Returns false when nothing is there, and the hash is
 * as it was. canonical-text.ts does the same from the text.
 */
export function hashJson(value: Json): boolean {
  switch (typeof value) {
    case 'string':
      if (value === '') return false;
      hashText(value, TEXT);
      return true;
    case 'number':
      if (isExact(value)) hashNumber(value, NUMBER);
      else hashText(String(value), TEXT);
      return true;
    case 'boolean':
      hashWords(value ? TRUE : FALSE, 0, 0, 0);
      return true;
    default:
      if (value === null) return false;
      return Array.isArray(value) ? hashList(value) : hashObject(value);
  }
}

function hashList(list: readonly Json[]): boolean {
  for (const item of list) if (!hashJson(item)) hashWords(EMPTY, 0, 0, 0);
  hashWords(LIST, list.length, 0, 0);
  return true;
}

/** Members are hashed one by one and added up: a sum has no order, and sorting the keys costs more. */
function hashObject(object: { [key: string]: Json }): boolean {
  const outer0 = lane(0);
  const outer1 = lane(1);
  const outer2 = lane(2);
  const outer3 = lane(3);
  let sum0 = 0;
  let sum1 = 0;
  let sum2 = 0;
  let sum3 = 0;
  let members = 0;
  for (const key in object) {
    startHash();
    hashText(key, KEY);
    if (!hashJson(object[key] ?? null)) continue;
    endHash();
    sum0 = (sum0 + lane(0)) | 0;
    sum1 = (sum1 + lane(1)) | 0;
    sum2 = (sum2 + lane(2)) | 0;
    sum3 = (sum3 + lane(3)) | 0;
    members += 1;
  }
  resumeHash(outer0, outer1, outer2, outer3);
  if (members === 0) return false;
  hashWords(OBJECT, members, 0, 0);
  hashWords(sum0, sum1, sum2, sum3);
  return true;
}
