import type { AssumptionName, Assumptions } from '../../../../shared/model/assumptions.ts';
import { DEFAULT_ASSUMPTIONS } from '../../../../shared/model/assumptions.ts';
import { carriedFields } from '../../../../shared/model/carries.ts';
import type { Json } from '../../../../shared/model/json.ts';
import type { TraceFieldName } from '../../../../shared/model/trace-fields.ts';
import { PROVIDER_OF_FORMAT } from '../../../../shared/model/trace.ts';
import type { FormatName, Provider, Trace } from '../../../../shared/model/trace.ts';
import type { Clause, Verdict } from '../../../../shared/model/verdict.ts';
import assumptions from '../../cases/engine/assumptions.json' with { type: 'json' };
import filter from '../../cases/engine/filter.json' with { type: 'json' };
import management from '../../cases/engine/management.json' with { type: 'json' };
import notCarried from '../../cases/engine/not-carried.json' with { type: 'json' };
import operation from '../../cases/engine/operation.json' with { type: 'json' };
import otherProviders from '../../cases/engine/other-providers.json' with { type: 'json' };
import ruleText from '../../cases/engine/rule-text.json' with { type: 'json' };
import scope from '../../cases/engine/scope.json' with { type: 'json' };
import status from '../../cases/engine/status.json' with { type: 'json' };
import unreadable from '../../cases/engine/unreadable.json' with { type: 'json' };
import user from '../../cases/engine/user.json' with { type: 'json' };
import { newTrace } from '../../normalise/new-trace.ts';
import type { HeldTrace } from './arbitrary-trace.ts';
import type { OracleInput } from './oracle.ts';

/** One notification, one trace, and the verdict with the one reason for it. */
export interface EngineCase {
  reason: string;
  notification: Json;
  /** What is not named is null. */
  trace: Partial<Trace>;
  /** CTS, where none is named. */
  format?: FormatName;
  /** Of a sheet: the fields its columns hold. */
  columns?: TraceFieldName[];
  /** That of the trace's format, where none is named. */
  provider?: Provider;
  /** The draft's. */
  projectId?: string;
  /** Those that are not at their first value. */
  assumptions?: Partial<Assumptions>;
  respectStatus?: boolean;
  want: Verdict;
  /** Those that the case is about; the others may be anything that fits. */
  clauses?: Partial<Record<Clause, Verdict>>;
  /** True where nothing is said. */
  inScope?: boolean;
  /** Every assumption that took part, where the case is about them. */
  assumed?: AssumptionName[];
}

const SUBJECTS: Readonly<Record<string, unknown>> = {
  ...{ status, management, operation, user, filter, 'rule-text': ruleText },
  ...{ unreadable, 'not-carried': notCarried, scope, assumptions, 'other-providers': otherProviders },
};

/** The hand-written cases by subject. */
export const CORPUS = SUBJECTS as Readonly<Record<string, readonly EngineCase[]>>;

export const ALL_CASES: readonly EngineCase[] = Object.values(CORPUS).flat();

export function traceOfCase({ format = 'cts', columns, trace }: EngineCase): HeldTrace {
  return {
    trace: { ...newTrace(PROVIDER_OF_FORMAT[format], format), trace_id: 't1', ...trace },
    carried: carriedFields(format, columns),
    columns: columns ?? null,
  };
}

export function inputOfCase(golden: EngineCase): OracleInput {
  const { notification, format = 'cts', provider, projectId, respectStatus } = golden;
  return {
    notification,
    provider: provider ?? PROVIDER_OF_FORMAT[format],
    projectId: projectId ?? null,
    assumptions: { ...DEFAULT_ASSUMPTIONS, ...golden.assumptions },
    respectStatus: respectStatus ?? false,
  };
}
