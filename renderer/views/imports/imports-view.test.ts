import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { filledHost } from '../../testing/sample-host.ts';
import { run, TOTALS, WORKSPACE } from '../../testing/sample-imports.ts';
import { showApp } from '../../testing/show-app.ts';
import { standInBridge } from '../../testing/stand-in-bridge.ts';

const grid = (name: string): ReturnType<typeof page.getByRole> => page.getByRole('grid', { name });
const rows = (): number => document.querySelectorAll('[role=grid] [role=row]').length;

describe('the result of an import', () => {
  it('lists the imports, and one by its files', async () => {
    await showApp(filledHost(), { address: '#/overview/imports' });
    await page
      .getByRole('link', { name: /^May 16, 2024/ })
      .nth(1)
      .click();
    await expect.element(page.getByText('20,000 files')).toBeVisible();
    await expect.element(grid('Files')).toHaveAttribute('aria-rowcount', '20001');
  });

  it('draws few rows of many, and those at the end when they are looked at', async () => {
    const host = filledHost();
    await showApp(host, { address: '#/overview/imports/3' });
    await expect.element(grid('Files')).toBeVisible();
    grid('Files').element().focus();
    await userEvent.keyboard('{End}');
    await expect.element(page.getByText(/20000_ECS_2024-05-16T02-00-00Z.json.gz/).first()).toBeVisible();
    expect(rows()).toBeLessThan(80);
    const asked = host.calls.filter(({ name }) => name === 'imports.files');
    expect(asked.length).toBeLessThan(12);
  });

  it('asks for findings and for what is typed', async () => {
    const host = filledHost();
    await showApp(host, { address: '#/overview/imports/3' });
    await page.getByRole('radio', { name: 'With findings' }).click({ force: true });
    await expect.element(page.getByText('4 files', { exact: true })).toBeVisible();
    await page.getByRole('radio', { name: 'All files' }).click({ force: true });
    await page.getByRole('searchbox', { name: 'Search paths' }).fill('console');
    await expect.element(page.getByText('1 file', { exact: true })).toBeVisible();
    expect(host.calls.findLast(({ name }) => name === 'imports.files')?.input).toMatchObject({
      run: 3,
      show: 'all',
      search: 'console',
    });
  });

  it('shows a file’s refused records by keyboard alone, each with its place, reason and beginning', async () => {
    await showApp(filledHost(), { address: '#/overview/imports/3' });
    await expect.element(grid('Files')).toBeVisible();
    grid('Files').element().focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(grid('Refused records')).toHaveAttribute('aria-rowcount', '2101');
    grid('Refused records').element().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    const chosen = page.getByRole('region', { name: 'The chosen record' });
    await expect.element(chosen).toMatchTextContent(/Record 2, line 2, from byte 613/);
    await expect.element(chosen).toMatchTextContent(/“time” does not say its time zone/);
  });

  it('shows what is hostile as characters', async () => {
    await showApp(filledHost(), { address: '#/overview/imports/3/1' });
    const heading = page.getByRole('heading', { level: 3 });
    await expect
      .element(heading)
      .toMatchTextContent(/evilU\+202Egnp\.exe <img src=x onerror=alert\(1\)>\\0U\+200B\.json/);
    expect(document.querySelectorAll('img')).toHaveLength(0);
    expect(document.body.textContent).not.toMatch(/[\u202e\u200b\0]/);
  });

  it('follows the arrows while the details are open, without a step for Back each time', async () => {
    await showApp(filledHost(), { address: '#/overview/imports/3/1' });
    await expect.element(page.getByRole('heading', { level: 3 })).toMatchTextContent(/evil/);
    const steps = history.length;
    grid('Files').element().focus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    await expect.element(page.getByRole('heading', { level: 3 })).toMatchTextContent(/3_ECS/);
    expect(history.length).toBe(steps);
  });

  it('says why a file was not read', async () => {
    await showApp(filledHost(), { address: '#/overview/imports/3/4' });
    await expect.element(page.getByText('Not read, or not to its end:')).toBeVisible();
  });

  it('says of an import that was cut off what is in and what to do', async () => {
    await showApp(filledHost(), { address: '#/overview/imports/4' });
    await expect.element(page.getByText(/open the same files again/)).toBeVisible();
  });

  it.each([
    [0, 0],
    [5, 1],
  ])('tells of %i expired records in %i columns', async (expired, columns) => {
    const totals = { ...TOTALS, expired };
    const host = standInBridge({
      'workspace.summary': () => WORKSPACE,
      'imports.list': () => [run(1, { totals })],
      'imports.files': () => ({ total: 0, items: [] }),
    });
    await showApp(host, { address: '#/overview/imports' });
    await expect.element(page.getByRole('columnheader', { name: 'Refused' })).toBeVisible();
    expect(page.getByRole('columnheader', { name: 'Expired' }).elements()).toHaveLength(columns);
  });

  it('says of an import of another workspace that it is not here', async () => {
    await showApp(filledHost(), { address: '#/overview/imports/77' });
    await expect.element(page.getByText('This import is not in the open workspace.')).toBeVisible();
  });
});

describe('the columns of a sheet', () => {
  const shown = async (): Promise<ReturnType<typeof filledHost>> => {
    const host = filledHost();
    await showApp(host, { address: '#/overview/imports/3/2' });
    await page.getByRole('radio', { name: 'Columns' }).click({ force: true });
    return host;
  };
  const again = (): ReturnType<typeof page.getByRole> =>
    page.getByRole('button', { name: 'Read again with these columns' });

  it('are shown as they were taken, and read again as they are corrected', async () => {
    const host = await shown();
    await expect.element(page.getByLabelText('Field for “操作时间”')).toHaveValue('time');
    await expect.element(again()).toBeDisabled();
    await page.getByLabelText('Field for “备注”').selectOptions('message');
    await again().click();
    await expect
      .poll(() => host.calls.findLast(({ name }) => name === 'imports.mapColumns')?.input)
      .toMatchObject({
        file: 2,
        mapping: { 备注: 'message', 操作时间: 'time', 'Resource ID': 'resource_id' },
      });
  });

  it('are read again with their times in the zone that was chosen', async () => {
    const host = await shown();
    const zone = page.getByLabelText('Times without a zone');
    await expect.element(zone).toHaveValue('');
    await zone.selectOptions('Asia/Shanghai');
    await page.getByRole('button', { name: 'As Tracebell took them' }).click();
    await expect.element(zone).toHaveValue('');
    await expect.element(again()).toBeDisabled();
    await zone.selectOptions('+08:00');
    await again().click();
    await expect
      .poll(() => host.calls.findLast(({ name }) => name === 'imports.mapColumns')?.input)
      .toMatchObject({ file: 2, zone: '+08:00' });
  });

  it('are not read with one field twice, and warned of without a time', async () => {
    await shown();
    await page.getByLabelText('Field for “备注”').selectOptions('time');
    await expect.element(page.getByText('Two columns are set to “time”.')).toBeVisible();
    await expect.element(again()).toBeDisabled();
    await page.getByRole('button', { name: 'As Tracebell took them' }).click();
    await page.getByLabelText('Field for “操作时间”').selectOptions('');
    await expect.element(page.getByText(/without it every row is refused/)).toBeVisible();
  });
});

describe('the export of refused records', () => {
  it('goes where the system’s dialog says, and says so', async () => {
    const host = filledHost();
    await showApp(host, { address: '#/overview/imports/3' });
    await page.getByRole('button', { name: 'Export refused records…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: 'JSON' }).click();
    await dialog.getByRole('button', { name: 'Export refused records…' }).click();
    await expect
      .element(page.getByText('42 refused records written to /out/refused records of import 3.json'))
      .toBeVisible();
    expect(host.calls.find(({ name }) => name === 'imports.exportRefusals')?.input).toEqual({
      ...{ run: 3, path: '/out/refused records of import 3.json', format: 'json', replace: true },
    });
  });

  it('goes to a typed path, or to the browser, where there is no system’s dialog', async () => {
    const host = filledHost({ kind: 'serve', dialogs: 'browser' });
    await showApp(host, { address: '#/overview/imports/3' });
    await page.getByRole('button', { name: 'Export refused records…' }).click();
    const dialog = page.getByRole('dialog');
    await expect
      .element(dialog.getByRole('link', { name: 'Download' }))
      .toHaveAttribute('href', '/download?refusals=3&format=csv');
    await dialog.getByLabelText('Path').fill('/out/x.csv');
    await dialog.getByRole('button', { name: 'Export' }).click();
    await expect
      .poll(() => host.calls.find(({ name }) => name === 'imports.exportRefusals')?.input)
      .toEqual({
        ...{ run: 3, path: '/out/x.csv', format: 'csv', replace: false },
      });
  });
});
