/**
 * What is taken for granted where the service's documents are silent: each with the values it may have, its own first. One with a
 * single value cannot be switched.
 */
export const ASSUMPTIONS = {
  'other-projects-out-of-scope': ['yes', 'no'],
  'project-unknown-in-scope': ['yes'],
  'data-traces-excluded': ['yes', 'no'],
  'service-case-free': ['yes'],
  'complete-ignores-users': ['unknown', 'yes', 'no'],
  'groups-are-labels': ['yes'],
  'values-case-exact': ['yes'],
  'absent-not-equal': ['unknown', 'match', 'no-match'],
} as const;

export type AssumptionName = keyof typeof ASSUMPTIONS;
export const ASSUMPTION_NAMES = Object.keys(ASSUMPTIONS) as AssumptionName[];

/** A value for each. */
export type Assumptions = { [Name in AssumptionName]: (typeof ASSUMPTIONS)[Name][number] };

export const DEFAULT_ASSUMPTIONS: Assumptions = {
  'other-projects-out-of-scope': 'yes',
  'project-unknown-in-scope': 'yes',
  'data-traces-excluded': 'yes',
  'service-case-free': 'yes',
  'complete-ignores-users': 'unknown',
  'groups-are-labels': 'yes',
  'values-case-exact': 'yes',
  'absent-not-equal': 'unknown',
};

export function isAssumptionName(name: string): name is AssumptionName {
  return Object.hasOwn(ASSUMPTIONS, name);
}

export function isSwitchable(name: AssumptionName): boolean {
  return ASSUMPTIONS[name].length > 1;
}

export function isValueOf(name: AssumptionName, value: string): boolean {
  return (ASSUMPTIONS[name] as readonly string[]).includes(value);
}
