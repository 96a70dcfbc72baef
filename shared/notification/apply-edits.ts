import type { Json } from '../model/json.ts';
import type { Edit } from '../model/replay.ts';

/** A copy of the notification with the changes made, in their order. What a change cannot reach is an error: it was made for another. */
export function applyEdits(notification: Json, edits: readonly Edit[]): Json {
  const changed = copyOf(notification);
  for (const edit of edits) if (edit.kind !== 'assume') apply(changed, edit);
  return changed;
}

function apply(root: Json, edit: Exclude<Edit, { kind: 'assume' }>): void {
  const steps = stepsOf(edit.path);
  const last = steps.pop();
  let holder: Json | undefined = root;
  for (const step of steps) holder = member(holder, step);
  if (last === undefined || typeof holder !== 'object' || holder === null) throw unreachable(edit.path);
  const isThere = member(holder, last) !== undefined;
  // A later change may lie within what an earlier one put there, and must not reach into the edit itself.
  const value = edit.kind === 'remove' ? null : copyOf(edit.value);
  if (Array.isArray(holder)) {
    const isBehindLast = edit.kind === 'add' && last === String(holder.length);
    if (!isThere && !isBehindLast) throw unreachable(edit.path);
    if (edit.kind === 'remove') holder.splice(Number(last), 1);
    else holder.splice(Number(last), edit.kind === 'add' ? 0 : 1, value);
  } else if (edit.kind === 'remove') {
    if (!isThere) throw unreachable(edit.path);
    delete holder[last];
  } else Object.defineProperty(holder, last, { value, enumerable: true, configurable: true, writable: true });
}

function unreachable(path: string): Error {
  return new Error(`There is nothing at ${path}.`);
}

function copyOf(value: Json): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

function member(value: Json | undefined, step: string): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  // `length` is a list's own as well.
  if (Array.isArray(value)) return step === 'length' ? undefined : value[Number(step)];
  return value[step];
}

/** `operations[2].trace_names[0]` as its steps. */
function stepsOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((step) => step !== '');
}
