import type { AssumptionName, ASSUMPTIONS } from '../../model/assumptions.ts';
import type { Reason } from '../../model/replay.ts';
import type { Clause, Verdict } from '../../model/verdict.ts';

/** For each value of each assumption, what is assumed. */
export type AssumptionTable = {
  [Name in AssumptionName]: Record<(typeof ASSUMPTIONS)[Name][number], string>;
};

export const verdicts: Record<Verdict, string> = {
  match: 'Match',
  'no-match': 'No match',
  unknown: 'Unknown',
};

export const clauses: Record<Clause, string> = {
  status: 'Status',
  management: 'Kind of trace',
  operation: 'Operation',
  user: 'User',
  filter: 'Filter',
};

/** Why a part of a notification has its verdict on a trace. */
export const reasons: Record<Reason, string> = {
  'as-if-enabled': 'Every notification is looked at as if it were enabled.',
  enabled: 'The notification is enabled.',
  disabled: 'The notification is disabled.',
  'management-trace': 'This is a management trace.',
  'data-trace': 'This is a data trace, and notifications are about management traces.',
  'data-trace-included': 'This is a data trace, and data traces are included.',
  'every-operation': 'Every operation is reported.',
  'entry-agrees': 'A listed operation agrees.',
  'no-entry-agrees': 'None of the listed operations agrees.',
  'trace-lacks-operation': 'The trace lacks a service, a resource type or a name.',
  'service-differs': 'The service is another one.',
  'resource-type-differs': 'The resource type is another one.',
  'name-not-listed': 'The name of the trace is not listed.',
  everybody: 'No users are listed, so everybody is meant.',
  'user-listed': 'The user is listed.',
  'user-not-listed': 'The user is not listed.',
  'no-user': 'The trace has no user, as when the system acts by itself.',
  'complete-with-users':
    'Every operation is reported and users are listed; what the service then does is not documented.',
  'no-filter': 'There is no filter.',
  'filter-off': 'The filter is off.',
  'no-rules': 'The filter has no rules.',
  'rules-agree': 'The rules agree.',
  'rules-fail': 'The rules do not agree.',
  'rules-undecided': 'The rules leave it open.',
  equal: 'The values are equal.',
  'not-equal': 'The values differ.',
  absent: 'The trace does not have this field.',
  'absent-not-equal':
    'The trace does not have this field; whether it then differs from a value is not documented.',
  'not-carried': 'The source of the trace has no place for this, so nothing can be said.',
  unreadable: 'This part of the notification cannot be read.',
};

/** What is taken for granted where the service’s documents are silent. */
export const assumptions: AssumptionTable = {
  'other-projects-out-of-scope': {
    yes: 'Traces of other projects are not looked at.',
    no: 'Traces of other projects are looked at, too.',
  },
  'project-unknown-in-scope': {
    yes: 'Where the trace or the notification names no project, the trace is looked at.',
  },
  'data-traces-excluded': {
    yes: 'Data traces trigger no notification.',
    no: 'Data traces trigger notifications like management traces.',
  },
  'service-case-free': { yes: 'Services are compared without regard to capital and small letters.' },
  'complete-ignores-users': {
    unknown: 'Whether listed users count when every operation is reported is left open.',
    yes: 'Listed users do not count when every operation is reported.',
    no: 'Listed users count even when every operation is reported.',
  },
  'groups-are-labels': { yes: 'Only the listed users count; the name of their group does not.' },
  'values-case-exact': { yes: 'Values are compared exactly, capital and small letters included.' },
  'absent-not-equal': {
    unknown: 'Whether != is true of a field that a trace does not have is left open.',
    match: '!= is true of a field that a trace does not have.',
    'no-match': '!= is not true of a field that a trace does not have.',
  },
};
