import type { ImportTotals } from '../../model/imports.ts';
import { count, plural } from '../format.ts';

const language = 'en';

export interface MissingStretch {
  tracker: string;
  from: string;
  to: string;
  zone: string;
  reason: string;
}

/** Reading an account into the workspace. */
export const sync = {
  sync: 'Sync',
  syncOf: (name: string) => `Sync ${name}`,
  waits: 'What comes is kept once the import is done',
  scheduled: 'by schedule',
  everyOf: (name: string) => `Sync ${name} by itself`,
  every: 'Sync by itself',
  intervals: {
    off: 'Off',
    15: 'every 15 minutes',
    60: 'every hour',
    360: 'every 6 hours',
    1440: 'every day',
  },
  needsWorkspace: 'Open a workspace that can be written to sync into it.',
  finished: (name: string, { added, duplicates, conflicts }: ImportTotals) =>
    `Synced ${name}: ${count(language, added)} added, ${count(language, duplicates)} known before${
      conflicts === 0 ? '' : `, ${count(language, conflicts)} in conflict`
    }.`,
  missing: (first: string, more: number) =>
    more === 0
      ? first
      : `${first} And ${count(language, more)} ${plural(more, 'other part is', 'other parts are')} missing.`,
  parts: (missing: number) =>
    `${count(language, missing)} ${plural(missing, 'part is', 'parts are')} missing`,
  stretch: ({ tracker, from, to, zone, reason }: MissingStretch) =>
    `What ${tracker} recorded from ${from} to ${to} (${zone}) is missing: ${reason}`,
  unseen: (what: string, reason: string) => `The ${what} could not be read: ${reason}`,
};
