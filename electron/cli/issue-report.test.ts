import { expect, test } from 'vitest';
import type { Issue } from '../../shared/model/issue.ts';
import { issuesByDraft } from './issue-report.ts';

const at = (path: string): Issue => ({ path, code: 'filter-empty', severity: 'warning', details: {} });

test('issues of a list go with the notification they are about', () => {
  const issues = [
    'notifications[1].filter',
    'notifications',
    'notifications[0]',
    'provider',
    'notifications[10].x',
  ];
  const { single, ofList } = issuesByDraft(issues.map(at), 2);
  expect(single.map((each) => each.map(({ path }) => path))).toEqual([
    ['notifications[0]'],
    ['notifications[1].filter'],
  ]);
  // Nothing is lost where the list has no such place.
  expect(ofList.map(({ path }) => path)).toEqual(['notifications', 'provider', 'notifications[10].x']);
});
