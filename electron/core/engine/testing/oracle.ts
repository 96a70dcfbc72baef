import {
  ASSUMPTION_NAMES,
  type AssumptionName,
  type Assumptions,
} from '../../../../shared/model/assumptions.ts';
import type { Json } from '../../../../shared/model/json.ts';
import type { TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import type { Provider, Trace } from '../../../../shared/model/trace.ts';
import type { Clause, Verdict } from '../../../../shared/model/verdict.ts';
import { every } from './kleene.ts';
import { differsByCaseAlone, filterClause, needsAbsentNotEqual } from './oracle-filter.ts';
import { operationClause } from './oracle-operation.ts';
import { meansEverybody, needsCompleteIgnoresUsers, userClause } from './oracle-user.ts';
import { rawMember } from './raw-member.ts';

/*
 * When a trace triggers a notification, read off the definition: one trace, one notification, straight from its JSON, slow and
 * obvious. It shares nothing with the engine, which is held to it.
 */

export interface OracleInput {
  notification: Json;
  provider: Provider;
  /** The draft's; null where only the notification's own member counts. */
  projectId: string | null;
  assumptions: Assumptions;
  respectStatus: boolean;
}

export interface OracleAnswer {
  inScope: boolean;
  /** Also of a trace that is out of scope. */
  verdict: Verdict;
  clauses: Record<Clause, Verdict>;
  /** Those that took part, in the order they are listed. */
  assumptions: AssumptionName[];
}

export function oracle(input: OracleInput, trace: Trace, carried: ReadonlySet<TraceFieldName>): OracleAnswer {
  const { notification, assumptions } = input;
  const clauses: Record<Clause, Verdict> = {
    status: statusClause(input),
    management: managementClause(trace, assumptions),
    operation: operationClause(notification, trace, 'free'),
    user: userClause(notification, trace, carried, assumptions),
    filter: filterClause(notification, trace, carried, assumptions),
  };
  return {
    inScope: isInScope(input, trace),
    verdict: every(Object.values(clauses)),
    clauses,
    assumptions: ASSUMPTION_NAMES.filter((name) => tookPart(name, input, trace, carried)),
  };
}

function statusClause({ notification, respectStatus }: OracleInput): Verdict {
  if (!respectStatus) return 'match';
  const status = rawMember(notification, 'status') ?? 'enabled';
  if (status === 'enabled') return 'match';
  return status === 'disabled' ? 'no-match' : 'unknown';
}

function managementClause(trace: Trace, assumptions: Assumptions): Verdict {
  return isDataTrace(trace) && assumptions['data-traces-excluded'] === 'yes' ? 'no-match' : 'match';
}

function isDataTrace({ trace_type: type, tracker_name: tracker }: Trace): boolean {
  if (type === 'data' || type === 'ObsSDK' || type === 'ObsAPI') return true;
  return tracker !== null && tracker !== 'system';
}

function isInScope(input: OracleInput, trace: Trace): boolean {
  if (trace.provider !== input.provider) return false;
  return projects(input, trace) !== 'differ' || input.assumptions['other-projects-out-of-scope'] === 'no';
}

function projects(input: OracleInput, trace: Trace): 'agree' | 'differ' | 'not both named' {
  const own = rawMember(input.notification, 'project_id');
  const wanted = input.projectId ?? (typeof own === 'string' && own !== '' ? own : null);
  if (wanted === null || trace.project_id === null) return 'not both named';
  return wanted === trace.project_id ? 'agree' : 'differ';
}

function tookPart(
  name: AssumptionName,
  input: OracleInput,
  trace: Trace,
  carried: ReadonlySet<TraceFieldName>,
): boolean {
  const { notification } = input;
  if (name === 'other-projects-out-of-scope') {
    return trace.provider === input.provider && projects(input, trace) === 'differ';
  }
  if (!isInScope(input, trace)) return false;
  switch (name) {
    case 'project-unknown-in-scope':
      return projects(input, trace) === 'not both named';
    case 'data-traces-excluded':
      return isDataTrace(trace);
    case 'service-case-free':
      return operationClause(notification, trace, 'free') !== operationClause(notification, trace, 'exact');
    case 'complete-ignores-users':
      return needsCompleteIgnoresUsers(notification, trace, carried);
    case 'groups-are-labels':
      return !meansEverybody(notification);
    case 'values-case-exact':
      return differsByCaseAlone(notification, trace, carried);
    case 'absent-not-equal':
      return needsAbsentNotEqual(notification, trace, carried);
  }
}
