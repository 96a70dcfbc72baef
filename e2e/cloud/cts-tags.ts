import type { Tracker } from './account.ts';
import { trackersOf } from './cts-trackers.ts';
import { isObject, jsonBody, refuse, type Answer, type Call } from './exchange.ts';

interface Tag {
  key: string;
  value: string;
}

const KEY = /^(?! |_sys_)[\p{L}\p{N} _.:/=+@-]{1,128}(?<! )$/u;
const VALUE = /^(?! )[\p{L}\p{N} _.:/=+@-]{0,255}(?<! )$/u;

/** A key that is there gets the new value. */
export function createTags(call: Call): Answer {
  const tracker = tagged(call);
  const given = tagsIn(call);
  const keys = new Set(given.map(({ key }) => key));
  tracker['tags'] = [
    ...tagsOf(tracker).filter(({ key }) => !keys.has(key)),
    ...given.map(({ key, value }) => ({ key, value: value ?? '' })),
  ];
  return { status: 200 };
}

/** By key and value where a value is given, else by key. */
export function deleteTags(call: Call): Answer {
  const tracker = tagged(call);
  const given = tagsIn(call);
  tracker['tags'] = tagsOf(tracker).filter(
    (tag) => !given.some(({ key, value }) => key === tag.key && (value === undefined || value === tag.value)),
  );
  return { status: 204 };
}

function tagged(call: Call): Tracker {
  if (call.parts['resource_type'] !== 'cts-tracker') throw refuse('CTS.0300');
  const tracker = trackersOf(call).find(({ id }) => id === call.parts['resource_id']);
  if (tracker === undefined) throw refuse('CTS.0214');
  return tracker;
}

const tagsOf = (tracker: Tracker): Tag[] =>
  Array.isArray(tracker['tags']) ? (tracker['tags'] as Tag[]) : [];

function tagsIn(call: Call): { key: string; value: string | undefined }[] {
  const { tags } = jsonBody(call);
  if (!Array.isArray(tags)) throw refuse('CTS.0003');
  return (tags as unknown[]).map((tag) => {
    const { key, value } = isObject(tag) ? tag : {};
    if (typeof key !== 'string' || !KEY.test(key)) throw refuse('CTS.0003');
    if (value !== undefined && (typeof value !== 'string' || !VALUE.test(value))) throw refuse('CTS.0003');
    return { key, value };
  });
}
