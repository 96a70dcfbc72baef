import { VIEW_NAMES, type ViewName } from '../../shared/model/command.ts';

/** The view, and a place within it, are in the address (`#/overview/imports/3`): reload, back and forward keep to it. */
let place = $state.raw(fromAddress());
let hash = location.hash;

function fromAddress(): { view: ViewName; within: readonly string[] } {
  const [name, ...within] = location.hash.replace(/^#\//, '').split('/');
  const view = VIEW_NAMES.find((known) => known === name);
  return view === undefined ? { view: 'overview', within: [] } : { view, within };
}

function follow(): void {
  if (location.hash === hash) return;
  hash = location.hash;
  place = fromAddress();
}

addEventListener('hashchange', follow);

export const route = {
  get view(): ViewName {
    return place.view;
  },
  get within(): readonly string[] {
    return place.within;
  },
  go(next: ViewName, ...within: (string | number)[]): void {
    location.hash = addressOf(next, ...within);
    // The event comes later: until then the view that is left would go on asking about what the next one was told.
    follow();
  },
  /** Like `go`, without a step that Back would go through: for what follows a moving selection. */
  move(next: ViewName, ...within: (string | number)[]): void {
    location.replace(addressOf(next, ...within));
    follow();
  },
};

export function addressOf(name: ViewName, ...within: (string | number)[]): string {
  return `#/${[name, ...within].join('/')}`;
}

/** Every marked trace, whatever the list of traces shows. */
export const MARKS = 'marks';

/** What all notifications report together. */
export const TOGETHER = 'together';

/** One imported file against every live notification. */
export const FILE_TEST = 'file';

/** What was done in the open workspace, within the settings. */
export const JOURNAL = 'journal';

/** Where the result of imports is shown: the list, one import, one of its files or all its refused records. */
export function importsAddress(run?: number, part?: number | 'refused'): string {
  return addressOf('overview', 'imports', ...[run, part].filter((step) => step !== undefined));
}
