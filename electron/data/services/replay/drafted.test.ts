import { describe, expect, it } from 'vitest';
import { DEFAULT_ASSUMPTIONS } from '../../../../shared/model/assumptions.ts';
import type { Draft } from '../../../../shared/notification/draft.ts';
import { NOTHING_READABLE } from '../../../../shared/notification/parts.ts';
import { planOfDraft } from './drafted.ts';

const draft = (more: Partial<Draft>): Draft => ({
  ...{ notification: { operation_type: 'complete' }, provider: null, projectId: null, pins: [] },
  ...{ assumptions: {}, path: '', issues: [] },
  ...more,
});

describe('what a draft asks for', () => {
  it('is that of the service, where nothing else is said', () => {
    expect(planOfDraft(draft({}))).toMatchObject({
      ...{ provider: 'huawei', projectId: null, respectStatus: false, assumptions: DEFAULT_ASSUMPTIONS },
      parts: { operation: { kind: 'complete' } },
    });
  });

  it('is what it says, and what a person says beside it beats that', () => {
    const said = draft({
      provider: 'ibm',
      assumptions: { 'absent-not-equal': 'match', 'complete-ignores-users': 'no' },
    });
    expect(planOfDraft(said)).toMatchObject({
      provider: 'ibm',
      assumptions: { 'absent-not-equal': 'match', 'complete-ignores-users': 'no' },
    });
    const asked = planOfDraft(said, {
      provider: 'aws',
      respectStatus: true,
      assumptions: { 'absent-not-equal': 'no-match' },
    });
    expect(asked).toMatchObject({
      ...{ provider: 'aws', respectStatus: true },
      assumptions: { 'absent-not-equal': 'no-match', 'complete-ignores-users': 'no' },
    });
  });

  it.each([
    { own: undefined, beside: null, project: null },
    { own: 'p1', beside: null, project: 'p1' },
    { own: 'p1', beside: 'p2', project: 'p2' },
    { own: 'p1', beside: '', project: 'p1' },
    { own: '', beside: null, project: null },
    { own: undefined, beside: '', project: null },
    { own: 7, beside: null, project: null },
  ])('of the project $own, $beside beside it, is about $project', ({ own, beside, project }) => {
    const notification = own === undefined ? {} : { project_id: own };
    expect(planOfDraft(draft({ notification, projectId: beside })).projectId).toBe(project);
  });

  it.each([[null], ['text'], [7], [true], [[{}]]])(
    'of %j, which is no notification, is nothing readable',
    (notification) => {
      const plan = planOfDraft(draft({ notification, projectId: 'p1' }));
      expect(plan).toMatchObject({ parts: NOTHING_READABLE, projectId: 'p1' });
    },
  );
});
