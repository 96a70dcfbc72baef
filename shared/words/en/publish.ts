import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'en';
const number = (value: number): string => count(language, value);
const rates = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
const some = (value: number, one: string, other: string): string =>
  `${number(value)} ${plural(value, one, other)}`;
const named = (names: readonly string[]): string => names.map((name) => `“${shown(name)}”`).join(', ');

/** What is about to be written to an account, and what became of it. */
export const publish = {
  open: 'Plan…',
  openHint: 'What publishing this draft would change in the account',
  back: 'All notifications',
  toDraft: 'Back to the draft',
  title: {
    create: (name: string) => `Plan: create ${shown(name)}`,
    update: (name: string) => `Plan: update ${shown(name)}`,
    enable: (name: string) => `Plan: enable ${shown(name)}`,
    disable: (name: string) => `Plan: disable ${shown(name)}`,
    delete: (name: string) => `Plan: delete ${shown(name)}`,
    none: (name: string) => `Plan: ${shown(name)} is as it shall be`,
  },
  several: {
    enable: (value: number) => `Plan: enable ${some(value, 'notification', 'notifications')}`,
    disable: (value: number) => `Plan: disable ${some(value, 'notification', 'notifications')}`,
    delete: (value: number) => `Plan: delete ${some(value, 'notification', 'notifications')}`,
  },
  returning: (name: string) => `Plan: return ${shown(name)} to an earlier state`,
  looked: (time: string, zone: string) => `Account read ${time} ${zone}`,
  lookedBefore: (time: string, zone: string) => `Account as it was at the last sync, ${time} ${zone}`,
  looking: 'Reading the account…',
  lookAgain: 'Read again',
  neverLooked: 'Nothing of the account is known yet: connect to it in Settings.',
  unchanged: (read: string) => `${read}, unchanged since the draft began`,
  connection: 'Account',
  noConnection: 'None',
  fields: 'What changes, field by field',
  field: 'Field',
  live: 'Live',
  after: 'After',
  absent: '–',
  moreChanges: (value: number) =>
    `${some(value, 'more change', 'more changes')}: export the plan to see all.`,
  noChanges: 'The account has it exactly so: there is nothing to publish.',
  kept: (names: readonly string[]) => `Sent along as it is, though no document names it: ${named(names)}.`,
  gone: (ids: readonly string[]) => `Not in the account any more: ${named(ids)}.`,
  fieldNames: {
    notification_name: 'Name',
    operation_type: 'Operations, mode',
    operations: 'Operation',
    notify_user_list: 'User',
    topic_id: 'Topic or function',
    'filter.rule': 'Filter rule',
    'filter.condition': 'Filter, condition',
    'filter.is_support_filter': 'Filter, on',
    agency_name: 'Agency',
    status: 'Status',
  } as Record<string, string>,
  effect: 'What it does',
  window: (from: string, to: string, zone: string) => `On the traces of ${from} – ${to} ${zone}:`,
  traces: (value: number, never: string | null) =>
    never === null
      ? some(value, 'trace', 'traces')
      : `${some(value, 'trace', 'traces')}, ${never} of it never read`,
  noTraces: 'No traces were read of this time, so nothing can be said of what it does.',
  waiting: 'Being held against the traces…',
  tabs: {
    lost: (value: number, isOpen: boolean) =>
      value === 0 || isOpen ? `Lost ${number(value)}` : `Lost ${number(value)} (open)`,
    gained: (value: number) => `Gained ${number(value)}`,
    kept: (value: number) => `Kept ${number(value)}`,
  },
  lists: {
    lost: 'Traces that are not reported any more',
    gained: 'Traces that are reported from then on',
    kept: 'Traces that stay reported',
  },
  nothing: {
    lost: 'Nothing is lost.',
    gained: 'Nothing is gained.',
    kept: 'Nothing is reported before and after.',
  },
  openLost: 'Choose “Lost” to see what is not reported any more.',
  newest: (rows: number, all: number) => `The newest ${number(rows)} of ${number(all)}.`,
  becameUnknown: (value: number) => `On ${some(value, 'trace', 'traces')} it cannot tell any more.`,
  chart: 'Kept, gained and lost over time',
  unit: 'traces',
  kinds: { lost: 'lost', gained: 'gained', kept: 'kept' },
  topic: (name: string, before: number, after: number) =>
    `${shown(name)}: ${rates.format(before)} → ${rates.format(after)} messages a day, of all enabled notifications`,
  checks: 'Checks',
  states: { ok: 'ok', warning: 'warning', block: 'in the way', open: 'not known' },
  checkNames: {
    limits: 'Limits',
    name: 'Name',
    permission: 'Permission',
    topic: 'Topic',
    pins: 'Examples',
    lint: 'Issues',
    agency: 'Agency',
    lost: 'Lost',
    merge: 'Changes of others',
    rights: 'Rights',
  },
  said: {
    limits: (used: number, most: number) => `${number(used)} of ${number(most)} in use afterwards`,
    limitsUnknown: 'how many there are is not known',
    limitsFull: (used: number, most: number) =>
      `${number(used)} of ${number(most)} are in use: delete one first`,
    nameFree: 'nobody else has it',
    nameUnknown: 'who else has it is not known',
    nameTaken: (name: string) => `another notification is called ${shown(name)}`,
    nameMeant: (name: string) =>
      `there is a ${shown(name)} already, which the draft was not made of: it is replaced`,
    nameGone: 'the one that the draft was made of was deleted: a new one is made',
    nameAgain: (name: string) => `${shown(name)} was made anew since: that one is replaced`,
    permissionOk: (action: string, time: string) => `${action} was allowed at ${time}`,
    permissionDenied: (action: string, time: string) => `${action} was refused at ${time}`,
    permissionOpen: (action: string) => `${action}: not known until written`,
    topicOk: 'known, with confirmed subscriptions',
    topicNone: 'nobody is told: it stays disabled',
    topicUnknown: 'topics were not read: a sync reads them',
    topicFunction: 'a function: what it does is not known here',
    pinsOk: (value: number) => `${number(value)}/${number(value)} hold`,
    pinsFail: (failing: number, value: number) => `${number(failing)} of ${number(value)} fail`,
    pinsNone: 'none: wanted is at least one trace that must match and one that must not',
    pinsNoMatch: 'none that must not match: at least one of each is wanted',
    pinsMatch: 'none that must match: at least one of each is wanted',
    lintOk: 'none',
    lint: (errors: number, warnings: number) =>
      [
        ...(errors === 0 ? [] : [some(errors, 'error', 'errors')]),
        ...(warnings === 0 ? [] : [some(warnings, 'warning', 'warnings')]),
      ].join(', '),
    longNumber:
      'a number is beyond 2^53, where digits get lost on the way: write it as text, or leave it out',
    unreadable: 'what is typed cannot be read: the plan is of the last valid text',
    agency:
      'cts_admin_trust is asked for: the service creates this agency in the account, where there is none',
    lostOpened: (value: number) => `${some(value, 'trace', 'traces')}, looked at`,
    lostUnseen: (value: number) => `${some(value, 'trace', 'traces')}: open the list before publishing`,
    merge: 'choose member by member first',
  },
  rights: {
    ok: (name: string) => `${shown(name)} may write`,
    'other-provider':
      'the draft is for another provider: it is tested here, and published where that provider keeps its rules',
    'workspace-read-only': 'the workspace is read-only: nothing could be written to its journal',
    'no-connection': 'there is no connection to this project: add one in Settings',
    'read-only': 'the connection is read-only: switch that off in Settings, or export the plan',
    'no-secret': 'nothing to sign in with is stored for this connection',
    locked: 'the store of secrets is locked: open it in Settings',
    'not-looked': 'the account could not be read a moment ago',
  },
  notPublished: 'It cannot be published, and nothing is exported for publishing.',
  actions: {
    create: 'Publish',
    update: 'Publish',
    enable: 'Enable',
    disable: 'Disable',
    delete: 'Delete',
    none: 'Publish',
  },
  confirm: (name: string) => `Type ${shown(name)} to confirm`,
  confirmSeveral: (value: number) => `Type ${number(value)}, their number, to confirm`,
  afterwards:
    'Read again just before and after writing, compared member by member, and tested again on the same traces.',
  merging: 'Changed by somebody else',
  mergingText: (name: string, time: string) =>
    `${shown(name)} is not as it was when the draft began; the account was read ${time}. Choose for each member which stands: theirs, or the draft’s.`,
  changedNow: (names: readonly string[]) =>
    `${named(names)} was changed in the account while you looked at the plan. Nothing was sent. The plan below is of how it stands now.`,
  theirs: 'Theirs',
  mine: 'The draft',
  began: 'When it began',
  takeOf: (member: string) => `Which ${shown(member)} stands`,
  merge: 'Take these over',
  merged: 'Changes of others were taken over.',
  unseen: 'as it was',
  writing: (done: number, all: number) => `Writing ${number(done)} of ${number(all)}…`,
  testing: 'Read again; being tested on the same traces…',
  outcome: 'What became of it',
  proven: (name: string, matched: number) =>
    `${shown(name)} is published and proven: read again it is as it was sent, and on the same traces it reports ${matched === 0 ? 'none, as it should' : `the same ${number(matched)}`}.`,
  deleted: (name: string) => `${shown(name)} is gone.`,
  stillThere: (name: string) => `${shown(name)} is still there.`,
  differs: (name: string, gained: number, lost: number) =>
    `${shown(name)} was written, but on the same traces it does not report the same: ${number(gained)} more, ${number(lost)} fewer.`,
  lostMembers: (name: string, fields: readonly string[]) =>
    `${shown(name)} was not written as it was sent. What is not so: ${fields.map(shown).join(', ')}.`,
  lostEffect: (gained: number, lost: number) =>
    `As it is now it reports ${number(gained)} more and ${number(lost)} fewer of the same traces.`,
  unknown: (name: string) =>
    `What became of ${shown(name)} is not known. Nothing is sent again by itself: read the account again to know.`,
  notWritten: (name: string) => `${shown(name)} was not written.`,
  asBefore: (name: string) => `${shown(name)} is as it was before: it was not written.`,
  putBackOf: (name: string) => `Put the earlier ${shown(name)} back`,
  planAgain: 'Plan again',
  saidAll: 'The service said:',
  exports: 'Take it along',
  exportBody: 'Request body',
  exportTerraform: 'Terraform',
  exportTicket: 'Ticket text',
  copyTicket: 'Copy ticket',
  copied: 'Copied',
  history: 'Earlier states',
  historyOf: (name: string) => `Earlier states of ${shown(name)}`,
  historyText: 'As looks at the account found them. Choose one to see the plan of going back to it.',
  historyNone: 'No look at the account has found another state of it.',
  historySpan: (from: string, to: string, zone: string) => `${from} – ${to} ${zone}`,
  historyNow: 'as it is now',
  historyGone: 'was not there',
  historyChanges: (value: number) => `${some(value, 'change', 'changes')} from now`,
  menu: {
    actions: (name: string) => `What can be done with live ${shown(name)}`,
    enable: 'Enable…',
    disable: 'Disable…',
    delete: 'Delete…',
    return: 'Earlier states…',
  },
  ticket: {
    title: (what: string) => `Change of key event notifications: ${what}`,
    account: 'Account',
    project: 'Project',
    change: 'Change',
    effect: 'Effect',
    checks: 'Checks',
    body: 'Request body',
    none: 'none',
    row: (field: string, before: string, after: string) => `- ${field}: ${before} → ${after}`,
    counts: (lost: number, gained: number, kept: number) =>
      `${number(lost)} lost, ${number(gained)} gained, ${number(kept)} kept`,
  },
};
