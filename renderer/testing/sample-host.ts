import type { HostInfo } from '../../shared/ipc/contract.ts';
import type { Task } from '../../shared/model/task.ts';
import { AT, COVERAGE, FOUND, file, refusal, run, TOTALS, WORKSPACE } from './sample-imports.ts';
import { standInBridge, type StandInBridge } from './stand-in-bridge.ts';

const FILES = 20_000;

export const READING: Task = {
  ...{ id: 't1', kind: 'import', path: '/exports/ap-southeast/2024-05', state: 'running' },
  ...{ cancellable: true, startedAt: AT, endedAt: null, outcome: null, failure: null },
  progress: { done: 300_000_000, total: 1_000_000_000, traces: 400_000 },
};

/** A host whose workspace has had a lot read into it. */
export function filledHost(info: Partial<HostInfo> = {}): StandInBridge {
  const fileAt = (index: number): ReturnType<typeof file> => FOUND[index] ?? file(index + 1);
  return standInBridge({
    info,
    'workspace.summary': () => WORKSPACE,
    'coverage.summary': () => COVERAGE,
    'imports.list': () => [
      run(4, { isComplete: false, endedAt: null, totals: { ...TOTALS, files: 12 } }),
      run(3),
      run(2, { paths: ['/a.json', '/b.json'], totals: { ...TOTALS, conflicts: 0, refused: 0, failed: 0 } }),
    ],
    'imports.files': ({ show, search, offset, limit }) => {
      const few = show === 'all' ? null : show === 'sheets' ? FOUND.slice(1, 2) : FOUND.slice(0, 4);
      const all = few ?? (search === '' ? null : FOUND.filter(({ path }) => path.includes(search)));
      const total = all?.length ?? FILES;
      const items = Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) =>
        all === null ? fileAt(offset + at) : all[offset + at],
      );
      return { total, items: items.filter((item) => item !== undefined) };
    },
    'imports.refusals': ({ file: of, search, offset, limit }) => {
      const total = search === '' ? 2100 : 3;
      const from = fileAt((of ?? 1) - 1);
      return {
        total,
        items: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, at) =>
          refusal(offset + at, from),
        ),
      };
    },
    'imports.exportRefusals': () => ({ rows: 42 }),
    'imports.start': () => ({ taskId: 't1' }),
    'imports.mapColumns': () => ({ taskId: 't2' }),
    'dialog.openTraces': () => ({ paths: ['/chosen/a.json'] }),
    'dialog.saveExport': ({ suggestedName }) => ({ path: `/out/${suggestedName}` }),
    'traces.export': () => ({ taskId: 't3' }),
    'tasks.cancel': () => ({}),
  });
}
