import type { Json } from '../../../../shared/model/json.ts';
import { addOperations, type OperationName } from '../../../../shared/notification/edit/operations.ts';
import type { Words } from '../../../../shared/words/words.ts';

/** Why operations cannot be put in; empty where they can. */
export function drawRefusal(words: Words, notification: Json, operations: readonly OperationName[]): string {
  const next = addOperations(notification, operations);
  // A text by itself is no notification either, and never comes of it.
  return typeof next === 'string' ? words.drawRefusals[next] : '';
}
