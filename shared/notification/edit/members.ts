import type { Json, JsonObject } from '../../model/json.ts';
import { isObject } from '../json-value.ts';

/** A change of a notification: it touches what it is about and nothing else. What is no notification becomes one. */
export type Change = (notification: Json) => Json;

/** Null takes the member out; its place in the order stays its own. */
export function withMember(object: JsonObject, name: string, value: Json): JsonObject {
  if (value !== null)
    return Object.hasOwn(object, name)
      ? Object.fromEntries(Object.entries(object).map(([each, held]) => [each, each === name ? value : held]))
      : { ...object, [name]: value };
  return Object.fromEntries(Object.entries(object).filter(([each]) => each !== name));
}

/** One of the members that are a text: name, mode, status, topic or function, agency. */
export const setMember =
  (
    name: 'notification_name' | 'operation_type' | 'status' | 'topic_id' | 'agency_name',
    value: string | null,
  ): Change =>
  (notification) =>
    withMember(isObject(notification) ? notification : {}, name, value);

/** Without anybody to tell there is nothing to be enabled for. */
export const sendNothing: Change = (notification) => {
  const object = isObject(notification) ? notification : {};
  return withMember(withMember(object, 'topic_id', null), 'status', 'disabled');
};

/** Replaces an element of a list; null takes it out. */
export function withElement(list: readonly Json[], at: number, value: Json): Json[] {
  return value === null ? list.toSpliced(at, 1) : list.with(at, value);
}
