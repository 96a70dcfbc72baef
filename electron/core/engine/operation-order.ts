import type { Operation } from './operation-verdict.ts';

/** By code units, the same on every machine; absent last. */
export function byText(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

export function byOperation(a: Operation, b: Operation): number {
  return (
    byText(a.service_type, b.service_type) ||
    byText(a.resource_type, b.resource_type) ||
    byText(a.trace_name, b.trace_name)
  );
}
