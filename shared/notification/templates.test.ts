import { expect, test } from 'vitest';
import { check } from './check.ts';
import { namedOperations } from './edit/operations.ts';
import { knownOperationsOf } from './known-operations.ts';
import { TEMPLATE_IDS, templateOperations, useTemplate } from './templates.ts';

const EMPTY = { notification_name: 'n', operation_type: 'customized', operations: [] };
const issuesOf = (notification: object) =>
  check({
    notification: notification as never,
    provider: null,
    projectId: null,
    pins: [],
    assumptions: {},
    path: '',
    issues: [],
  });

test.each(TEMPLATE_IDS)('%s names only operations that are known', (id) => {
  const known = knownOperationsOf('huawei');
  const unknown = templateOperations(id).filter(
    (one) => !known.has(one.service_type, one.resource_type, one.trace_name),
  );
  expect(unknown).toEqual([]);
});

test.each(TEMPLATE_IDS.filter((id) => id !== 'custom'))(
  '%s makes a draft with which nothing is wrong',
  (id) => {
    expect(issuesOf(useTemplate(id)(EMPTY) as object)).toEqual([]);
  },
);

test.each(TEMPLATE_IDS)(
  '%s leaves name, users, delivery and unknown members alone, and puts its own in the place of what was named',
  (id) => {
    const rest = {
      notification_name: 'mine',
      notify_user_list: [{ user_group: 'g', user_list: ['u'] }],
      topic_id: 'urn:smn:t',
      odd: [1],
    };
    const before = {
      ...rest,
      operation_type: 'customized',
      operations: [{ service_type: 'XX', resource_type: 'x', trace_names: ['x'] }],
    };
    const after = useTemplate(id)(before);
    expect(after).toMatchObject(rest);
    expect(namedOperations(after)).toEqual(expect.arrayContaining(templateOperations(id)));
    expect(namedOperations(after)).toHaveLength(templateOperations(id).length);
  },
);

test('operations that cannot be read give way', () => {
  expect(namedOperations(useTemplate('keys')({ operation_type: 7, operations: 'all' }))).toEqual(
    templateOperations('keys'),
  );
});
