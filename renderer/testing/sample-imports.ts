import type { CoverageSummary } from '../../shared/model/coverage.ts';
import type { FileRefusal, ImportedFile, ImportRun, ImportTotals } from '../../shared/model/imports.ts';
import type { RefusalReason } from '../../shared/model/import-report.ts';
import type { WorkspaceSummary } from '../../shared/model/workspace.ts';

const HOUR = 3_600_000;
export const AT = Date.UTC(2024, 4, 16, 2);

export const WORKSPACE: WorkspaceSummary = {
  ...{ path: '/home/me/audit.tracebell', name: 'audit', createdAt: AT, sizeBytes: 3_400_000 },
  ...{ readOnly: false, dataAt: AT, astray: null },
};

export const TOTALS: ImportTotals = {
  ...{ read: 1_204_331, added: 1_204_120, duplicates: 160, conflicts: 9, refused: 42 },
  ...{ files: 20_000, failed: 3, expired: 0 },
};

export function run(id: number, part: Partial<ImportRun> = {}): ImportRun {
  return {
    ...{ id, startedAt: AT + id * HOUR, endedAt: AT + id * HOUR + 12_300, isComplete: true, by: 'lena' },
    ...{ paths: ['/exports/ap-southeast/2024-05'], rating: 'severity', totals: TOTALS },
    ...part,
  };
}

/** Text of others, as bad as it gets. */
export const HOSTILE = 'evil\u202Egnp.exe <img src=x onerror=alert(1)>\u0000\u200B.json';

export function file(id: number, part: Partial<ImportedFile> = {}): ImportedFile {
  return {
    ...{ id, path: `/exports/ap-southeast/2024-05/CloudTraces/${id}_ECS_2024-05-16T02-00-00Z.json.gz` },
    ...{ format: 'cts', wrappings: [], read: 60, added: 60, duplicates: 0, conflicts: 0, refused: 0 },
    ...{ expired: 0, error: null, notes: [], sheets: [], isDigest: false, sizeBytes: 12_345, isKnown: false },
    ...part,
  };
}

export const SHEET = file(2, {
  ...{ path: '/exports/console/操作记录 2024-05.xlsx', format: 'cts-sheet', refused: 3 },
  sheets: [
    {
      name: 'Sheet1',
      headings: ['事件名称', '事件级别', '操作用户', '操作时间', '备注', 'Resource ID'],
      mapping: {
        ...{ 事件名称: 'trace_name', 事件级别: 'trace_rating', 操作用户: 'user.name', 操作时间: 'time' },
        ...{ 备注: null, 'Resource ID': 'resource_id' },
      },
      rowsBefore: 2,
    },
  ],
});

export const FOUND = [
  file(1, {
    path: `/exports/${HOSTILE}`,
    refused: 2100,
    conflicts: 2,
    wrappings: ['logdna'],
    format: 'ibm-g2',
  }),
  SHEET,
  file(3, { error: { code: 'gzip-cut-off', details: { atByte: 4711 } }, refused: 1 }),
  file(4, {
    format: null,
    error: { code: 'format-foreign', details: { looksLike: 'parquet' } },
    ...{ read: 0, added: 0 },
  }),
  file(5, { isKnown: true, added: 0, duplicates: 60 }),
];

const REASONS: RefusalReason[] = [
  { code: 'not-json', details: {} },
  { code: 'time-without-zone', details: { member: 'time', text: '2024-05-16 02:00:00' } },
  { code: 'shape-unknown', details: { members: ['level', 'msg', HOSTILE] } },
  { code: 'wrong-type', details: { member: 'user', expected: 'object', found: 'number' } },
];

export function refusal(index: number, of: ImportedFile): FileRefusal {
  const reason = REASONS[index % REASONS.length];
  if (reason === undefined) throw new Error('There is a reason.');
  const position = { byteOffset: index * 613, line: index + 1, index };
  const excerpt = `{"time":"2024-05-16 02:00:00","trace_name":"${HOSTILE}","index":${index}}`;
  return { file: of.id, path: of.path, refusal: { ...reason, position, excerpt } };
}

export const COVERAGE: CoverageSummary = {
  ...{ traces: 1_204_120, sources: 20_000, conflicts: 9, refused: 42 },
  ...{ time: { from: AT - 200 * HOUR, to: AT }, latenessMs: 2 * HOUR },
  lines: [
    {
      ...{ provider: 'huawei', project_id: '0f2a6d1c9e8b4f7aa1b2c3d4e5f60718', tracker_name: 'system' },
      traces: 1_104_120,
      intervals: [
        { from: AT - 200 * HOUR, to: AT - 80 * HOUR, state: 'complete', sources: 120 },
        { from: AT - 80 * HOUR, to: AT - 66 * HOUR, state: 'partial', sources: 4 },
        { from: AT - 40 * HOUR, to: AT - 20 * HOUR, state: 'removed', sources: 20 },
        { from: AT - 12 * HOUR, to: AT, state: 'complete', sources: 12 },
      ],
    },
    {
      ...{ provider: 'ibm', project_id: null, tracker_name: null, traces: 90_000 },
      intervals: [
        { from: AT - 150 * HOUR, to: AT - 149 * HOUR, state: 'partial', sources: 1 },
        { from: AT - 90 * HOUR, to: AT - 30 * HOUR, state: 'partial', sources: 3 },
      ],
    },
    {
      ...{ provider: 'alibaba', project_id: HOSTILE, tracker_name: null, traces: 10_000 },
      intervals: [{ from: AT - 100 * HOUR, to: AT - 100 * HOUR + 1, state: 'partial', sources: 1 }],
    },
  ],
};
