import { describe, expect, it } from 'vitest';
import { carriedFields } from './carries.ts';
import { FORMAT_NAMES, type FormatName } from './trace.ts';
import { TRACE_FIELDS, type TraceFieldName } from './trace-fields.ts';

const FILTERED: TraceFieldName[] = TRACE_FIELDS.filter((field) => 'filterable' in field).map(
  ({ name }) => name,
);

it('knows the six fields a filter may name', () => {
  expect(FILTERED.sort()).toEqual([
    ...['api_version', 'code', 'resource_id', 'resource_name', 'trace_rating', 'trace_type'],
  ]);
});

describe('what a filter or a list of users asks for is not carried', () => {
  it.each<[FormatName, TraceFieldName[]]>([
    ['cts', []],
    ['cts-function-event', []],
    ['ibm-g1', ['api_version', 'resource_name']],
    ['ibm-g2', ['resource_name']],
    ['ibm-g3', []],
    ['alibaba-cms', ['api_version', 'code', 'user.name', 'user.user_name']],
    ['alibaba-cms-webhook', ['api_version', 'code', 'user.name', 'user.user_name']],
    ['alibaba-cms-api', ['api_version', 'code', 'user.name', 'user.user_name']],
    ['alibaba-actiontrail', ['resource_name']],
    ['aws-cloudtrail', ['resource_name']],
  ])('by %s: %j', (format, missing) => {
    const asked: TraceFieldName[] = [...FILTERED, 'user.name', 'user.user_name'];
    expect(asked.filter((name) => !carriedFields(format).has(name)).sort()).toEqual(missing);
  });

  it('by a sheet unless a column holds it', () => {
    const carried = carriedFields('cts-sheet', ['trace_name', 'user.name']);
    expect(carried.has('user.name')).toBe(true);
    expect(carried.has('trace_name')).toBe(true);
    expect(carried.has('code')).toBe(false);
  });
});

it.each(FORMAT_NAMES)('has provider, id and time carried by %s', (format) => {
  for (const name of ['provider', 'trace_id', 'time'] as const)
    expect(carriedFields(format).has(name)).toBe(true);
});
