import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROWS_A_BLOCK } from '../../cache/blocks.ts';
import { startData } from '../../testing/running-data.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { ingestInto, newWorkspace } from '../ingest/testing/ingesting.ts';
import { ctsRecord, lines, traceIdOf } from '../ingest/testing/trace-records.ts';
import type { WorkspaceService } from '../workspace.ts';
import type { BrowseService } from './browse.ts';
import { HeldTraces } from './held-traces.ts';
import { memberService } from './members.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

test('members of many rows are read from the blocks of these rows alone', async () => {
  const { db } = newWorkspace();
  const folder = tempFolder();
  const all = numbers(4 * ROWS_A_BLOCK).map((number) => ctsRecord(number, 'obs'));
  writeFileSync(join(folder, 'all.ndjson'), lines(all));
  await ingestInto(db, folder);
  const traces = new HeldTraces(db);
  const rows = numbers(100)
    .map((at) => 2 * ROWS_A_BLOCK + 5 + at)
    .toReversed();
  const others = db.prepare('UPDATE block SET data = ? WHERE NOT (first_row <= ? AND first_row + rows > ?)');
  expect(others.run(Buffer.from('no block'), rows[0], rows.at(-1)).changes).toBeGreaterThan(2);

  const { handlers } = memberService(
    { beforeClosing: () => undefined } as unknown as WorkspaceService,
    { held: () => traces } as BrowseService,
  );
  const columns = ['request.server.name', 'request.server.nothing'] as const;
  const { cells } = await handlers['traces.members']({ rows, columns: [...columns], isWhole: false });
  expect(cells.map(([name, nothing]) => [name?.values[0]?.text, nothing?.total])).toEqual(
    rows.map((row) => [traces.trace(row)?.resource_name, 0]),
  );
});

test('members are told of rows in the order asked for, whole where that is asked, and nothing of rows there are not', async () => {
  const [folder, place] = [tempFolder(), tempFolder()];
  const data = startData({ folder });
  await data.get('workspace.create', { path: join(place, 'a.tracebell') });
  const long = 'x'.repeat(5000);
  writeFileSync(
    join(place, 'two.ndjson'),
    lines([
      ctsRecord(0, 'obs', { with: { request: { name: long, list: [{ id: 1 }, { id: null }, { id: '' }] } } }),
      ctsRecord(1, 'api'),
    ]),
  );
  const { taskId } = await data.get('imports.start', {
    ...{ paths: [join(place, 'two.ndjson')], rating: 'severity', uploaded: false },
  });
  await data.event('tasks.changed', ({ tasks }) =>
    tasks.some(({ id, state }) => id === taskId && state === 'done'),
  );
  const page = { from: { start: true }, limit: 10, order: 'oldest' } as const;
  const listed = await data.get('traces.page', { query: { kind: 'all' }, page, columns: [] });
  const rowOf = (number: number): number =>
    listed.rows.find(({ trace_id }) => trace_id === traceIdOf(number))?.row ?? -1;
  const rows = [rowOf(1), 99, rowOf(0)];
  const columns = ['request.server.name' as const, 'request.name' as const, 'request.list.id' as const];
  const { cells } = await data.get('traces.members', { rows, columns, isWhole: false });
  expect(cells.map((row) => row.map(({ total }) => total))).toEqual([
    [1, 0, 0],
    [0, 0, 0],
    [0, 1, 3],
  ]);
  expect(cells[2]?.[2]?.values.map(({ text }) => text)).toEqual(['1', null, '']);
  expect(cells[2]?.[1]?.values[0]).toMatchObject({ isCut: true });
  const whole = await data.get('traces.members', {
    rows: [rowOf(0)],
    columns: ['request.name'],
    isWhole: true,
  });
  expect(whole.cells[0]?.[0]?.values).toEqual([{ text: long, hasParts: false, isCut: false }]);
  await data.get('workspace.close', {});
  expect(await data.codeOf('traces.members', { rows, columns, isWhole: false })).toBe('workspace-none-open');
  expect(await data.close()).toBe(0);
});
