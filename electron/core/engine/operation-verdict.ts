import { foldAscii } from '../../../shared/notification/fold-ascii.ts';
import type { OperationEntry, OperationPart } from '../../../shared/notification/parts.ts';
import type { Verdict } from '../../../shared/model/verdict.ts';

export { foldAscii };

export interface Operation {
  service_type: string | null;
  resource_type: string | null;
  trace_name: string | null;
}

interface Listed {
  names: Set<string>;
  /** A name that cannot be read stands among them. */
  isUnreadable: boolean;
}

const NONE_LISTED: ReadonlyMap<string, Listed> = new Map();

/**
 * The verdict of the operation clause, as a question asked of many operations: entries are looked up, so that an answer costs the
 * same for one and for a thousand of them.
 */
export function operationVerdict(
  part: OperationPart,
  foldService: (service: string) => string = foldAscii,
): (operation: Operation) => Verdict {
  if (part.kind === 'complete') return () => 'match';
  if (part.kind === 'unreadable' || part.entries === 'unreadable') return () => 'unknown';
  const otherwise: Verdict = part.entries.includes(null) ? 'unknown' : 'no-match';
  const listed = new Map<string, Map<string, Listed>>();
  for (const entry of part.entries) if (entry !== null) addEntry(listed, entry, foldService);
  // Many operations share a service: each is folded once.
  const byService = new Map<string, ReadonlyMap<string, Listed>>();
  const resourcesOf = (service: string): ReadonlyMap<string, Listed> => {
    const resources = listed.get(foldService(service)) ?? NONE_LISTED;
    byService.set(service, resources);
    return resources;
  };
  return ({ service_type: service, resource_type: resource, trace_name: name }) => {
    if (service === null || resource === null || name === null) return otherwise;
    const found = (byService.get(service) ?? resourcesOf(service)).get(resource);
    if (found === undefined) return otherwise;
    if (found.names.has(name)) return 'match';
    return found.isUnreadable ? 'unknown' : otherwise;
  };
}

function addEntry(
  listed: Map<string, Map<string, Listed>>,
  { service_type, resource_type, trace_names }: OperationEntry,
  foldService: (service: string) => string,
): void {
  const service = foldService(service_type);
  const resources = listed.get(service) ?? new Map<string, Listed>();
  listed.set(service, resources);
  const found = resources.get(resource_type) ?? { names: new Set(), isUnreadable: false };
  resources.set(resource_type, found);
  for (const name of trace_names) {
    if (name === null) found.isUnreadable = true;
    else found.names.add(name);
  }
}
