import { expect, it } from 'vitest';
import type { OpenedTrace } from '../../shared/model/browse.ts';
import { Failure } from '../../shared/model/failure.ts';
import { notices } from './notices.svelte.ts';
import { WORKSPACE } from '../testing/sample-imports.ts';
import { NearTraces, pinnedTrace, TraceReader } from './opened-trace.svelte.ts';
import { workspace } from './workspace.svelte.ts';

interface Asked {
  row: number;
  answer: () => Promise<void>;
  fail: (failure: Failure) => Promise<void>;
}

function reader(): { reader: TraceReader; asked: Asked[] } {
  const asked: Asked[] = [];
  const open = (row: number): Promise<OpenedTrace> => {
    const { promise, resolve, reject } = Promise.withResolvers<OpenedTrace>();
    // What waits for the answer goes on in a later turn.
    const later = (): Promise<void> => new Promise((next) => setTimeout(next));
    asked.push({
      row,
      answer: () => (resolve({ row } as OpenedTrace), later()),
      fail: (failure) => (reject(failure), later()),
    });
    return promise;
  };
  return { reader: new TraceReader(open), asked };
}

it('has the traces beside one read ahead, each once, and no others', async () => {
  const asked: number[] = [];
  const near = new NearTraces((row) => {
    asked.push(row);
    if (row === 9) return Promise.reject(new Failure('trace-unknown', { row }));
    return Promise.resolve({ row } as OpenedTrace);
  });
  const opened = (row: number): OpenedTrace => ({ row }) as OpenedTrace;
  near.hold([opened(2)], [1, 3]);
  expect(asked).toEqual([1, 3]);
  expect([await near.open(1), await near.open(2), await near.open(3)]).toEqual([1, 2, 3].map(opened));
  near.hold([opened(3)], [2, 4]);
  expect((await near.open(1)).row).toBe(1);
  expect(asked).toEqual([1, 3, 4, 1]);
  // What cannot be read is asked for again by whoever wants it.
  near.hold([opened(3)], [9]);
  await Promise.resolve();
  await expect(near.open(9)).rejects.toMatchObject({ code: 'trace-unknown' });
  expect(asked.filter((row) => row === 9)).toHaveLength(2);
});

it('keeps the last trace until the next is there', async () => {
  const { reader: traces, asked } = reader();
  void traces.read(1);
  expect(traces.shown).toBeNull();
  await asked[0]?.answer();
  void traces.read(2);
  expect(traces.shown?.row).toBe(1);
  await asked[1]?.answer();
  expect(traces.shown?.row).toBe(2);
});

it('drops answers and failures that come too late', async () => {
  const { reader: traces, asked } = reader();
  void traces.read(1);
  void traces.read(2);
  void traces.read(3);
  await asked[2]?.answer();
  await asked[0]?.answer();
  await asked[1]?.fail(new Failure('trace-unknown', { row: 2 }));
  expect([traces.shown?.row, traces.missing]).toEqual([3, null]);
});

it('says that there is no such trace, and forgets the last one', async () => {
  const { reader: traces, asked } = reader();
  void traces.read(1);
  await asked[0]?.answer();
  void traces.read(9);
  await asked[1]?.fail(new Failure('trace-unknown', { row: 9 }));
  expect([traces.shown, traces.missing]).toEqual([null, 9]);
  void traces.read(2);
  await asked[2]?.answer();
  expect([traces.shown?.row, traces.missing]).toEqual([2, null]);
});

it('leaves the trace where it is when something else goes wrong, and tells', async () => {
  const { reader: traces, asked } = reader();
  void traces.read(1);
  await asked[0]?.answer();
  void traces.read(2);
  await asked[1]?.fail(new Failure('workspace-none-open', {}));
  expect(traces.shown?.row).toBe(1);
  expect(notices.list.map(({ failure }) => failure.code)).toEqual(['workspace-none-open']);
  notices.clear('workspace-none-open');
});

it('shows nothing once it has forgotten, also when an answer is still under way', async () => {
  const { reader: traces, asked } = reader();
  void traces.read(1);
  traces.forget();
  await asked[0]?.answer();
  expect(traces.shown).toBeNull();
});

it('a pinned trace is one of its own workspace', () => {
  workspace.changed(WORKSPACE);
  pinnedTrace.pin(7);
  expect(pinnedTrace.row).toBe(7);
  workspace.changed({ ...WORKSPACE, path: '/another.tracebell' });
  expect(pinnedTrace.row).toBeNull();
  workspace.changed(WORKSPACE);
  expect(pinnedTrace.row).toBe(7);
  pinnedTrace.pin(null);
  expect(pinnedTrace.row).toBeNull();
  workspace.changed(null);
});
