import type { Json } from '../../../../shared/model/json.ts';
import { NESTING_LIMIT } from '../../../../shared/model/json.ts';
import { INEXACT, inspect, parseExact, parseJson } from './json/value.ts';

/** The value of a record that was read before, from its exact bytes, as the reader of its file gave it. */
export function recordValue(text: Buffer): Json {
  const written = text.toString('utf8');
  const value = parseJson(written);
  if (value === undefined) throw new Error('An original that was read once is no JSON.');
  return (inspect(value, NESTING_LIMIT) & INEXACT) === 0 ? value : parseExact(written);
}
