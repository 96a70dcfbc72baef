import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Calls } from '../../../shared/ipc/contract.ts';
import type { MemberCell } from '../../../shared/model/member-cell.ts';
import { COVERAGE, HOSTILE, WORKSPACE } from '../../testing/sample-imports.ts';
import { showApp } from '../../testing/show-app.ts';
import { standInBridge, type StandInBridge } from '../../testing/stand-in-bridge.ts';

const TOTAL = 5_000;
const LAST = Date.UTC(2024, 4, 16, 9);

type Asked = Calls['traces.members']['input'];

const text = (value: string | null): MemberCell => ({
  values: [{ text: value, hasParts: false, isCut: false }],
  total: 1,
});
const NONE: MemberCell = { values: [], total: 0 };
const cellOf = (row: number): MemberCell => [NONE, text(null), text(''), text(HOSTILE)][row % 4] ?? NONE;

/** A host whose answers about members wait until they are let go. */
function slowHost(): { host: StandInBridge; asked: Asked[]; letGo: () => void } {
  const asked: Asked[] = [];
  const waiting: (() => void)[] = [];
  let isOpen = false;
  const host = standInBridge({
    'workspace.summary': () => WORKSPACE,
    'coverage.summary': () => ({ ...COVERAGE, traces: TOTAL, time: { from: LAST - TOTAL, to: LAST } }),
    'traces.page': ({ page: { from, limit }, columns }) => {
      const first = 'index' in from ? from.index : 0;
      const rows = Array.from({ length: Math.min(limit, TOTAL - first) }, (_, at) => ({
        ...{ row: first + at, trace_id: `t${first + at}`, time: LAST - first - at, record_time: null },
        values: columns.map((column) => (column === 'resource_name' ? `n-${first + at}` : null)),
      }));
      return { rows, first, total: TOTAL, known: TOTAL };
    },
    'traces.histogram': ({ request }) => ({
      ...{ borders: [request.from, request.to], by: request.by },
      series: [],
      others: null,
    }),
    'traces.facet': ({ field }) => ({ field, top: [], distinct: 0, absent: 0, total: 0 }),
    'traces.members': ({ rows }) => ({ cells: rows.map((row) => [cellOf(row)]) }),
  });
  const answer = host.call.bind(host);
  host.call = async (name, input) => {
    if (name === 'traces.members') {
      asked.push(input as Asked);
      if (!isOpen) await new Promise<void>((resolve) => waiting.push(resolve));
    }
    return answer(name, input);
  };
  const letGo = (): void => {
    isOpen = true;
    for (const resolve of waiting.splice(0)) resolve();
  };
  return { host, asked, letGo };
}

const grid = (): ReturnType<typeof page.getByRole> => page.getByRole('grid', { name: 'Traces' });
const lastCells = (): string[] =>
  [...document.querySelectorAll('[role=row]:not([aria-rowindex="1"])')]
    .toSorted((a, b) => Number(a.getAttribute('aria-rowindex')) - Number(b.getAttribute('aria-rowindex')))
    .map((row) => row.querySelector('[role=gridcell]:last-child')?.textContent ?? '-');

it('cells of members come after their rows; what is not there yet is told from what is absent, null or empty', async () => {
  const { host, asked, letGo } = slowHost();
  await showApp(host, { address: '#/traces' });
  await expect.element(grid()).toHaveAttribute('aria-rowcount', String(TOTAL + 1));
  // Without such a column nothing of the kind is asked.
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Columns', exact: true }).click();
  await page.getByRole('combobox', { name: /^Find a column/ }).fill('request.name');
  await userEvent.keyboard('{Enter}{Escape}');
  await expect.poll(() => asked.length).toBe(1);
  await expect.element(grid().getByText('n-3', { exact: true })).toBeVisible();
  expect(new Set(lastCells())).toEqual(new Set(['…']));

  // Gone by while the answer is on its way: only what is in view then is asked for.
  grid().element().focus();
  await userEvent.keyboard('{End}');
  await expect.element(grid().getByText(`n-${TOTAL - 1}`, { exact: true })).toBeVisible();
  await userEvent.keyboard('{Home}');
  await expect.element(grid().getByText('n-3', { exact: true })).toBeVisible();
  expect(asked.length).toBe(1);
  letGo();
  await expect
    .poll(() => lastCells().slice(0, 4))
    .toEqual(['', 'null', '""', expect.stringContaining('U+202E') as unknown]);
  expect(document.querySelectorAll('img')).toHaveLength(0);
  expect(Math.max(...asked.flatMap(({ rows }) => rows))).toBeLessThan(200);
});
