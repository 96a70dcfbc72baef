import type { Json, JsonObject } from '../../model/json.ts';
import { isObject, memberOf } from '../json-value.ts';
import { endOfValue, partsAt, skipBlank, type JsonPart, type JsonParts } from './json-parts.ts';

/*
 * Changes a JSON text to say something else. What stays the same keeps its bytes: its order and layout, members that nobody here knows,
 * and numbers that are longer than a number can hold.
 */

/** `before` is what the text says. */
export function rewriteJson(text: string, before: Json, after: Json): string {
  const start = skipBlank(text, 0);
  const end = endOfValue(text, start);
  return text.slice(0, start) + written(text, start, end, before, after) + text.slice(end);
}

export function sameJson(one: Json, other: Json): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((each, at) => sameJson(each, other[at] ?? null));
  if (Array.isArray(one) || Array.isArray(other) || !isObject(one) || !isObject(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && sameJson(memberOf(one, name), memberOf(other, name)))
  );
}

function written(text: string, start: number, end: number, before: Json, after: Json): string {
  if (sameJson(before, after)) return text.slice(start, end);
  const margin = marginAt(text, start);
  if (Array.isArray(before) && Array.isArray(after))
    return list(text, partsAt(text, start), before, after, margin);
  if (isObject(before) && isObject(after)) return object(text, partsAt(text, start), before, after, margin);
  return printed(after, margin);
}

/** The white space that the line begins with. */
function marginAt(text: string, at: number): string {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function printed(value: Json, margin: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${margin}`);
}

interface Piece {
  lead: string;
  text: string;
}

/** How a part that is new begins: as the others do. */
function leadOf({ parts }: JsonParts, margin: string): string {
  const [first, second] = parts;
  if (first === undefined) return `\n${margin}  `;
  return second?.lead ?? (first.lead.includes('\n') ? first.lead : ' ');
}

/** In a container of one line all is on one line. */
function fresh(value: Json, lead: string): string {
  return lead.includes('\n') ? printed(value, lead.slice(lead.lastIndexOf('\n') + 1)) : JSON.stringify(value);
}

function joined({ parts, tail }: JsonParts, pieces: readonly Piece[], margin: string): string {
  const [first, ...more] = pieces;
  if (first === undefined) return '';
  const lead = parts[0]?.lead ?? first.lead;
  const rest = more.map((piece) => `,${piece.lead}${piece.text}`).join('');
  return lead + first.text + rest + (parts.length === 0 ? `\n${margin}` : tail);
}

function object(
  text: string,
  held: JsonParts,
  before: JsonObject,
  after: JsonObject,
  margin: string,
): string {
  const lead = leadOf(held, margin);
  const last = new Map(held.parts.map((part, at) => [part.name, at]));
  const pieces: Piece[] = held.parts.flatMap((part, at) => {
    const name = part.name ?? '';
    if (!Object.hasOwn(after, name)) return [];
    // Of a name that is there twice the last one counts, and the others say nothing.
    if (last.get(name) !== at) return [{ lead: part.lead, text: text.slice(part.start, part.end) }];
    const value = written(text, part.valueStart, part.end, memberOf(before, name), memberOf(after, name));
    return [{ lead: part.lead, text: text.slice(part.start, part.valueStart) + value }];
  });
  for (const [name, value] of Object.entries(after))
    if (!last.has(name)) pieces.push({ lead, text: `${JSON.stringify(name)}: ${fresh(value, lead)}` });
  return `{${joined(held, pieces, margin)}}`;
}

/** Elements at either end that stay are left alone; of those between, what was there before is taken as it was. */
function list(
  text: string,
  held: JsonParts,
  before: readonly Json[],
  after: readonly Json[],
  margin: string,
): string {
  const lead = leadOf(held, margin);
  // What stood first may have begun on the line of the sign before it.
  const leads = (part: JsonPart): string => (part === held.parts[0] ? lead : part.lead);
  const keep = (part: JsonPart): Piece => ({ lead: leads(part), text: text.slice(part.start, part.end) });
  const most = Math.min(before.length, after.length);
  let front = 0;
  while (front < most && sameJson(before[front] ?? null, after[front] ?? null)) front += 1;
  let back = 0;
  while (back < most - front && sameJson(before.at(-1 - back) ?? null, after.at(-1 - back) ?? null))
    back += 1;
  const middle = after.slice(front, after.length - back);
  const known = new Map(before.map((each, at) => [JSON.stringify(each), held.parts[at]] as const));
  const stays = new Set(after.map((each) => JSON.stringify(each)));
  const between = middle.map((value, at): Piece => {
    const same = known.get(JSON.stringify(value));
    if (same !== undefined) return keep(same);
    const part = at < before.length - front - back ? held.parts[front + at] : undefined;
    const old = before[front + at] ?? null;
    if (part === undefined || stays.has(JSON.stringify(old))) return { lead, text: fresh(value, lead) };
    return { lead: leads(part), text: written(text, part.valueStart, part.end, old, value) };
  });
  const pieces = [
    ...held.parts.slice(0, front).map(keep),
    ...between,
    ...(back === 0 ? [] : held.parts.slice(-back).map(keep)),
  ];
  return `[${joined(held, pieces, margin)}]`;
}
