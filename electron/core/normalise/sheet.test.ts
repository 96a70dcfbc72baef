import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { Trace } from '../../../shared/model/trace.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';
import { normaliseRecord } from './normalise.ts';

type Columns = Record<string, TraceFieldName>;

function traceOfRow(cells: JsonObject, columns: Columns): Trace {
  const fromPath = { region: null, project_id: null, tracker_name: null };
  const row = { When: '1719977192000', ...cells };
  const context = {
    ...{ fromPath, rating: 'severity' as const },
    columns: {
      fields: new Map<string, TraceFieldName>(Object.entries({ When: 'time', ...columns })),
      zone: null,
    },
  };
  const result = normaliseRecord(row, context);
  if ('refusal' in result) throw new Error(`refused: ${result.refusal.code}`);
  return result.trace;
}

describe('a cell of the column of', () => {
  it.each<[TraceFieldName, string, unknown]>([
    ['trace_rating', 'Normal', 'normal'],
    ['trace_rating', ' WARNING ', 'warning'],
    ['trace_rating', '正常', 'normal'],
    ['trace_rating', '警告', 'warning'],
    ['trace_rating', '事故', 'incident'],
    ['trace_rating', 'Critical', 'Critical'],
    ['trace_rating', ' ', null],
    ['user.invoked_by', 'service.ECS', ['service.ECS']],
    ['user.invoked_by', '["service.ECS","service.EVS"]', ['service.ECS', 'service.EVS']],
    ['user.invoked_by', '', []],
    ['read_only', 'TRUE', true],
    ['read_only', 'false', false],
    ['content_length', '17', 17],
    ['request', '{"a":1}', { a: 1 }],
    ['resource_name', '  ', null],
    ['resource_name', ' a ', ' a '],
    ['user.session_context.attributes.mfa_authenticated', 'true', 'true'],
  ])('%s with %j gives %j', (field, cell, value) => {
    expect(traceOfRow({ Column: cell }, { Column: field })[field]).toEqual(value);
  });
});

describe('a time without a zone', () => {
  const read = (heading: string, cell: string, zone: string | null = null) => {
    const fromPath = { region: null, project_id: null, tracker_name: null };
    const columns = { fields: new Map<string, TraceFieldName>([[heading, 'time']]), zone };
    const result = normaliseRecord({ [heading]: cell }, { fromPath, rating: 'severity', columns });
    return 'refusal' in result ? result.refusal.code : new Date(result.trace.time).toISOString();
  };

  it.each([
    ['Operation Time (GMT+08:00)', '2024-05-16 10:00:00', '2024-05-16T02:00:00.000Z'],
    ['操作时间（UTC+8）', '2024/5/16 10:00:00', '2024-05-16T02:00:00.000Z'],
    ['time UTC', '2024-05-16 10:00:00', '2024-05-16T10:00:00.000Z'],
    ['Time [GMT -0330]', '2024-05-16 10:00:00', '2024-05-16T13:30:00.000Z'],
    // What a cell says itself counts.
    ['Time (GMT+08:00)', '2024-05-16T10:00:00Z', '2024-05-16T10:00:00.000Z'],
    ['Time (GMT+08:00)', '1715824800000', '2024-05-16T02:00:00.000Z'],
    ['Time', '2024-05-16 10:00:00', 'time-without-zone'],
    ['Time (local)', '2024-05-16 10:00:00', 'time-without-zone'],
  ])('under %s, %s is %s', (heading, cell, found) => {
    expect(read(heading, cell)).toBe(found);
  });

  it.each([
    ['UTC', '2024-05-16 10:00:00', '2024-05-16T10:00:00.000Z'],
    ['-03:30', '2024-05-16 10:00:00', '2024-05-16T13:30:00.000Z'],
    ['Asia/Shanghai', '2024/5/16 10:00:00', '2024-05-16T02:00:00.000Z'],
    ['Asia/Shanghai', 'May 16, 2024 10:00:00.250', '2024-05-16T02:00:00.250Z'],
    // As its clocks went that day.
    ['Europe/Berlin', '2024-01-16 10:00:00', '2024-01-16T09:00:00.000Z'],
    ['Europe/Berlin', '2024-07-16 10:00:00', '2024-07-16T08:00:00.000Z'],
    ['Europe/Berlin', '2024-03-31 01:59:59', '2024-03-31T00:59:59.000Z'],
    ['Europe/Berlin', '2024-03-31 02:00:00', 'time-skipped'],
    ['Europe/Berlin', '2024-03-31 02:59:59', 'time-skipped'],
    ['Europe/Berlin', '2024-03-31 03:00:00', '2024-03-31T01:00:00.000Z'],
    ['Europe/Berlin', '2024-10-27 01:59:59', '2024-10-26T23:59:59.000Z'],
    ['Europe/Berlin', '2024-10-27 02:00:00', 'time-twice'],
    ['Europe/Berlin', '2024-10-27 02:59:59', 'time-twice'],
    ['Europe/Berlin', '2024-10-27 03:00:00', '2024-10-27T02:00:00.000Z'],
    ['Australia/Lord_Howe', '2024-04-07 01:45:00', 'time-twice'],
    // A day that never was.
    ['Pacific/Apia', '2011-12-30 12:00:00', 'time-skipped'],
    ['Pacific/Apia', '2011-12-31 12:00:00', '2011-12-30T22:00:00.000Z'],
    ['Europe/Berlin', '2024-10-27 02:30:00 GMT+01:00', '2024-10-27T01:30:00.000Z'],
    ['Mars/Olympus', '2024-05-16 10:00:00', 'time-unreadable'],
    ['Europe/Berlin', '1999-05-16 10:00:00', 'time-out-of-range'],
  ])('of a table said to be in %s, %s is %s', (zone, cell, found) => {
    expect(read('Time', cell, zone)).toBe(found);
  });

  it('goes by its heading before what was said of the table', () => {
    expect(read('Time (GMT+08:00)', '2024-05-16 10:00:00', 'UTC')).toBe('2024-05-16T02:00:00.000Z');
  });
});

describe('a column that no field claims', () => {
  it('is left out where its cell is empty', () => {
    expect(traceOfRow({ Operation: '', Notes: ' ', Other: 'x' }, {}).extra).toEqual({ Other: 'x' });
  });

  it.each(['code', 'user', 'user.name', 'provider'])('is kept apart where its heading is %s', (heading) => {
    const trace = traceOfRow({ [heading]: 'x' }, {});
    expect(trace.extra).toEqual({ [`column.${heading}`]: 'x' });
    expect(trace).toMatchObject({ code: null, 'user.name': null, provider: 'huawei' });
  });

  it('does not take the place of another that is named so', () => {
    const trace = traceOfRow({ code: 'a', 'column.code': 'b' }, {});
    expect(trace.extra).toEqual({ 'column.column.code': 'a', 'column.code': 'b' });
  });
});

it.each([
  ['before', ['User ID', 'Operator']],
  ['behind', ['Operator', 'User ID']],
])('takes a member of the user from its own column, %s the one of the whole user', (_where, order) => {
  const cells: Record<string, string> = {
    Operator: '{"name":"ana","id":"shown","type":"Role"}',
    'User ID': 'own',
  };
  const row = Object.fromEntries(order.map((heading) => [heading, cells[heading] ?? '']));
  expect(traceOfRow(row, { Operator: 'user.name', 'User ID': 'user.id' })).toMatchObject({
    'user.name': 'ana',
    'user.id': 'own',
    'user.type': 'Role',
  });
});

it('leaves the cells as they were', () => {
  const cells = { Operator: { name: 'ana', domain: { name: 'corp' } }, 'Account ID': 'd' };
  const before = structuredClone(cells);
  const trace = traceOfRow(cells, { Operator: 'user.name', 'Account ID': 'user.domain.id' });
  expect(trace['user.domain.id']).toBe('d');
  expect(cells).toEqual(before);
});
