import type { Json, JsonObject } from '../../../shared/model/json.ts';
import { parseJsonText } from './json-text.ts';
import { isObject, memberOf, textOf } from './values.ts';

const NAME = /correlation.?id/i;
/** As a line of a header, or within text that is not quite JSON. */
const WITHIN_TEXT = /correlation.?id["']?\s*[:=]\s*["']?([\w.-]+)/i;
const MOST_LEVELS = 4;

/**
 * The id that joins the events of one request. It moved over the years: from the content of the response's header to the
 * response's body and to a member of the event itself; documents do not say how it is named within the content.
 */
export function correlationIdOf(event: JsonObject): string | null {
  const body = event.responseBody;
  return (
    textOf(event.correlationId) ??
    textOf(memberOf(asValue(body), 'correlationID')) ??
    textOf(memberOf(asValue(body), 'correlationId')) ??
    searched(memberOf(asValue(event.responseHeader), 'content')) ??
    searched(memberOf(asValue(body), 'content'))
  );
}

function asValue(value: Json | undefined): Json | undefined {
  return typeof value === 'string' ? (parseJsonText(value) ?? value) : value;
}

function searched(content: Json | undefined): string | null {
  const value = asValue(content);
  return typeof value === 'string'
    ? (WITHIN_TEXT.exec(value)?.[1] ?? null)
    : searchedObject(value, MOST_LEVELS);
}

function searchedObject(value: Json | undefined, levels: number): string | null {
  if (levels === 0 || typeof value !== 'object' || value === null) return null;
  const members = Object.entries(value);
  if (isObject(value)) {
    for (const [name, member] of members) {
      // A header may come as a list of its values.
      const text = NAME.test(name) ? textOf(Array.isArray(member) ? member[0] : member) : null;
      if (text !== null) return text;
    }
  }
  for (const [, member] of members) {
    const text = searchedObject(member, levels - 1);
    if (text !== null) return text;
  }
  return null;
}
