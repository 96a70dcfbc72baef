import { expect, test } from 'vitest';
import type { Trace } from '../../../../../shared/model/trace.ts';
import { normaliseRecord } from '../../../../core/normalise/normalise.ts';
import { tempFolder } from '../../../testing/temp-folder.ts';
import { workbookOf, type CellPiece } from '../testing/packing.ts';
import { readBytes, type Read } from '../testing/reading.ts';

/** An export as a console writes it, with what has been seen in cells. */
const EXPORT = [
  'Trace Name,Resource Type,Trace Source,Resource ID,Resource Name,Trace Status,Operator,Operation Time,Operation',
  'createServer,cloudservers,ECS,id-1,"web, one",Normal,ana,"Jul 3, 2024 11:26:32 GMT+08:00",View Trace',
  'deleteBucket,bucket,OBS,,logs,Warning,"{""name"":""ben"",""domain"":{""name"":""corp""}}",2024/07/03 11:26:33 GMT+08:00,View Trace',
  'login,user,IAM,id-3, ,事故,cleo,1719977194000,',
  'logout,user,IAM,id-4,,normal,cleo,2024-07-03 11:26:35,',
].join('\n');

const EXPECTED: Partial<Trace>[] = [
  {
    ...{
      trace_name: 'createServer',
      resource_type: 'cloudservers',
      service_type: 'ECS',
      resource_id: 'id-1',
    },
    ...{ resource_name: 'web, one', trace_rating: 'normal', 'user.name': 'ana', time: 1719977192000 },
    ...{ provider: 'huawei', format: 'cts-sheet', extra: { Operation: 'View Trace' } },
  },
  {
    ...{ trace_name: 'deleteBucket', resource_id: null, resource_name: 'logs', trace_rating: 'warning' },
    ...{ 'user.name': 'ben', 'user.domain.name': 'corp', time: 1719977193000 },
  },
  {
    ...{ trace_name: 'login', resource_name: null, trace_rating: 'incident', 'user.name': 'cleo' },
    ...{ time: 1719977194000, extra: {} },
  },
];

const CHINESE = EXPORT.replace(
  /^.*\n/,
  '事件名称,资源类型,云服务,资源ID,资源名称,事件级别,操作用户,操作时间,操作\n',
).replaceAll('Normal', '正常');

const cellsOf = (line: string): CellPiece[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => {
    const text = quoted?.replaceAll('""', '"') ?? plain ?? '';
    if (text === '') return null;
    return /^\d+$/.test(text) ? Number(text) : text;
  });
const workbook = workbookOf({ Export: EXPORT.split('\n').map(cellsOf) });

test.for<[string, Buffer | string]>([
  ['separated values', EXPORT],
  ['separated values with Chinese headings', CHINESE],
  ['a workbook', workbook],
])('%s of a console become traces, and a time without a zone is refused', async ([name, content]) => {
  const found = normalised(await readBytes(tempFolder(), content));
  const traces = found.flatMap((result) => ('trace' in result ? [result.trace] : []));
  const [first, ...rest] = EXPECTED;
  const extra = { [name.includes('Chinese') ? '操作' : 'Operation']: 'View Trace' };
  expect(traces).toMatchObject([{ ...first, extra }, ...rest]);
  expect(found.at(-1)).toMatchObject({
    refusal: { code: 'time-without-zone', details: { text: '2024-07-03 11:26:35' } },
  });
});

function normalised({ records }: Read): ReturnType<typeof normaliseRecord>[] {
  const fromPath = { region: null, project_id: null, tracker_name: null };
  return records.map(({ value, columns }) =>
    normaliseRecord(value, { fromPath, rating: 'severity', ...(columns === null ? {} : { columns }) }),
  );
}
