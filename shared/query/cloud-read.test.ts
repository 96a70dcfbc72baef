import { describe, expect, test } from 'vitest';
import type { ColumnName } from '../model/trace-columns.ts';
import { narrowedRead } from './cloud-read.ts';
import type { Query } from './query.ts';

const WINDOW = { from: 1000, to: 9000 };
const is = (field: ColumnName, ...values: string[]): Query => ({
  ...{ kind: 'field', field, test: { kind: 'in', values, fold: true } },
});
const read = (filters: object, more: object = {}) => ({
  ...{ kind: 'filter', tracker: 'system', ...WINDOW, filters },
  ...more,
});

describe('a filter as far as the service can express it', () => {
  test.each<[string, Query[], object, boolean[]]>([
    ['of nothing asks for all', [], read({}), []],
    [
      'takes each field that the service knows',
      [is('service_type', 'ECS'), is('user.name', 'ada'), is('user.access_key_id', 'AK')],
      read({ service_type: 'ECS', user: 'ada', access_key_id: 'AK' }),
      [true, true, true],
    ],
    ['leaves out several values', [is('service_type', 'ECS', 'VPC')], read({}), [false]],
    ['leaves out fields that it does not know', [is('source_ip', '10.0.0.1')], read({}), [false]],
    ['leaves out the opposite', [{ kind: 'not', of: is('service_type', 'ECS') }], read({}), [false]],
    [
      'leaves out a pattern',
      [{ kind: 'field', field: 'trace_name', test: { kind: 'starts-with', text: 'x', fold: true } }],
      read({}),
      [false],
    ],
    [
      'takes the first of two values of a field, which nothing has both of',
      [is('service_type', 'ECS'), is('service_type', 'VPC')],
      read({ service_type: 'ECS' }),
      [true, false],
    ],
    [
      'cuts the stretch by record times',
      [
        { kind: 'time', field: 'record_time', from: 2000 },
        { kind: 'time', field: 'time', to: 3000 },
      ],
      read({}, { from: 2000 }),
      [true, false],
    ],
    [
      'asks of a data tracker only what holds for data traces',
      [is('service_type', 'OBS'), is('tracker_name', 'photos'), is('enterprise_project_id', '0')],
      read({ enterprise_project_id: '0' }, { tracker: 'photos' }),
      [false, true, true],
    ],
  ])('%s', (_, clauses, wanted, said) => {
    expect(narrowedRead(clauses, WINDOW)).toEqual({ read: wanted, said });
  });
});
