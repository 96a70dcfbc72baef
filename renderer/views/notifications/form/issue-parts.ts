import type { Issue } from '../../../../shared/model/issue.ts';

export type FormPart = 'name' | 'operations' | 'users' | 'filter' | 'delivery' | 'whole';

const PARTS: Readonly<Record<string, FormPart>> = {
  notification_name: 'name',
  operation_type: 'operations',
  operations: 'operations',
  notify_user_list: 'users',
  filter: 'filter',
  status: 'delivery',
  topic_id: 'delivery',
  agency_name: 'delivery',
};

/** Each issue at the part of the form that can mend it. */
export function issuesByPart(issues: readonly Issue[]): Record<FormPart, Issue[]> {
  const parts: Record<FormPart, Issue[]> = {
    ...{ name: [], operations: [], users: [], filter: [], delivery: [], whole: [] },
  };
  for (const issue of issues) parts[PARTS[/^\w*/.exec(issue.path)?.[0] ?? ''] ?? 'whole'].push(issue);
  return parts;
}

/** Of what lies at a path or below it, and of the rest. */
export function issuesAt(issues: readonly Issue[], path: string): Issue[] {
  return issues.filter(
    ({ path: at }) => at === path || at.startsWith(`${path}.`) || at.startsWith(`${path}[`),
  );
}
