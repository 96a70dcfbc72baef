import { expect, test } from 'vitest';
import { draftPlanSteps, LIVE_ACTIONS, planAddress, planPlace } from './plan-address.ts';

const within = (address: string): string[] => address.replace('#/notifications/', '').split('/');

test.each(LIVE_ACTIONS)(
  'the address of a plan to %s says what it is about, whatever the ids are',
  (action) => {
    const ids = ['a,b', 'c/d', '字 %'];
    expect(planPlace(within(planAddress(action, 'p/1', ids)))).toEqual({
      ...{ of: 'live', action, projectId: 'p/1', ids, snapshot: null },
    });
    expect(planPlace(within(planAddress(action, 'p', ['a'], 7)))).toMatchObject({ snapshot: 7 });
  },
);

test('the plan of a draft has its number', () => {
  expect(planPlace(draftPlanSteps(12).map(String))).toEqual({ of: 'draft', draftId: 12 });
});

test.each([
  [[]],
  [['12']],
  [['plan', 'burn', 'p', 'a']],
  [['plan', 'delete', 'p']],
  [['plan', 'delete', '%', 'a']],
])('%j is no plan', (place) => {
  expect(planPlace(place)).toBeNull();
});
