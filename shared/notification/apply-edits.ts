import type { Json } from '../model/json.ts';
import type { Edit } from '../model/replay.ts';

/** A copy of the notification with the changes made, in their order. What a change cannot reach is an error: it was made for another. */
export function applyEdits(notification: Json, edits: readonly Edit[]): Json {
  const changed = JSON.parse(JSON.stringify(notification)) as Json;
  for (const edit of edits) if (edit.kind !== 'assume') apply(changed, edit);
  return changed;
}

function apply(root: Json, edit: Exclude<Edit, { kind: 'assume' }>): void {
  const steps = stepsOf(edit.path);
  const last = steps.pop();
  let holder: Json | undefined = root;
  for (const step of steps) holder = member(holder, step);
  if (last === undefined || typeof holder !== 'object' || holder === null)
    throw new Error(`There is nothing at ${edit.path}.`);
  if (Array.isArray(holder)) {
    const at = Number(last);
    if (edit.kind === 'remove') holder.splice(at, 1);
    else holder.splice(at, edit.kind === 'add' ? 0 : 1, edit.value);
  } else if (edit.kind === 'remove') delete holder[last];
  else
    Object.defineProperty(holder, last, {
      value: edit.value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

function member(value: Json | undefined, step: string): Json | undefined {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
  return Array.isArray(value) ? value[Number(step)] : value[step];
}

/** `operations[2].trace_names[0]` as its steps. */
function stepsOf(path: string): string[] {
  return path.split(/[.[\]]+/).filter((step) => step !== '');
}
