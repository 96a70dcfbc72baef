import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { indexOf } from '../../../core/engine/testing/index-of.ts';
import { newTrace } from '../../../core/normalise/new-trace.ts';
import type { JsonObject } from '../../../../shared/model/json.ts';
import type { LiveChange } from '../../../../shared/model/live-configuration.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import type { Writer } from '../../cache/handle.ts';
import { MIGRATIONS } from '../../cache/migrations/all.ts';
import { putSnapshot } from '../../cache/snapshots.ts';
import { notificationOf } from '../../sources/api/notifications.ts';
import { LiveChanges } from './live-changes.ts';

const raw = (members: JsonObject = {}): JsonObject => ({
  ...{ notification_id: 'n1', notification_name: 'keys', operation_type: 'complete', status: 'enabled' },
  ...{ create_time: 5, ...members },
});
const OFF = raw({ status: 'disabled' });

const change = (time: number, given: Partial<Trace> = {}): Partial<Trace> => ({
  ...{ time, service_type: 'CTS', resource_type: 'notification', trace_name: 'updateNotification' },
  ...{ resource_name: 'keys', code: '200', trace_rating: 'normal', project_id: 'p', 'user.name': 'lena' },
  ...given,
});

/** Looks at times, each with all that was live then. */
type Look = readonly [at: number, found: readonly JsonObject[]];

function changesOf(looks: readonly Look[], traces: readonly Partial<Trace>[], live = raw()) {
  const db = new Database(':memory:') as Writer;
  for (const { up } of MIGRATIONS) up(db);
  for (const [at, found] of looks) {
    const text = JSON.stringify(found);
    putSnapshot(db, { kind: 'notifications-smn', scope: 'p', region: 'r' }, { at, text, canonical: text });
  }
  const held = traces.map((given, at) => ({
    trace: { ...newTrace('huawei', 'cts'), trace_id: `t${at}`, ...given },
    ...{ carried: new Set<never>(), columns: null },
  }));
  return new LiveChanges().of(db, indexOf(held), 'p', [notificationOf(live)]).get('n1') ?? null;
}

const lena = (at: number): LiveChange => ({ told: 'trace', at, by: 'lena' });

test.each<[string, readonly Look[], readonly Partial<Trace>[], LiveChange]>([
  ['without any other word it was made', [[10, [raw()]]], [], { told: 'made', at: 5 }],
  [
    'between two looks that differ',
    [
      [10, [OFF]],
      [20, [OFF]],
      [30, [raw()]],
      [40, [raw()]],
    ],
    [],
    { told: 'looks', after: 20, at: 30 },
  ],
  [
    'the last of several changes counts, and what others do in between does not',
    [
      [10, [OFF]],
      [20, [raw()]],
      [30, [OFF]],
      [40, [raw()]],
      [50, [raw(), raw({ notification_id: 'n2' })]],
    ],
    [],
    { told: 'looks', after: 30, at: 40 },
  ],
  [
    'between looks of which the first did not have it',
    [
      [10, []],
      [20, [raw()]],
    ],
    [],
    { told: 'looks', after: 10, at: 20 },
  ],
  ['by a trace that names it', [[30, [raw()]]], [change(20)], lena(20)],
  [
    'by a trace that has its id',
    [[30, [raw()]]],
    [change(20, { resource_name: null, resource_id: 'n1' })],
    lena(20),
  ],
  ['by the last of the traces', [[30, [raw()]]], [change(20), change(25), change(15)], lena(25)],
  [
    'the trace that lies between the looks tells more than they do',
    [
      [10, [OFF]],
      [30, [raw()]],
    ],
    [change(20)],
    lena(20),
  ],
  [
    'a trace from before tells of an earlier change',
    [
      [10, [OFF]],
      [30, [raw()]],
    ],
    [change(5)],
    { told: 'looks', after: 10, at: 30 },
  ],
])('a live notification was changed: %s', (_, looks, traces, expected) => {
  expect(changesOf(looks, traces)).toEqual(expected);
});

test.each<[string, Partial<Trace>]>([
  ['was refused', { code: '403', trace_rating: 'warning' }],
  ['ended badly and says no code', { code: null, trace_rating: 'incident' }],
  ['is of another project', { project_id: 'other' }],
  ['is about another notification', { resource_name: 'others' }],
  ['changes nothing', { trace_name: 'listNotification' }],
  ['is of another service', { service_type: 'SMN' }],
])('a trace does not tell of a change that %s', (_, given) => {
  expect(changesOf([[30, [raw()]]], [change(20, given)])).toEqual({ told: 'made', at: 5 });
});

test('nothing is told of what nobody dates', () => {
  expect(changesOf([], [], raw({ create_time: null }))).toBeNull();
});
