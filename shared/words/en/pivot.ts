import { plural } from '../format.ts';
import { shown } from '../shown.ts';

const minutes = (count: number): string =>
  count < 60 ? `${count} ${plural(count, 'minute', 'minutes')}` : count < 24 * 60 ? '1 hour' : '1 day';

/** From a trace to what hangs together with it. */
export const pivot = {
  minutes,
  around: (count: number) => `Within ${minutes(count)} before and after`,
  same: (field: string, value: string) => `Same ${field}: ${shown(value)}`,
  sameRequest: 'Same request or correlation id',
  everything: 'Everything',
  reach: 'Look this far around',
  noRequest: 'The trace names no request.',
  back: 'Back to what was asked before (Backspace)',
};
