import { HUAWEI_A_C } from './catalogue-huawei-a-c.ts';
import { HUAWEI_D_I } from './catalogue-huawei-d-i.ts';
import { HUAWEI_K_Z } from './catalogue-huawei-k-z.ts';

/*
 * Operations that the guides of services connected to CTS say are recorded: by service and resource type, the names one after the
 * other. Some guides print what the console shows for a resource type, and they contradict each other in places, so this suggests
 * and does not decide: the service's own list of operations does.
 */

/** In place of a resource type where the guide gives none: any will do. */
const UNSPECIFIED = 'unspecified';

export interface NamedOperation {
  service_type: string;
  /** Null where any fits. */
  resource_type: string | null;
  trace_name: string;
}

const SERVICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...HUAWEI_A_C,
  ...HUAWEI_D_I,
  ...HUAWEI_K_Z,
};

export const HUAWEI_OPERATIONS: readonly NamedOperation[] = Object.entries(SERVICES).flatMap(
  ([service, resources]) =>
    Object.entries(resources).flatMap(([resource, names]) =>
      names.split(' ').map((name) => ({
        service_type: service,
        resource_type: resource === UNSPECIFIED ? null : resource,
        trace_name: name,
      })),
    ),
);
