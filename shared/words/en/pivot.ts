import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const DAY = 24 * 60;

const part = (number: number, one: string, other: string): string[] =>
  number === 0 ? [] : [`${number} ${plural(number, one, other)}`];

const minutes = (span: number): string =>
  [
    ...part(Math.floor(span / DAY), 'day', 'days'),
    ...part(Math.floor((span % DAY) / 60), 'hour', 'hours'),
    ...part(span % 60, 'minute', 'minutes'),
  ].join(' ');

/** From a trace to what hangs together with it. */
export const pivot = {
  minutes,
  around: (span: number) => `Within ${minutes(span)} before and after`,
  same: (field: string, value: string) => `Same ${field}: ${shown(value)}`,
  sameRequest: 'Same request or correlation id',
  everything: 'Everything',
  reach: 'Look this far around',
  otherReach: 'Another number of minutes…',
  title: 'Around a trace',
  label: 'Minutes before and after',
  hint: (most: number) => `A whole number from 1 to ${count('en', most)} (${minutes(most)}).`,
  keep: 'Keep',
  find: 'Show what is around it',
  noRequest: 'The trace names no request.',
  back: 'Back to what was asked before (Backspace)',
};
