import type { DraftOrigin, DrawRefusal } from '../../model/stored-draft.ts';
import type { Provider } from '../../model/trace.ts';
import type { ConditionRefusal } from '../../notification/add-condition.ts';
import type { Description, NamedFew } from '../../notification/describe.ts';
import { printRule } from '../../notification/rule.ts';
import { count, moment, plural } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'en';
const number = (value: number): string => count(language, value);
const some = (value: number, one: string, other: string): string =>
  `${number(value)} ${plural(value, one, other)}`;

function listed(parts: readonly string[], last: 'and' | 'or'): string {
  if (parts.length < 2) return parts.join('');
  return `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1) ?? ''}`;
}

function few({ named, more }: NamedFew, last: 'and' | 'or'): string {
  const rest = more === 0 ? [] : [some(more, 'other', 'others')];
  return listed([...named.map(shown), ...rest], last);
}

function operations(told: Description['operations']): string {
  switch (told.kind) {
    case 'every':
      return 'Reports every operation';
    case 'none':
      return 'Reports nothing: it names no operation';
    case 'unreadable':
      return 'Reports operations that cannot be read';
    case 'some':
      return `Reports ${few(told.names, 'and')} of ${few(told.services, 'and')}`;
  }
}

function filter(told: Description['filter']): string {
  if (told === null) return '';
  if (told === 'unreadable') return ', by a filter that cannot be read';
  const rest = told.more === 0 ? [] : [some(told.more, 'more rule', 'more rules')];
  const rules = [...told.rules.map((rule) => shown(printRule(rule))), ...rest];
  return `, where ${listed(rules, told.condition === 'AND' ? 'and' : 'or')}`;
}

/** One plain sentence of what a notification reports; null: it is none. */
export function notificationSentence(told: Description | null): string {
  if (told === null) return 'This is no notification.';
  const by =
    told.users === null
      ? ''
      : told.users === 'unreadable'
        ? ', by users that cannot be read'
        : `, by ${few(told.users, 'or')}`;
  const end = told.hasUnreadable ? ' Some of it cannot be read.' : '';
  return `${operations(told.operations)}${by}${filter(told.filter)}.${end}`;
}

export const drawRefusals: Record<DrawRefusal, string> = {
  'nothing-to-add':
    'The trace lacks a service, a resource type or a name, and a notification names all three.',
  'several-providers': 'The traces are of several providers, and a notification is about one.',
  'other-provider': 'The draft is about the traces of another provider.',
  'not-an-object': 'The draft is no notification yet.',
  'every-operation': 'The draft reports every operation already.',
  'operations-unreadable': 'The operations of the draft cannot be read.',
  'operations-too-many': 'A notification takes at most 1,000 operations.',
  'services-too-many': 'A notification takes the operations of at most 100 services.',
};

export const conditionRefusals: Record<ConditionRefusal, string> = {
  'field-not-filterable':
    'A notification filters by API version, code, rating, trace type, resource id and resource name, and by user; not by this.',
  'empty-value': 'A notification cannot ask for a value that is not there.',
  'value-not-taken':
    'The service does not take this value in a filter: it is too long, or not of the form it asks for.',
  'already-there': 'The draft asks for this already.',
  'filter-unreadable': 'The filter of the draft cannot be read.',
  'filter-off': 'The filter of the draft is off and holds rules. Switch it on, or take them out first.',
  contradicts: 'With the rules that are there, the filter would pass nothing, or everything.',
  'users-unreadable': 'The users of the draft cannot be read.',
  'users-with-every-operation':
    'The draft reports every operation, and what the service then does with users is not documented.',
  'users-too-many': 'A notification takes at most 50 users.',
  'not-an-object': 'The draft is no notification yet.',
};

export const draftMenu = {
  start: 'Start a draft from this trace',
  add: (name: string) => `Add to draft ${shown(name)}`,
  addTo: 'Add to a draft',
  condition: (name: string, condition: string) => `Let ${shown(name)} ask for ${shown(condition)}`,
  conditionIn: (condition: string) => `Let a draft ask for ${shown(condition)}`,
};

export const draftNews = {
  started: (name: string) => `The draft ${shown(name)} was made.`,
  added: (name: string, added: number) =>
    added === 0
      ? `The draft ${shown(name)} names this operation already.`
      : `${some(added, 'operation was', 'operations were')} added to the draft ${shown(name)}.`,
  lacking: (traces: number) =>
    `${some(traces, 'trace lacks', 'traces lack')} a service, a resource type or a name.`,
  unreported: (traces: number) =>
    traces === 1
      ? 'The draft does not report this trace all the same: Verdicts says why.'
      : `The draft does not report ${number(traces)} of the traces all the same: Verdicts says why.`,
  queried: (name: string, unsaid: readonly string[]) =>
    unsaid.length === 0
      ? `The draft ${shown(name)} was made of the filter.`
      : `The draft ${shown(name)} was made of the filter, without what no notification can ask for: ${unsaid.map(shown).join('; ')}.`,
  asked: (name: string, condition: string) => `The draft ${shown(name)} now asks for ${shown(condition)}.`,
  imported: (drafts: number) => `${some(drafts, 'draft was', 'drafts were')} imported.`,
  removed: (names: readonly string[]) =>
    names.length === 1
      ? `The draft ${shown(names[0] ?? '')} was deleted.`
      : `${number(names.length)} drafts were deleted.`,
  copied: (names: readonly string[]) =>
    names.length === 1
      ? `The draft ${shown(names[0] ?? '')} was made as a copy.`
      : `${number(names.length)} drafts were made as copies.`,
  exported: (drafts: number, path: string) =>
    `${some(drafts, 'draft was', 'drafts were')} written to ${shown(path)}.`,
  refused: (reason: string) => `Nothing was added. ${reason}`,
  open: 'Open the draft',
  undo: 'Undo',
};

export const draftVerdicts = {
  none: 'No notification is held against this trace yet.',
  noneText:
    'Here every draft says whether it would have reported this trace, and if not, which of its clauses keeps it from it.',
  start: 'Start a draft from this trace',
  label: 'Verdicts of the drafts',
  tally: (match: number, unknown: number, others: number) =>
    [
      `${number(match)} would report this trace`,
      ...(unknown === 0 ? [] : [`${number(unknown)} cannot tell`]),
      ...(others === 0 ? [] : [`${number(others)} would not`]),
    ].join(', '),
  verdicts: { match: 'Match', 'no-match': 'No match', unknown: 'Cannot tell' },
  outOfScope: 'Not looked at: another provider or project',
  show: 'Open',
  open: (name: string) => `Open ${shown(name)}`,
  follow: (name: string) => `Follow ${shown(name)}: M goes to its next match`,
  followed: (name: string) => `${shown(name)} is followed: M goes to its next match`,
  expected: 'Expected',
  actual: 'In the trace',
  /** Of the clause that the notification alone decides. */
  own: 'In the notification',
  nothing: 'nothing',
  more: (value: number) => `${number(value)} more`,
};

export const draftList = {
  title: 'Drafts',
  noWorkspace: 'Open a workspace to keep drafts of notifications in it.',
  none: 'No drafts yet',
  noneText:
    'A draft is a key event notification that you design here and hold against real traces before anything is published. Start one from a trace: choose it on the Traces screen, open its menu and take “Start a draft from this trace”. Or begin with an empty one, or with a file: the JSON of the service’s API, a list of notifications, or Terraform, in its own language or as JSON. Files can be dropped here, too.',
  nothingFound: 'No draft fits the search.',
  fresh: 'New draft',
  import: 'Import…',
  export: 'Export',
  exportAll: 'Export all',
  search: 'Search drafts',
  readOnly: 'This workspace is read-only: drafts can be looked at, tested and exported.',
  window: (from: string, to: string) => `Counted over the last seven days of traces: ${from} – ${to} UTC`,
  noTraces: 'No traces were read yet, so nothing is counted.',
  count: number,
  showMatched: (name: string, traces: number) =>
    `${some(traces, 'match', 'matches')} of ${shown(name)}: show them`,
  showUnknown: (name: string, traces: number) =>
    `${some(traces, 'trace', 'traces')} on which ${shown(name)} cannot tell: show them`,
  changedAt: (at: number) => moment(language, at),
  actions: (name: string) => `What can be done with ${shown(name)}`,
  edit: 'Edit',
  duplicate: 'Duplicate',
  remove: 'Delete',
  follow: 'Follow: M goes to its next match',
  standings: {
    unknown: { label: 'Not looked', why: 'No sync has looked at the notifications of the account yet.' },
    fresh: { label: 'Not live', why: 'The account has no notification of this name.' },
    same: { label: 'As live', why: 'The notification in the account says the same.' },
    changed: { label: 'Differs', why: 'The notification in the account says something else.' },
    gone: { label: 'Gone', why: 'The notification it was made of is in the account no more.' },
    elsewhere: {
      label: 'Test only',
      why: 'A draft for the traces of another provider: nothing to publish it to.',
    },
  },
};

export const draftEditor = {
  between: 'Width of form and test',
  back: 'All drafts',
  gone: 'There is no such draft here any more.',
  text: (name: string) => `JSON of ${shown(name)}`,
  provider: 'Traces of',
  providers: {
    huawei: 'Huawei Cloud CTS',
    ibm: 'IBM Key Protect, Activity Tracker',
    alibaba: 'Alibaba Cloud',
    aws: 'AWS CloudTrail',
  } satisfies Record<Provider, string> as Record<Provider, string>,
  saved: 'Saved',
  saving: 'Saving…',
  keptAsTyped: 'Kept as typed; what was valid last counts.',
  notSaved: 'Not saved: what was valid last is kept.',
  origin: {
    traces: 'Made from traces',
    file: 'Imported from a file',
    empty: 'Begun empty',
    copy: 'Made as a copy',
    live: 'Made of a live notification',
  } satisfies Record<DraftOrigin, string> as Record<DraftOrigin, string>,
  issues: 'Issues',
  noIssues: 'Nothing is wrong with it.',
  severities: { error: 'Error', warning: 'Warning' },
  whole: 'the whole notification',
  ofLastValid: 'Of the last valid text:',
  takeTheirs: 'Take what was saved elsewhere',
};
