import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../model/json.ts';
import { readNotifications } from './read-notifications.ts';
import { printTerraform } from './terraform-draft.ts';

const BLOCK = `resource "huaweicloud_cts_notification" "keys" {
  name           = "keys"
  operation_type = "customized"
  smn_topic      = "urn:smn:r:p:t"
  enabled        = true

  operations {
    service     = "KMS"
    resource    = "key"
    trace_names = ["deleteKey", "disableKey"]
  }
}
`;
/** Where Terraform computes the topic, nobody can tell whether there is one to be on for. */
const OPEN = {
  ...{ notification_name: 'keys', operation_type: 'customized' },
  operations: [{ service_type: 'KMS', resource_type: 'key', trace_names: ['deleteKey', 'disableKey'] }],
};
const KEYS = { ...OPEN, topic_id: 'urn:smn:r:p:t', status: 'enabled' };

/** A whole configuration, as people write it. */
const CONFIGURATION = `
terraform {
  required_providers { huaweicloud = { source = "huaweicloud/huaweicloud", version = ">= 1.60" } }
}
# resource "huaweicloud_cts_notification" "not_this" {
/* { */
locals { note = "a \\"quote\\" and \${join("}", ["{", "x"])} and $\${this}" }
resource "huaweicloud_smn_topic" "t" {
  name   = "t-\${var.stage}"
  policy = <<-EOT
    { "resource": "huaweicloud_cts_notification" { }
  EOT
  tags   = merge(local.tags, { owner = "x" })
}
${BLOCK}
variable "stage" { default = "prod" }
resource "huaweicloud_cts_notification" "keys_again" {
  name           = "keys"
  operation_type = "customized"
  smn_topic      = huaweicloud_smn_topic.t.topic_urn # computed
  enabled        = true
  depends_on     = [huaweicloud_smn_topic.t, module.x]
  lifecycle { ignore_changes = [enabled, operations[0]] }
  operations {
    service     = "KMS"
    resource    = "key"
    trace_names = ["deleteKey", "disableKey"]
  }
}
`;

const told = (text: string): Json[] | string => {
  const read = readNotifications(text);
  return 'problem' in read ? read.problem : read.drafts.map(({ notification }) => notification);
};

test.each<[string, string, Json[] | string]>([
  ['one block', BLOCK, [KEYS]],
  ['a mark at its beginning', `\uFEFF${BLOCK}`, [KEYS]],
  ['several, one after the other', BLOCK + BLOCK, [KEYS, KEYS]],
  ['all of a configuration, a topic of which is computed', CONFIGURATION, [KEYS, OPEN]],
  ['a topic that is chosen', BLOCK.replace('"urn:smn:r:p:t"', 'var.loud ? "urn:a" : "urn:b"'), [OPEN]],
  ['a topic with a template', BLOCK.replace('p:t"', '${var.project}:t"'), [OPEN]],
  [
    'no notification',
    'resource "huaweicloud_smn_topic" "t" {\n  name = "t"\n}\n',
    'terraform-without-notification',
  ],
  ['JSON', JSON.stringify(KEYS), [KEYS]],
  ['half of JSON', '{"notification', 'cut-off'],
])('a file with %s is read', (_, text, expected) => {
  expect(told(text)).toEqual(expected);
});

test.each([
  [
    'a name that is computed',
    BLOCK.replace('"keys"\n', 'var.name\n'),
    { problem: 'terraform-computed', details: { line: 2, column: 20 } },
  ],
  [
    'a name of several lines',
    BLOCK.replace('"keys"\n', '<<EOT\nkeys\nEOT\n'),
    { problem: 'terraform-heredoc', details: { line: 2, column: 20 } },
  ],
  [
    'a block that is cut off',
    BLOCK.slice(0, 60),
    { problem: 'terraform-unreadable', details: { line: 2, column: 12 } },
  ],
  [
    'another block that is cut off',
    `${BLOCK}resource "x" "y" {`,
    { problem: 'terraform-unreadable', details: { line: 13, column: 19 } },
  ],
  [
    'a member that stands twice',
    BLOCK.replace('  enabled ', '  name '),
    { problem: 'terraform-unreadable', details: { line: 5, column: 3 } },
  ],
])('%s is a problem with its place', (_, text, problem) => {
  expect(readNotifications(text)).toEqual(problem);
});

test.each(['a\\b', '\\f\f\b', '\\\\b', '${x}', '$${'])('a block says “%s” as it is', (name) => {
  const notification = { notification_name: name, operation_type: 'complete' };
  expect(told(printTerraform(notification))).toEqual([notification]);
});

test('whatever stands between them, all blocks are found, and any text ends', () => {
  const pieces = [
    '{',
    '}',
    '"',
    '${',
    '$${',
    '\n',
    '#',
    '//',
    '/*',
    '*/',
    '<<EOT\n',
    'EOT',
    'a = 1',
    '[',
    ']',
    '(',
    '\\',
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (parts) => {
      const read = readNotifications(`${BLOCK}${parts.join('')}`);
      expect('problem' in read || read.drafts.length > 0).toBe(true);
    }),
  );
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 4 }), (names) => {
      const blocks = names.map((name) =>
        printTerraform({ notification_name: name, operation_type: 'complete', agency_name: name }),
      );
      const between = 'locals {\n  a = { b = "}${"{"}" }\n}\n';
      const expected = names.map((name) => ({
        ...{ notification_name: name, operation_type: 'complete', agency_name: name },
      }));
      expect(told(blocks.join(between))).toEqual(names.length === 0 ? 'cut-off' : expected);
    }),
  );
});
