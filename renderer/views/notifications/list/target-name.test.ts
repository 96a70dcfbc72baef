import { expect, test } from 'vitest';
import { targetName } from './target-name.ts';

test.each([
  ['urn:smn:eu-west-101:p:alerts', 'alerts'],
  ['urn:fss:eu-west-101:p:function:default:on-trace', 'on-trace'],
  ['urn:fss:eu-west-101:p:function:default:on-trace:latest', 'on-trace'],
  ['odd', 'odd'],
])('the target %s is known as %s', (urn, name) => expect(targetName(urn)).toBe(name));
