import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Json } from '../model/json.ts';
import { checkFile } from './check.ts';
import { readJson } from './read-file.ts';

const PATH = /^(?:notifications\[\d+\](?:\.|$))?(?:[a-z_]+(?:\[\d+\])?(?:\.[a-zA-Z_-]+(?:\[\d+\])?)*)?$/;

const MEMBERS = [
  ...['notification', 'notifications', 'provider', 'project_id', 'pins', 'assumptions', 'traceId', 'want'],
  ...['notification_name', 'operation_type', 'operations', 'service_type', 'resource_type', 'trace_names'],
  ...['notify_user_list', 'user_group', 'user_list', 'status', 'topic_id', 'agency_name', 'create_time'],
  ...['filter', 'is_support_filter', 'condition', 'rule', 'absent-not-equal', '__proto__', 'constructor'],
];
const TEXTS = [
  ...['', 'customized', 'complete', 'enabled', 'AND', 'OR', 'code = 1', 'code != 2', 'trace_rating = x'],
  ...['ECS', 'ecs', 'createServer', 'createserver', '__proto__', 'toString', 'urn:smn:a', 'ibm', '\uD800'],
];

/** Near enough to a notification that each part of it comes in every wrong form. */
const { value: nearly } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, 1e300, ...TEXTS),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...MEMBERS), tie('value'), { maxKeys: 8 }),
  ),
}));

const part = fc.option(nearly);
const entry = fc.record({
  service_type: part,
  resource_type: part,
  trace_names: fc.oneof(part, fc.array(part)),
});
const group = fc.record({ user_group: part, user_list: fc.oneof(part, fc.array(part)) });
const notification = fc.record(
  {
    notification_name: part,
    operation_type: fc.constantFrom('customized', 'complete', null, 5),
    operations: fc.oneof(part, fc.array(fc.oneof(entry, part))),
    notify_user_list: fc.oneof(part, fc.array(fc.oneof(group, part))),
    status: part,
    topic_id: part,
    filter: fc.oneof(
      part,
      fc.record({ is_support_filter: part, condition: part, rule: fc.oneof(part, fc.array(part)) }),
    ),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Json>;

it('has well-formed issues for any JSON, the same each time', () => {
  const anything = fc.oneof(
    nearly,
    notification,
    fc.array(notification),
    fc.jsonValue() as fc.Arbitrary<Json>,
  );
  fc.assert(
    fc.property(anything, (json) => {
      const read = readJson(json);
      if ('problem' in read) return;
      const issues = checkFile(read.drafts);
      for (const { path, code, severity } of issues) {
        expect(path).toMatch(PATH);
        expect(code).toMatch(/^[a-z-]+$/);
        expect(['error', 'warning']).toContain(severity);
      }
      expect(checkFile(read.drafts)).toEqual(issues);
    }),
    { numRuns: 1000 },
  );
});

it('has an answer for a notification as large as can be that is no use to anybody', () => {
  const name = (i: number): string => `createServre${i % 90}`;
  const operations = Array.from({ length: 9_999 }, (_, i) => ({
    service_type: 'ECS',
    resource_type: 'ecs',
    trace_names: [name(i), null, 'x'.repeat(1_000)],
  }));
  const rule = Array.from({ length: 9_999 }, (_, i) => `resource_id = ${i}${'='.repeat(100)}`);
  const read = readJson({
    operation_type: 'customized',
    operations,
    filter: {
      is_support_filter: true,
      condition: 'AND',
      rule: [...rule.slice(1), `code = ${'1'.repeat(999_000)}`],
    },
  });
  if ('problem' in read) throw new Error(read.problem);
  const issues = checkFile(read.drafts);
  expect(issues.filter(({ code }) => code === 'wrong-type')).toHaveLength(9_999);
  expect(issues.filter(({ code }) => code === 'filter-contradiction')).toHaveLength(1);
  expect(issues.filter(({ code }) => code === 'operations-too-many')).toHaveLength(1);
});
