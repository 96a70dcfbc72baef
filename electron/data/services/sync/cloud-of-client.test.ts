import { expect, test } from 'vitest';
import type { CloudFailureDetails } from '../../../../shared/model/cloud-failure.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import { isHopeless } from './cloud-of-client.ts';

const at = { host: 'cts.example', call: 'traces.list' };

test.each<[string, CloudFailureDetails['cloud-answer'], boolean]>([
  ['a page for people in place of an answer', { ...at, problem: 'html', status: 200 }, true],
  ['the way to another address', { ...at, problem: 'redirect', status: 302, to: 'https://console' }, true],
  ['a page that refuses one call', { ...at, problem: 'html', status: 404 }, false],
  ['an answer that was cut off', { ...at, problem: 'cut-off', status: 200 }, false],
])('%s ends what else would be asked: %j, %s', (_case, details, ends) => {
  expect(isHopeless(new Failure('cloud-answer', details))).toBe(ends);
});
