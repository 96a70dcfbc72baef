import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../model/json.ts';
import { notificationOfBlock } from '../read-terraform.ts';
import {
  blockOf,
  printTerraform,
  readTerraformText,
  unsaidInTerraform,
  withTerraform,
} from './terraform-draft.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('$', '%', '{', '}', '"', '\\', '\n', '\b', '\f', 'a', '#', '//'), { maxLength: 8 })
    .map((parts) => parts.join('')),
);
const list = fc.array(text, { maxLength: 3 });
const notification = fc.record(
  {
    notification_name: fc.oneof(text, fc.constant(null)),
    operation_type: fc.constantFrom('customized', 'complete', 'odd'),
    topic_id: fc.oneof(
      text.map((each) => `urn:smn:${each}`),
      text.map((each) => `urn:fss:${each}`),
    ),
    status: fc.constantFrom('enabled', 'disabled'),
    agency_name: text,
    odd: fc.jsonValue(),
    operations: fc.array(
      fc.oneof(
        fc.record({ service_type: text, resource_type: text, trace_names: list }),
        fc.record({ service_type: text, resource_type: text, trace_names: list, odd: fc.nat() }),
        fc.constant(5),
      ),
    ),
    notify_user_list: fc.array(
      fc.record({ user_group: text, user_list: fc.array(fc.oneof(text, text, fc.nat())) }),
    ),
    filter: fc.record(
      { is_support_filter: fc.boolean(), condition: fc.constantFrom('AND', 'OR'), rule: list, odd: fc.nat() },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
) as unknown as fc.Arbitrary<JsonObject>;

function read(hcl: string): JsonObject {
  const found = readTerraformText(hcl);
  if ('fault' in found) throw new Error(`${found.fault} at ${found.at} of ${hcl}`);
  return found.block;
}

describe('a notification as a block of Terraform', () => {
  test('reads as what was printed', () => {
    fc.assert(
      fc.property(notification, (json) => {
        // Lone halves of a character are no text that a file could hold.
        fc.pre(JSON.stringify(json).isWellFormed() && !/\\ud[89a-f]/.test(JSON.stringify(json)));
        expect(read(printTerraform(json))).toEqual(blockOf(json));
      }),
    );
  });

  test('changes nothing while the block stays as it is', () => {
    fc.assert(
      fc.property(notification, (json) => {
        expect(withTerraform(json, blockOf(json))).toEqual(json);
      }),
    );
  });

  test('says after a change what the block says, and keeps what no block can say', () => {
    fc.assert(
      fc.property(notification, notification, (json, other) => {
        const block = blockOf(other);
        const after = withTerraform(json, block);
        // A filter that is off is not in the block: as long as the block names none, it stays off.
        if (!('filter' in block) && !('filter' in blockOf(json)))
          expect(after['filter']).toEqual(json['filter']);
        expect(blockOf(after)).toEqual(block);
        expect(after['odd']).toEqual(json['odd']);
        const fives = (of: JsonObject): Json[] =>
          ((of['operations'] ?? []) as Json[]).filter((each) => each === 5);
        expect(fives(after)).toEqual(fives(json));
      }),
    );
  });

  test('is complete where nothing is told to be missing', () => {
    fc.assert(
      fc.property(notification, (json) => {
        const said = notificationOfBlock(blockOf(json));
        if (unsaidInTerraform(json).length === 0) expect(withTerraform({}, blockOf(json))).toEqual(said);
        else expect(said).not.toEqual(json);
      }),
    );
  });
});

test('what Terraform cannot say is listed', () => {
  const json = {
    notification_id: 'x',
    operations: [{ service_type: 'ECS', resource_type: 'ecs', trace_names: ['a'], odd: 1 }],
    filter: { is_support_filter: false, condition: 'AND', rule: ['code = 1'] },
  };
  expect(unsaidInTerraform(json)).toEqual([
    'notification_id',
    'operations',
    'filter.is_support_filter',
    'filter.condition',
    'filter.rule',
  ]);
});

const block = (body: string): string => `resource "huaweicloud_cts_notification" "n" {\n${body}\n}`;

test('a block is read as people write them', () => {
  const written = block(
    '# a comment\n name="a" // another\n enabled = true\n operations {\n service = "ECS"\n resource = "ecs"\n trace_names = [ "a", /* one */ "b", ]\n }\n operations { service="VPC" resource="vpc"\n trace_names=[] }',
  );
  expect(read(written)).toEqual({
    name: 'a',
    enabled: true,
    operations: [
      { service: 'ECS', resource: 'ecs', trace_names: ['a', 'b'] },
      { service: 'VPC', resource: 'vpc', trace_names: [] },
    ],
  });
});

test.each([
  ['', 'no-resource', 0],
  ['resource "huaweicloud_smn_topic" "t" {}', 'no-resource', 0],
  [block('') + block(''), 'several', 0],
  [block('smn_topic = huaweicloud_smn_topic.t.topic_urn'), 'computed', 58],
  [block('name = "a-${var.b}"'), 'computed', 56],
  [block('name = <<EOT\na\nEOT'), 'heredoc', 53],
  [block('name = "a"\nname = "b"'), 'twice', 57],
  [block('count = 2'), 'unknown', 46],
  [block('filter {\n rules = []\n}'), 'unknown', 56],
  ['resource "huaweicloud_cts_notification" "n" {\n name = "a', 'cut-off', 56],
  ['resource "huaweicloud_cts_notification" "n" {', 'cut-off', 45],
  [block('name "a"'), 'not-expected', 55],
])('of %j is told what is wrong, and where', (hcl, code, at) => {
  expect(readTerraformText(hcl)).toMatchObject({ fault: code, at });
});
