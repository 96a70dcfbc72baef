import { describe, expect, test } from 'vitest';
import { FINDING_IDS } from '../../../shared/model/sample.ts';
import { COMPANY } from './company.ts';
import { SAMPLE_TRACES, sampleOf, type Sample } from './sample.ts';
import { HOUR_MS, WEEK_MS } from './week.ts';

interface Seen {
  trace_id: string;
  trace_name: string;
  trace_type: string;
  resource_name: string;
  record_time: number;
  time: number;
  source_ip: string | null;
  user: string | null;
}

const NOW = Date.UTC(2026, 4, 14, 9, 41, 7);
const sample = sampleOf({ seed: 1, now: NOW });
const recordsOf = ({ traceFiles }: Sample): Seen[] =>
  [...traceFiles()].flatMap(({ text }) => JSON.parse(text ?? '[]') as Seen[]);
const seen = recordsOf(sample);

test('holds sixty thousand traces, each once but for the second delivery', () => {
  const others = sample.keyProtect.length + sample.alibaba.length;
  expect(new Set(seen.map(({ trace_id }) => trace_id)).size + others).toBe(SAMPLE_TRACES);
  expect(seen.length + others).toBe(SAMPLE_TRACES + 30);
});

test('lies within the seven days before the last full hour', () => {
  expect(sample.until).toBe(Date.UTC(2026, 4, 14, 9));
  for (const { record_time, time } of seen) {
    expect(time).toBeLessThanOrEqual(record_time);
    expect(record_time).toBeLessThan(sample.until);
    expect(record_time).toBeGreaterThanOrEqual(sample.until - WEEK_MS);
  }
});

test('is the same for the same seed and hour, and another one for another seed', () => {
  const whole = (of: Sample): string => JSON.stringify({ ...of, traceFiles: [...of.traceFiles()] });
  expect(whole(sampleOf({ seed: 1, now: NOW + 60_000 }))).toBe(whole(sample));
  const ids = new Set(seen.map(({ trace_id }) => trace_id));
  expect(recordsOf(sampleOf({ seed: 2, now: NOW })).filter(({ trace_id }) => ids.has(trace_id)).length).toBe(
    0,
  );
});

describe('its people have habits', () => {
  const hoursOf = (name: string): { hour: number; day: number }[] =>
    seen
      .filter(({ user }) => user?.includes(`"${name}"`))
      .map(({ time }) => new Date(time + COMPANY.utcOffsetHours * HOUR_MS))
      .map((at) => ({ hour: at.getUTCHours(), day: at.getUTCDay() }));
  const share = <Of>(all: readonly Of[], test: (one: Of) => boolean): number =>
    all.filter(test).length / all.length;
  const isOfficeHour = ({ hour, day }: { hour: number; day: number }): boolean =>
    day !== 0 && day !== 6 && hour >= 6 && hour < 19;

  test('an office worker is at the office', () => {
    expect(share(hoursOf('priya.nair'), isOfficeHour)).toBeGreaterThan(0.9);
  });
  test('backups are made at night', () => {
    expect(share(hoursOf('backup-agent'), ({ hour }) => hour >= 1 && hour <= 4)).toBeGreaterThan(0.9);
  });
  test('customers order on every day of the week', () => {
    expect(new Set(hoursOf('orders-service').map(({ day }) => day)).size).toBe(7);
  });
});

test('what the cloud does by itself has no user and comes from nowhere', () => {
  const system = seen.filter(({ trace_type }) => trace_type === 'SystemAction');
  expect(system.length).toBeGreaterThan(3_000);
  for (const { user, source_ip } of system)
    expect({ user, source_ip }).toEqual({ user: null, source_ip: null });
});

test('a server that is made is told of twice, minutes apart', () => {
  const times = new Map<string, number[]>();
  for (const { trace_name, resource_name, time } of seen)
    if (trace_name === 'createServer') times.set(resource_name, [...(times.get(resource_name) ?? []), time]);
  const pairs = [...times.values()].filter(({ length }) => length === 2);
  expect(pairs.length).toBeGreaterThan(times.size * 0.8);
  for (const [asked = 0, done = 0] of pairs) expect(Math.abs(done - asked)).toBeLessThanOrEqual(180_000);
});

test('each finding is told of once, and its traces are there', () => {
  expect(sample.findings.map(({ id }) => id)).toEqual([...FINDING_IDS]);
  const ids = new Set(seen.map(({ trace_id }) => trace_id));
  for (const { traceIds } of sample.findings) for (const id of traceIds) expect(ids).toContain(id);
});

test.each(Array.from({ length: 7 }, (_, day) => day))(
  'it is whole on whatever day it is made: %i days on',
  (day) => {
    const { findings, traceFiles } = sampleOf({
      seed: day,
      now: NOW + day * 24 * HOUR_MS + day * 5 * HOUR_MS,
    });
    expect(findings.length).toBe(FINDING_IDS.length);
    expect([...traceFiles()].filter(({ text }) => text === null).length).toBe(6);
  },
);
