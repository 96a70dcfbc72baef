import type { Plan } from './plan.ts';

/** Whether a trace is looked at at all, and by which assumption, where one was needed. */
export interface Scoped {
  isIn: boolean;
  by: 'other-projects-out-of-scope' | 'project-unknown-in-scope' | null;
}

export function scopeOf(plan: Plan, provider: string | null, projectId: string | null): Scoped {
  if (provider !== plan.provider) return { isIn: false, by: null };
  if (plan.projectId === null || projectId === null) return { isIn: true, by: 'project-unknown-in-scope' };
  if (plan.projectId === projectId) return { isIn: true, by: null };
  const isIn = plan.assumptions['other-projects-out-of-scope'] === 'no';
  return { isIn, by: 'other-projects-out-of-scope' };
}
