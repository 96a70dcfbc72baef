import { addressOf, route } from '../route.svelte.ts';

export const LIVE_ACTIONS = ['enable', 'disable', 'delete', 'return'] as const;
export type LiveAction = (typeof LIVE_ACTIONS)[number];

/** What a plan is about, as its address says. `snapshot`: the earlier state that is gone back to; null until one is chosen. */
export type PlanPlace =
  | { of: 'draft'; draftId: number }
  | { of: 'live'; action: LiveAction; projectId: string; ids: readonly string[]; snapshot: number | null };

const PLAN = 'plan';

const stepsOf = (action: LiveAction, projectId: string, ids: readonly string[], snapshot?: number) => [
  ...[PLAN, action, encodeURIComponent(projectId), ids.map(encodeURIComponent).join(',')],
  ...(snapshot === undefined ? [] : [snapshot]),
];

/** Goes to the plan of switching or deleting live notifications, or of going back to an earlier state of one. */
export function openPlan(
  action: LiveAction,
  projectId: string,
  ids: readonly string[],
  snapshot?: number,
): void {
  route.go('notifications', ...stepsOf(action, projectId, ids, snapshot));
}

export function planAddress(
  action: LiveAction,
  projectId: string,
  ids: readonly string[],
  snapshot?: number,
): string {
  return addressOf('notifications', ...stepsOf(action, projectId, ids, snapshot));
}

export const draftPlanSteps = (draftId: number): [number, string] => [draftId, PLAN];

/** Null where the place within the notifications is no plan. */
export function planPlace(within: readonly string[]): PlanPlace | null {
  const [first = '', second = '', project = '', ids = '', snapshot = ''] = within;
  if (/^\d+$/.test(first) && second === PLAN) return { of: 'draft', draftId: Number(first) };
  const action = LIVE_ACTIONS.find((one) => one === second);
  if (first !== PLAN || action === undefined || project === '' || ids === '') return null;
  try {
    return {
      ...{ of: 'live', action, projectId: decodeURIComponent(project) },
      ids: ids.split(',').map(decodeURIComponent),
      snapshot: /^\d+$/.test(snapshot) ? Number(snapshot) : null,
    };
  } catch {
    return null;
  }
}
