import type { Json } from '../../../../shared/model/json.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import type { Verdict } from '../../../../shared/model/verdict.ts';
import { some } from './kleene.ts';
import { rawMember } from './raw-member.ts';

export type ServiceCase = 'free' | 'exact';

export function operationClause(notification: Json, trace: Trace, serviceCase: ServiceCase): Verdict {
  const type = rawMember(notification, 'operation_type');
  if (type === 'complete') return 'match';
  if (type !== 'customized') return 'unknown';
  const entries = rawMember(notification, 'operations');
  if (!Array.isArray(entries)) return 'unknown';
  return some(entries.map((entry) => entryVerdict(entry, trace, serviceCase)));
}

function entryVerdict(entry: Json, trace: Trace, serviceCase: ServiceCase): Verdict {
  const service = rawMember(entry, 'service_type');
  const resource = rawMember(entry, 'resource_type');
  const names = rawMember(entry, 'trace_names');
  if (typeof service !== 'string' || typeof resource !== 'string' || !Array.isArray(names)) return 'unknown';
  // Lacking one of the three it agrees with none, whatever a name may be that cannot be read.
  const { service_type: actualService, resource_type: actualResource, trace_name: actualName } = trace;
  if (actualService === null || actualResource === null || actualName === null) return 'no-match';
  if (!sameService(service, actualService, serviceCase)) return 'no-match';
  if (resource !== actualResource) return 'no-match';
  return some(names.map((name) => nameVerdict(name, actualName)));
}

function nameVerdict(name: Json, actual: string): Verdict {
  if (typeof name !== 'string') return 'unknown';
  return name === actual ? 'match' : 'no-match';
}

function sameService(expected: string, actual: string, serviceCase: ServiceCase): boolean {
  if (serviceCase === 'exact') return expected === actual;
  return asciiLowerCase(expected) === asciiLowerCase(actual);
}

/** ASCII letters alone: the language's own lower case would take the Kelvin sign for a k. */
function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
