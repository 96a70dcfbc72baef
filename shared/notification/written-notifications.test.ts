import { expect, it } from 'vitest';
import { writtenNotifications } from './written-notifications.ts';

it.each<[string, string[]]>([
  [' {"a": 1.0, "a": 2} ', ['{"a": 1.0, "a": 2}']],
  ['\uFEFF{"notification": {"a": 12345678901234567890}, "provider": "ibm"}', ['{"a": 12345678901234567890}']],
  ['{"notification": 1, "notification": {"a": 2}}', ['{"a": 2}']],
  ['[{"a": 1}, {"notification": {"b": "]}"}, "pins": []}, 5]', ['{"a": 1}', '{"b": "]}"}', '5']],
  ['{"notifications": [{"a": 1}, {"b": [1, {}]}], "x": 1}', ['{"a": 1}', '{"b": [1, {}]}']],
  ['{"notification": {"a": 1}, "notifications": null}', ['{"a": 1}']],
  ['{\n  "notification": {\n    "a": [\n      1\n    ]\n  }\n}\n', ['{\n  "a": [\n    1\n  ]\n}']],
  ['resource "a" "b" {\n}', []],
  ['', []],
])('of %j they are %j', (file, written) => {
  expect(writtenNotifications(file)).toEqual(written);
});
