import { expect, it } from 'vitest';
import type { Draft, DraftFilter, Rule } from '../notifications.ts';
import { predicateOf, type ParsedTrace } from './replay-loop.ts';

const TRACE: ParsedTrace = {
  service_type: 'ECS',
  resource_type: 'server',
  trace_name: 'createServer',
  trace_type: 'ApiCall',
  tracker_name: 'system',
  code: '200',
  user: { name: 'ops.001' },
};
const ALL: Draft = { name: 'n', operations: null, users: [], filter: null };
const operation = (service: string, resourceType: string, name: string): Partial<Draft> => ({
  operations: [{ service, resourceType, names: ['other', name] }],
});
const CREATES = operation('ecs', 'server', 'createServer');
const filter = (condition: DraftFilter['condition'], ...rules: (Rule | null)[]): Partial<Draft> => ({
  filter: { on: true, condition, rules },
});
const is = (field: Rule['field'], value: string): Rule => ({ field, op: '=', value });
const isNot = (field: Rule['field'], value: string): Rule => ({ field, op: '!=', value });
const YES = is('code', '200');
const NO = isNot('code', '200');

it.each<[string, Partial<Draft>, Partial<ParsedTrace>, boolean | null]>([
  ['all operations', {}, {}, true],
  ['a data trace by its tracker', {}, { tracker_name: 'data' }, false],
  ['a data trace by its type', {}, { trace_type: 'ObsSDK' }, false],
  ['its operation, the service in lower case', CREATES, {}, true],
  ['another service', operation('evs', 'server', 'createServer'), {}, false],
  ['another case of the resource type', operation('ecs', 'Server', 'createServer'), {}, false],
  ['another name', operation('ecs', 'server', 'deleteServer'), {}, false],
  ['a user who is listed', { ...CREATES, users: [['a'], ['ops.001']] }, {}, true],
  ['a user who is not', { ...CREATES, users: [['a']] }, {}, false],
  ['a user who is not, and all operations', { users: [['a']] }, {}, null],
  ['a user who is not, and a rule that fails', { users: [['a']], ...filter('AND', NO) }, {}, false],
  ['= on nothing', filter('AND', is('api_version', 'v1')), {}, false],
  ['!= on nothing', filter('AND', isNot('api_version', 'v1')), {}, null],
  ['a filter switched off', { filter: { on: false, condition: 'AND', rules: [NO] } }, {}, true],
  ['all: yes and unreadable', filter('AND', YES, null), {}, null],
  ['all: unreadable and no', filter('AND', null, NO), {}, false],
  ['any: unreadable and yes', filter('OR', null, YES), {}, true],
  ['any: no and unreadable', filter('OR', NO, null), {}, null],
  ['any: no and no', filter('OR', NO, NO), {}, false],
])('says of %s', (_, draft, trace, verdict) => {
  expect(predicateOf({ ...ALL, ...draft })({ ...TRACE, ...trace })).toBe(verdict);
});
