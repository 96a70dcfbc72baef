import type { Plan } from './plan.ts';

type Actual = Readonly<Record<string, string | null>>;

const keyOf = (parts: readonly (string | null | undefined)[]): string =>
  JSON.stringify(parts.map((part) => part?.trim().toLowerCase() ?? null));

/** Whether an operation is one that the notification names, but for the case of letters and blanks around them. */
export function slipsOf({ parts: { operation } }: Plan): (actual: Actual) => boolean {
  if (operation.kind !== 'customized' || operation.entries === 'unreadable') return () => false;
  const named = new Set<string>();
  for (const entry of operation.entries)
    for (const name of entry?.trace_names ?? [])
      named.add(keyOf([entry?.service_type, entry?.resource_type, name]));
  return (actual) =>
    named.has(keyOf([actual['service_type'], actual['resource_type'], actual['trace_name']]));
}
