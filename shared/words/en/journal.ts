import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const number = (value: number): string => count('en', value);

/** What was done in and with a workspace. */
export const journal = {
  title: 'Journal',
  open: 'Open the journal',
  about:
    'Imports, syncs, removals and changes of an account are written down and never changed; each entry holds the hash of the one before.',
  back: 'Settings',
  search: 'Search the journal',
  entries: (value: number) => `${number(value)} ${plural(value, 'entry', 'entries')}`,
  sound: 'The chain is sound: no entry was changed or taken out.',
  broken: (id: number) =>
    `The chain is broken at entry ${number(id)}: it, or the one before it, was changed or taken out.`,
  none: 'Nothing was done in this workspace yet.',
  nothingFound: 'No entry fits the search.',
  noWorkspace: 'Open a workspace to see its journal.',
  export: 'Export',
  columns: {
    time: (zone: string) => `Time ${zone}`,
    kind: 'What',
    by: 'By',
    details: 'Details',
  },
  kinds: {
    import: 'Import',
    sync: 'Sync',
    read: 'Read from the cloud',
    retention: 'Removed by retention',
    publish: 'Change of an account',
    export: 'Export',
    recovered: 'Recovery',
  } as Record<string, string>,
  states: { begun: 'begun', done: 'done', failed: 'failed', unknown: 'unknown' } as Record<string, string>,
  withState: (name: string, state: string) => `${name}, ${state}`,
  /** By what is done, and the status where that is set. */
  changes: {
    'create-notification': 'create',
    'modify-notification': 'replace',
    'switch-notification enabled': 'enable',
    'switch-notification disabled': 'disable',
    'delete-notifications': 'delete',
    'create-tracker': 'create the tracker',
    'modify-tracker': 'change the tracker',
    'delete-tracker': 'delete the tracker',
    'add-tags': 'add tags to',
    'delete-tags': 'remove tags of',
  } as Record<string, string>,
  change: (verb: string, names: readonly string[], connection: string | null) =>
    `${verb} ${names.map(shown).join(', ')}${connection === null ? '' : `, by ${shown(connection)}`}`,
  added: (traces: number, isComplete: boolean) =>
    `${number(traces)} ${plural(traces, 'trace', 'traces')} added${isComplete ? '' : ', not complete'}`,
  removed: (traces: number) => `${number(traces)} ${plural(traces, 'trace', 'traces')} removed`,
  nobody: 'Tracebell',
  detailsOf: (id: number) => `Entry ${number(id)}`,
  more: (left: number) => `${number(left)} more characters`,
  list: 'Entries of the journal',
};
