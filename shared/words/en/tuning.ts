import type { ExclusionRefusal } from '../../model/tuning.ts';
import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const number = (value: number): string => count('en', value);
const shares = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });
const some = (value: number, one: string, other: string): string =>
  `${number(value)} ${plural(value, one, other)}`;

const refusals: Record<ExclusionRefusal, string> = {
  'user-by-filter':
    'Cannot be expressed: the service filters by six fields, and users are none of them. It can only list whom to report.',
  'no-user': 'Cannot be expressed: no filter asks for traces of a user or of none.',
  'operation-by-filter':
    'Cannot be expressed while every operation is reported: no filter asks for operations. Choose operations instead.',
  'absent-value': 'Cannot be expressed: a rule needs a value, and these have none.',
  'value-not-taken': 'Cannot be expressed: the service does not take this value in a rule.',
  'filter-off': 'Not while rules are switched off: they would come into force with it.',
  'nothing-left': 'Without it the notification would report nothing.',
  'too-many-rules':
    'Cannot be expressed in one notification: its rules are joined by OR, and each would need one of its own.',
  unreadable: 'This part of the draft cannot be read.',
};

/** What makes a draft loud, and what the service lets it leave out. */
export const tuning = {
  tab: 'Tuning',
  label: 'What causes most matches',
  hint: 'Of each field the value that most matches have, and what leaving it out does.',
  none: 'No value stands out: the matches have the same value, or each has one of its own.',
  matched: (matched: number, share: number) =>
    `${some(matched, 'match', 'matches')}, ${shares.format(share)}`,
  fields: { user: 'User', operation: 'Operation' },
  nothing: 'nothing',
  effect: (fewer: number, unknown: number) =>
    unknown === 0
      ? `${number(fewer)} fewer`
      : `${number(fewer)} fewer, ${number(unknown)} of them cannot be told any more`,
  adds: (rule: string) => `Add ${shown(rule)}`,
  takes: (rule: string) => `Take ${shown(rule)} away`,
  split: (parts: number) => `Split into ${number(parts)}`,
  splitWhy: (parts: number, doubled: number) =>
    [
      'Under OR one more rule would report more, so each rule needs a notification of its own:',
      `${number(parts - 1)} more of the hundred`,
      ...(doubled === 0 ? [] : [`and ${some(doubled, 'message', 'messages')} twice`]),
    ].join(' ') + '.',
  refusals,
};
