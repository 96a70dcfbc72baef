import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../../shared/model/failure.ts';
import type { ProvenHour } from '../../cache/coverage.ts';
import type { AnswerPage } from '../ingest/read-page.ts';
import {
  syncTraces,
  type PageRequest,
  type PageSource,
  type SyncOptions,
  type SyncResult,
} from './sync-traces.ts';
import { SETTLED_MS, type SyncLine } from './wanted.ts';

const START = Date.UTC(2026, 2, 2);
const NOW = START + 10_000_000;
const LINES: readonly SyncLine[] = [{ project_id: 'p', tracker_name: 'system' }];

interface Recorded {
  trace_id: string;
  record_time: number;
}

type Fault = (request: PageRequest, call: number) => Uint8Array | Failure | null;

const bytes = (text: string): Uint8Array => Buffer.from(text);

/** As the documents say: newest first, `to` excluded, beginning at the record time of the marker. */
function service(all: readonly Recorded[], fault: Fault = () => null): PageSource & { calls: PageRequest[] } {
  const calls: PageRequest[] = [];
  const ordered = all.toSorted((a, b) => b.record_time - a.record_time || (a.trace_id < b.trace_id ? -1 : 1));
  return {
    calls,
    isHopeless: ({ code }) => code === 'disk-full',
    async page(request) {
      calls.push(request);
      await Promise.resolve();
      const wrong = fault(request, calls.length);
      if (wrong instanceof Failure) throw wrong;
      if (wrong !== null) return { address: 'x', body: wrong };
      const { from, to, next, limit } = request;
      const start = next === null ? 0 : ordered.findIndex(({ trace_id: id }) => id === next) + 1;
      const rest = ordered.slice(start).filter(({ record_time: at }) => at >= from && at < to);
      const page = rest.slice(0, limit);
      const marker = rest.length > limit ? (page.at(-1)?.trace_id ?? null) : null;
      return {
        address: 'x',
        body: bytes(JSON.stringify({ traces: page, meta_data: { count: page.length, marker } })),
      };
    },
  };
}

interface Kept {
  ids: Set<string>;
  proven: ProvenHour[];
  result: SyncResult;
}

async function run(source: PageSource, more: Partial<SyncOptions> = {}): Promise<Kept> {
  const kept = { ids: new Set<string>(), proven: [] as ProvenHour[] };
  const result = await syncTraces(
    source,
    async (pages, proven) => {
      await Promise.resolve();
      for (const { body } of pages)
        for (const { trace_id: id } of (JSON.parse(Buffer.from(body).toString()) as { traces: Recorded[] })
          .traces)
          kept.ids.add(id);
      kept.proven.push(...proven);
    },
    {
      ...{ lines: LINES, region: 'r', wanted: [{ line: 0, from: START, to: NOW }], atOnce: 6 },
      ...{ signal: new AbortController().signal, now: () => NOW, onpage: () => undefined },
      ...more,
    },
  );
  return { ...kept, result };
}

const some = (count: number): Recorded[] =>
  Array.from({ length: count }, (_, at) => ({
    trace_id: `t${String(at).padStart(5, '0')}`,
    record_time: START + at * 1000,
  }));

describe('a sync', () => {
  it('reads everything and proves what lay long enough in the past', async () => {
    const all = some(5000);
    const { ids, proven, result } = await run(service(all));
    expect(ids.size).toBe(5000);
    expect(result.failures).toEqual([]);
    expect(Math.min(...proven.map(({ from }) => from))).toBe(START);
    expect(Math.max(...proven.map(({ to }) => to))).toBe(NOW - SETTLED_MS);
  });

  it('tells of the slice that fails, proves nothing of it, and reads the others', async () => {
    const all = some(5000);
    const border = START + 2_000_000;
    const { proven, ids, result } = await run(
      service(all, ({ from }) =>
        from < border && from > START ? new Failure('disk-failed', { path: '', reason: '' }) : null,
      ),
    );
    expect(result.failures.length).toBeGreaterThan(0);
    for (const { from, to } of result.failures)
      expect(proven.some((one) => one.from < to && one.to > from)).toBe(false);
    const read = (at: number): boolean => result.walked.some(({ from, to }) => at >= from && at < to);
    for (const { trace_id: id, record_time: at } of all) if (read(at)) expect(ids).toContain(id);
  });

  it('asks again for an answer that is none, a few times', async () => {
    const once = await run(service(some(10), (_, call) => (call === 1 ? bytes('<html>') : null)));
    expect([once.ids.size, once.result.failures]).toEqual([10, []]);
    const always = service(some(10), () => bytes('{"traces":[{"tra'));
    const { result } = await run(always);
    expect(result.failures).toEqual([
      { line: 0, from: START, to: NOW, failure: { code: 'sync-answer-unknown', details: {} } },
    ]);
    expect(always.calls).toHaveLength(3);
  });

  it('keeps what is outside the window, and takes it for no proof', async () => {
    const page = { traces: [{ trace_id: 'x', record_time: START - 1 }], meta_data: { marker: null } };
    const { ids, proven, result } = await run(service([], () => bytes(JSON.stringify(page))));
    expect([[...ids], proven, result.failures.map(({ failure }) => failure.code)]).toEqual([
      ['x'],
      [],
      ['sync-outside-window'],
    ]);
  });

  it('keeps what comes again with another content, and not what comes again as it was', async () => {
    const answer = (code: string, ids: readonly string[], marker: string | null): Uint8Array =>
      bytes(
        JSON.stringify({
          traces: ids.map((id) => ({
            ...{ trace_id: id, trace_name: 'x', code },
            ...{ time: START, record_time: START + Number(id) },
          })),
          meta_data: { marker },
        }),
      );
    const kept: string[][] = [];
    const keep = async (pages: readonly AnswerPage[]): Promise<void> => {
      await Promise.resolve();
      for (const { body, repeats } of pages) {
        const { traces } = JSON.parse(Buffer.from(body).toString()) as {
          traces: { trace_id: string; code: string }[];
        };
        kept.push(traces.slice(repeats).map(({ trace_id: id, code }) => `${id}:${code}`));
      }
    };
    for (const code of ['200', '404']) {
      const ids = Array.from({ length: 30 }, (_, at) => String(100 - at));
      const pages = [answer('200', ids, '71'), answer(code, ['71', '70', '69'], null)];
      const source = service([], () => pages.shift() ?? null);
      await syncTraces(source, keep, {
        ...{ lines: LINES, region: 'r', wanted: [{ line: 0, from: START, to: NOW }], atOnce: 1 },
        ...{ signal: new AbortController().signal, now: () => NOW, onpage: () => undefined },
      });
    }
    expect([kept[1], kept[3]]).toEqual([
      ['70:200', '69:200'],
      ['71:404', '70:404', '69:404'],
    ]);
  });

  it('stops asking where nothing else would be answered, and keeps what it has', async () => {
    const source = service(some(5000), (_, call) =>
      call >= 5 ? new Failure('disk-full', { path: '' }) : null,
    );
    const { ids, result } = await run(source);
    expect(ids.size).toBeGreaterThan(0);
    expect(source.calls.length).toBeLessThan(40);
    expect(result.failures.every(({ failure }) => failure.code === 'disk-full')).toBe(true);
  });

  it('takes it for a mishap where whoever has answered refuses once', async () => {
    const source = service(some(5000), (_, call) =>
      call === 5 ? new Failure('disk-full', { path: '' }) : null,
    );
    const { ids, result } = await run(source);
    expect([ids.size, result.failures]).toEqual([5000, []]);
  });

  it('gives up where ever new markers bring the same traces, and says it once for a stretch', async () => {
    const traces = some(3);
    const source = service([], (_request, call) => {
      if (call > 3000) throw new Error('It never ends.');
      return bytes(JSON.stringify({ traces, meta_data: { marker: `m${call}` } }));
    });
    const { ids, proven, result } = await run(source);
    expect([ids.size, proven, result.walked]).toEqual([3, [], []]);
    expect(new Set(result.failures.map(({ failure }) => failure.code))).toEqual(
      new Set(['sync-marker-stuck']),
    );
  });

  it('follows nobody out of the window for ever: a page that lies before all of it is the last, and proves nothing', async () => {
    let number = 0;
    const source = service([], (_request, call) => {
      if (call > 3000) throw new Error('It never ends.');
      const traces = Array.from({ length: 200 }, () => {
        number += 1;
        return { trace_id: `t${number}`, record_time: NOW - number * 1000 };
      });
      return bytes(JSON.stringify({ traces, meta_data: { marker: `t${number}` } }));
    });
    const { proven, result } = await run(source, { atOnce: 1 });
    expect([proven, result.walked]).toEqual([[], []]);
    expect(new Set(result.failures.map(({ failure }) => failure.code))).toEqual(
      new Set(['sync-outside-window']),
    );
  });

  it('throws what keeping throws, and asks for nothing more', async () => {
    const source = service(some(5000));
    const options = { lines: LINES, region: null, wanted: [{ line: 0, from: START, to: NOW }], atOnce: 2 };
    const { signal } = new AbortController();
    const keep = (): Promise<void> => Promise.reject(new Failure('disk-full', { path: 'x' }));
    await expect(
      syncTraces(source, keep, { ...options, signal, now: () => NOW, onpage: () => undefined }),
    ).rejects.toMatchObject({ code: 'disk-full' });
    expect(source.calls.length).toBeLessThan(8);
  });

  it('ends where the person no longer wants it', async () => {
    const stop = new AbortController();
    const source = service(some(5000), (_, call) => {
      if (call === 3) stop.abort();
      return null;
    });
    await expect(run(source, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('has read every record of what it says it walked, whatever fails', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 9_999 }), { maxLength: 1500 }),
        fc.infiniteStream(fc.nat(40)),
        fc.integer({ min: 1, max: 12 }),
        async (times, luck, atOnce) => {
          const all = times.map((at, index) => ({ trace_id: `t${index}`, record_time: START + at * 1000 }));
          const stream = luck[Symbol.iterator]();
          const source = service(all, () => {
            const drawn = Number(stream.next().value);
            if (drawn === 0) return new Failure('disk-failed', { path: '', reason: '' });
            return drawn === 1 ? bytes('{}') : null;
          });
          const { ids, result, proven } = await run(source, { atOnce });
          const within = (at: number, list: readonly { from: number; to: number }[]): boolean =>
            list.some(({ from, to }) => at >= from && at < to);
          for (const { trace_id: id, record_time: at } of all) {
            if (within(at, result.walked)) expect(ids.has(id)).toBe(true);
            expect(within(at, result.walked) !== within(at, result.failures)).toBe(true);
            if (within(at, proven)) expect(within(at, result.walked)).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
