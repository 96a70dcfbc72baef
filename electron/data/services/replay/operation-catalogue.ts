import type { CataloguedOperation } from '../../../../shared/model/operation-catalogue.ts';
import type { Provider } from '../../../../shared/model/trace.ts';
import { HUAWEI_OPERATIONS } from '../../../../shared/model/catalogue-huawei.ts';
import { DEFAULT_PROVIDER } from '../../../../shared/notification/draft.ts';
import { foldAscii } from '../../../../shared/notification/fold-ascii.ts';
import { operationKey, type OperationName } from '../../../../shared/notification/edit/operations.ts';
import { seenOperations } from '../../../core/engine/seen.ts';
import { planOfDraft } from './drafted.ts';
import type { ReplayedTraces } from './replayed-traces.ts';

/**
 * What documents list, or the account itself (`told`), and what was seen, each with how often; without traces nothing was seen. The account
 * writes services in another case: one that is known keeps its name.
 */
export function operationCatalogue(
  provider: Provider,
  traces: ReplayedTraces | null,
  told: readonly OperationName[] = [],
): CataloguedOperation[] {
  const found = new Map<string, CataloguedOperation>();
  const documented = listed(provider);
  const services = new Map(documented.map(({ service_type: name }) => [foldAscii(name), name]));
  const spelled = (provider === DEFAULT_PROVIDER ? told : []).map((operation) => ({
    ...operation,
    service_type: services.get(foldAscii(operation.service_type)) ?? operation.service_type,
  }));
  for (const operation of [...documented, ...spelled])
    found.set(operationKey(operation), { ...operation, seen: 0, isListed: true });
  for (const operation of traces === null ? [] : seen(provider, traces)) {
    const key = operationKey(operation);
    const before = found.get(key);
    if (before === undefined) found.set(key, { ...operation, isListed: false });
    else before.seen += operation.seen;
  }
  return [...found.values()];
}

/** Those that can be named: of some the guides give no resource type, and a notification asks for it. */
function listed(provider: Provider): OperationName[] {
  if (provider !== DEFAULT_PROVIDER) return [];
  return HUAWEI_OPERATIONS.flatMap(({ service_type, resource_type, trace_name }) =>
    resource_type === null ? [] : [{ service_type, resource_type, trace_name }],
  );
}

function seen(provider: Provider, traces: ReplayedTraces): (OperationName & { seen: number })[] {
  const plan = planOfDraft({
    ...{ notification: {}, provider, projectId: null, pins: [], assumptions: {}, path: '', issues: [] },
  });
  return seenOperations(plan, traces.index).flatMap(({ service_type, resource_type, trace_name, seen }) =>
    // What lacks one of the three no notification can name.
    service_type && resource_type && trace_name ? [{ service_type, resource_type, trace_name, seen }] : [],
  );
}
