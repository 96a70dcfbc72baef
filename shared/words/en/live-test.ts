import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'en';
const number = (value: number): string => count(language, value);
const shares = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
const rates = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });
const some = (value: number, one: string, other: string): string =>
  `${number(value)} ${plural(value, one, other)}`;

export const liveTest = {
  label: 'Live test',
  window: 'Traces of the last',
  presets: {
    minutes: '15 min',
    hour: '1 h',
    day: '24 h',
    week: '7 days',
    month: '30 days',
    quarter: '90 days',
    all: 'All',
  },
  custom: 'Other…',
  back: 'Back to the window before',
  windowShown: (from: string, to: string, zone: string) => `${from} – ${to} ${zone}`,
  windowHint: 'Lengths count back from the last trace that was read.',
  matches: (value: number) => `${number(value)} ${plural(value, 'match', 'matches')}`,
  ofTraces: (value: number) => `of ${some(value, 'trace', 'traces')}`,
  live: (value: number) => `live ${number(value)}`,
  liveWhy:
    'What the notification that this one was made of, or that has its name, reports as it stood in the account when that was read last.',
  changes: (gained: number, lost: number) => `${number(gained)} gained, ${number(lost)} lost`,
  perDay: (value: number) => `${rates.format(value)} a day`,
  perDayWhy: 'Messages a day, over the time that was read.',
  tooShort: 'Less than a day was read: no messages a day.',
  unknown: (value: number) => `${number(value)} cannot tell`,
  judged: {
    hint: 'Of the matches in this window that somebody judged, so many are useful. Judgements are of the traces: all drafts share them.',
    none: 'no match judged yet',
    of: (useful: number, noise: number) =>
      `${number(useful)} of ${number(useful + noise)} judged useful, ${shares.format(useful / (useful + noise))}`,
    open: (value: number) => `${number(value)} not judged yet`,
    missed: (value: number) => `${number(value)} judged useful ${plural(value, 'is', 'are')} not reported`,
    draft: (what: string) => `Judgement: ${what}`,
    live: (what: string) => `Live: ${what}`,
    among: (useful: number, noise: number) =>
      `Of these, ${number(useful)} ${plural(useful, 'was', 'were')} judged useful and ${number(noise)} noise.`,
  },
  stale: 'Before the last change',
  unanswered: 'The last change could not be counted: this is from before',
  notCounted: {
    nothing: 'This could not be counted, so nothing is known of it.',
    before: 'This could not be counted: what is shown is from before.',
    again: 'Try again',
  },
  ofLastValid: 'Of the last valid text',
  coverage: (read: string, never: string | null) =>
    never === null ? `in ${read} read` : `in ${read} read, ${never} never read`,
  hours: (ms: number) => {
    const minutes = ms / 60_000;
    if (minutes < 1) return `${number(Math.ceil(ms / 1000))} s`;
    if (minutes < 120) return `${number(Math.round(minutes))} min`;
    return `${number(Math.round(minutes / 60))} h`;
  },
  nothingRead: 'No traces were read yet, so nothing can be held against the draft.',
  figures: {
    peak: 'Peak of 10 minutes',
    hour: 'Busiest hour',
    user: 'Busiest operator',
    operation: 'Busiest operation',
  },
  noUser: 'no user',
  noOperation: 'no operation',
  showStretch: (value: number) => `${some(value, 'match', 'matches')}: narrow the window to them`,
  showMatches: (value: number) => `${some(value, 'match', 'matches')}: show them under Traces`,
  chart: 'Matches over time',
  unit: 'matches',
  kinds: { match: 'matches', unknown: 'cannot tell', live: 'live' },
  chartHint: 'Click a bar, or drag over several, to narrow the window to them.',
  chartKeys:
    'Arrow keys move over the bars, Enter narrows the window to a bar, Shift and arrows choose several, Escape lets go.',
  chartNone: 'Nothing matches in this stretch of time',
  tabs: 'Lists of the live test',
  tabMatches: (value: number) => `Matches ${number(value)}`,
  tabUnknown: (value: number) => `Cannot tell ${number(value)}`,
  listMatches: 'Traces that match',
  listUnknown: 'Traces on which it cannot tell',
  columns: {
    time: (zone: string) => `Time ${zone}`,
    rating: 'Rating',
    operation: 'Operation',
    resource: 'Resource',
    user: 'User',
  },
  noMatches: 'Nothing matches. Near misses show what one clause alone keeps out.',
  noUnknown: 'The draft can tell of every trace.',
  tabNear: (value: number | '…' | '?') => `Near misses ${typeof value === 'number' ? number(value) : value}`,
  tabAssumptions: 'Assumptions',
  tabPins: (pins: number, failing: number) =>
    failing === 0 ? `Examples ${number(pins)}` : `Examples ${number(pins)}, ${number(failing)} fail`,
  near: {
    label: 'Traces that one clause alone keeps from matching',
    none: 'Nothing nearly matches: no trace is kept out by one clause alone.',
    more: (groups: number) => `${some(groups, 'smaller group is', 'smaller groups are')} not listed.`,
    traces: (value: number) => some(value, 'trace', 'traces'),
    nothing: 'nothing',
    fails: (clause: string) => `${clause} alone fails`,
    effect: (gained: number, lost: number) =>
      lost === 0
        ? `${some(gained, 'match', 'matches')} more`
        : `${some(gained, 'match', 'matches')} more, ${number(lost)} fewer`,
    noRepair: 'No change of the draft makes these match.',
    rowsOf: (what: string) => `Near misses with ${shown(what)}`,
    rows: (rows: number, all: number) =>
      rows === all ? some(all, 'trace', 'traces') : `The newest ${number(rows)} of ${number(all)}`,
    showMore: 'Show more',
    add: (what: string) => `Add ${shown(what)}`,
    everybody: 'Report everybody',
    without: (rules: readonly string[]) => `Without ${rules.map(shown).join(', ')}`,
    filterOff: 'Switch the filter off',
    enable: 'Enable it',
    includeData: 'Take data traces as well',
  },
  assumed: {
    label: 'What is taken for granted',
    hint: 'Where the service’s documents are silent. Another choice is kept with the draft, and counts at once.',
    traces: (value: number) => `Takes part in ${some(value, 'verdict', 'verdicts')}`,
    none: 'Nothing is taken for granted in these verdicts.',
    effect: (gained: number, lost: number, unknown: number) =>
      `+${number(gained)} / −${number(lost)} matches, ${number(unknown)} cannot tell`,
  },
  clauses: {
    tab: 'Clauses',
    label: 'From the examples, clause by clause',
    hint: (traces: number) =>
      `What the ${some(traces, 'example that must match has', 'examples that must match have')} in common. Keep each clause, ask for more, or let it go; beside it stands what would match then.`,
    none: 'No example must match yet. Say so of a trace, or begin a draft from several on the Traces screen: then each clause is kept, widened or dropped here.',
    gone: 'None of the examples is among the traces that were read.',
    names: {
      operation: 'Operation',
      user: 'User',
      api_version: 'API version',
      code: 'Status code',
      trace_rating: 'Rating',
      trace_type: 'Trace type',
      resource_id: 'Resource ID',
      resource_name: 'Resource name',
    },
    values: (values: readonly string[]) =>
      values.length <= 3
        ? values.map(shown).join(', ')
        : `${values.slice(0, 3).map(shown).join(', ')} and ${number(values.length - 3)} more`,
    widths: {
      same: (values: string) => `Only ${values}`,
      'one-of': (values: string) => `One of ${values}`,
      kind: () => 'Every operation of the same resource types',
      any: () => 'Any',
    },
    effect: (matched: number, more: number, unknown: number) =>
      [
        some(matched, 'match', 'matches'),
        ...(more === 0 ? [] : [more > 0 ? `+${number(more)}` : `−${number(-more)}`]),
        ...(unknown === 0 ? [] : [`${number(unknown)} cannot tell`]),
      ].join(', '),
    refusals: {
      lacking: 'Some of the examples have none, so no rule keeps to them all.',
      joined:
        'One condition joins all rules, so these values go with no rule of another field. Drop the other rules first.',
      'value-not-taken': 'The service does not take these values in a rule.',
      'too-many': 'They have more values than a notification can list.',
      'every-operation':
        'Beside every operation the service does not say what a list of users does. Choose operations first.',
      unreadable: 'This part of the draft cannot be read.',
    },
  },
  pins: {
    label: 'Examples that have to stay as they are',
    none: 'No examples yet. Choose a trace and say below that it must match, or must not: each is held against the draft at every key, whatever the window.',
    want: { match: 'Must match', 'no-match': 'Must not match', unknown: 'Must stay open' },
    is: { match: 'matches', 'no-match': 'does not match', unknown: 'cannot tell' },
    missing: 'no such trace that the draft looks at',
    ok: 'ok',
    fails: 'fails',
    remove: (id: string) => `Remove the example ${shown(id)}`,
    back: (id: string) => `Put the example ${shown(id)} back`,
    removed: 'removed',
    told: (match: number, not: number, failing: number) =>
      [
        `${number(match)} must match`,
        `${number(not)} must not`,
        failing === 0 ? 'all ok' : `${number(failing)} of them fail`,
      ].join(', '),
  },
  openInTraces: 'Open in Traces',
  openAllHint: 'The same traces on the Traces screen',
  details: 'Details',
  why: 'Why?',
  whyClauses: 'Clause by clause',
  outOfScope: 'The draft does not look at this trace: it is of another provider or project.',
  gone: 'The original of this trace was removed.',
  close: 'Close',
};
