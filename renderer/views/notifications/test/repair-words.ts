import type { Json } from '../../../../shared/model/json.ts';
import type { NearMissGroup } from '../../../../shared/model/replay.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { isObject } from '../../../../shared/notification/json-value.ts';

/** What a group's changes do to the notification that they were made for, as a person would say it. */
export function repairWords(
  words: Words,
  notification: Json,
  { clause, actual, edits }: NearMissGroup,
): string {
  const { near } = words.liveTest;
  const [first] = edits;
  if (first === undefined) return near.noRepair;
  if (first.kind === 'assume') return near.includeData;
  switch (clause) {
    case 'status':
    case 'management':
      return near.enable;
    case 'operation':
      return near.add([actual['service_type'], actual['resource_type'], actual['trace_name']].join(' › '));
    case 'user':
      return first.kind === 'remove' ? near.everybody : near.add(actual['user.name'] ?? '');
    case 'filter':
      if (first.kind === 'remove') return near.without(edits.flatMap((edit) => ruleAt(notification, edit)));
      return typeof first.value === 'string' ? near.add(first.value) : near.filterOff;
  }
}

function ruleAt(notification: Json, edit: NearMissGroup['edits'][number]): string[] {
  const number = edit.kind === 'assume' ? undefined : /\[(\d+)\]$/.exec(edit.path)?.[1];
  const filter = isObject(notification) ? (notification['filter'] ?? null) : null;
  const rules = isObject(filter) ? filter['rule'] : undefined;
  const rule = Array.isArray(rules) && number !== undefined ? rules[Number(number)] : undefined;
  return typeof rule === 'string' ? [rule] : [];
}
