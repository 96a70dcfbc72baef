import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import '../../../style/base.css';
import '../../../style/menu.css';
import '../../../style/tokens.css';
import type { OpenedTrace } from '../../../../shared/model/browse.ts';
import { TRACE_FIELDS } from '../../../../shared/model/trace-fields.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import { pinnedTrace } from '../../../state/opened-trace.svelte.ts';
import { start } from '../../../state/start.svelte.ts';
import { displayZone } from '../../../state/traces/display-zone.svelte.ts';
import { standInBridge, type StandInBridge } from '../../../testing/stand-in-bridge.ts';
import type { FilterChange } from './filter-change.ts';
import { AT, HOSTILE, HOSTILE_SEEN, openedTrace, traceOfText } from './testing/sample-traces.ts';
import TraceDetail from './TraceDetail.svelte';

const originals = new Map<number, string>();
let filters: FilterChange[] = [];
let closed = 0;

interface Shown {
  bridge: StandInBridge;
  go: (row: number) => Promise<void>;
}

async function shown(traces: readonly OpenedTrace[], row = traces[0]?.row ?? 1): Promise<Shown> {
  await page.viewport(1000, 700);
  const bridge = standInBridge({
    'traces.open': ({ row: wanted }) => {
      const found = traces.find((trace) => trace.row === wanted);
      if (found === undefined) throw new Failure('trace-unknown', { row: wanted });
      return found;
    },
    'traces.original': ({ row: wanted }) => ({ text: originals.get(wanted) ?? `{"row":${wanted}}` }),
    'page.open': () => ({}),
    // The list has the traces in the order given.
    'traces.page': ({ page: { from } }) => {
      const at = traces.findIndex(
        (trace) =>
          trace.row === ('before' in from ? from.before : 'after' in from ? from.after : { row: -1 }).row,
      );
      const beside = traces[at + ('before' in from ? -1 : 1)];
      const { time, trace_id: id } = beside?.trace ?? { time: 0, trace_id: '' };
      const rows =
        beside === undefined ? [] : [{ row: beside.row, trace_id: id, time, record_time: null, values: [] }];
      return { rows, first: 0, known: traces.length, total: traces.length };
    },
  });
  Object.defineProperty(window, 'tracebell', { value: bridge, configurable: true });
  start();
  const { rerender, container } = await render(TraceDetail, {
    row,
    onclose: () => (closed += 1),
    onfilter: (change: FilterChange) => filters.push(change),
  });
  container.style.height = '600px';
  return { bridge, go: (next) => rerender({ row: next }) };
}

const tab = (name: string): Promise<void> => page.getByRole('tab', { name }).click();
const terms = (start = ''): string[] =>
  [...document.querySelectorAll('dt')]
    .map((element) => element.textContent.trim())
    .filter((text) => text.toLowerCase().startsWith(start.toLowerCase()));
const menuOf = (name: string): ReturnType<typeof page.getByRole> =>
  page.getByRole('button', { name: `What can be done with ${name}`, exact: true });

async function choose(item: string): Promise<void> {
  await page.getByRole('menuitem', { name: item }).click();
  await expect.poll(() => page.getByRole('menu').elements()).toHaveLength(0);
}

beforeEach(() => {
  filters = [];
  originals.clear();
  closed = 0;
  pinnedTrace.pin(null);
  displayZone.choose('utc');
});

describe('the fields', () => {
  it('are those that have a value, the others behind a switch', async () => {
    await shown([openedTrace(1, { code: '' })]);
    await expect.element(page.getByRole('heading', { name: 'What happened' })).toBeVisible();
    expect(terms('Service')).toHaveLength(1);
    expect(terms('Message')).toHaveLength(0);
    await page.getByRole('button', { name: /^Show \d+ empty fields$/ }).click();
    expect(terms('Message')).toHaveLength(1);
    // Every field that there is, once.
    expect(terms()).toHaveLength(TRACE_FIELDS.length + 2);
    expect(new Set(terms()).size).toBe(terms().length);
  });

  it('have their times in UTC, and in the zone that is shown', async () => {
    await shown([openedTrace(1)]);
    await expect.element(page.getByText('2024-05-16 02:10:04.123 UTC')).toBeVisible();
    displayZone.choose('local');
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone !== 'UTC') await expect.element(page.getByText(`:10:04.123 ${zone}`)).toBeVisible();
    await expect.element(page.getByText('2024-05-16 02:10:04.123 UTC')).toBeVisible();
  });

  it('say which members the model does not know', async () => {
    await shown([openedTrace(1, { extra: { 'new.member': 'x', deep: { a: 1 } } })]);
    await expect.element(page.getByRole('heading', { name: 'Other members of the record' })).toBeVisible();
    await menuOf('extra["new.member"]').click();
    await choose('Only extra["new.member"] = x');
    expect(filters).toEqual([{ field: 'extra', path: '["new.member"]', value: 'x', how: 'include' }]);
  });

  it('say what an event of another cloud is', async () => {
    await shown([openedTrace(1, { provider: 'ibm', trace_name: 'kms.secrets.delete' })]);
    await expect.element(page.getByText('Delete a key')).toBeVisible();
  });

  it('open the page of a resource only after its host was shown', async () => {
    const { bridge } = await shown([
      openedTrace(1, { endpoint: 'vpc.еxample.com', resource_url: '/v1/eips/1' }),
    ]);
    await page.getByRole('button', { name: 'Page of the resource…' }).click();
    await expect.element(page.getByText('vpc.xn--xample-2of.com', { exact: true })).toBeVisible();
    await expect.element(page.getByText(/may look like those of another host/)).toBeVisible();
    expect(bridge.calls.filter(({ name }) => name === 'page.open')).toEqual([]);
    // All that is asked is in view, and taken back it leaves the keys where they were.
    await expect.element(page.getByRole('button', { name: 'Cancel' })).toBeInViewport({ ratio: 1 });
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect.element(page.getByRole('button', { name: 'Page of the resource…' })).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    await page.getByRole('button', { name: 'Open in the browser' }).click();
    await expect.element(page.getByText('Handed to the browser')).toBeVisible();
    expect(bridge.calls.filter(({ name }) => name === 'page.open')).toEqual([
      { name: 'page.open', input: { address: 'https://vpc.xn--xample-2of.com/v1/eips/1' } },
    ]);
  });

  it('offer no page where the address is a script', async () => {
    await shown([openedTrace(1, { endpoint: 'vpc.example.com', resource_url: 'javascript:alert(1)' })]);
    await expect.element(page.getByText(/not offered: its address is not https/)).toBeVisible();
    expect(page.getByRole('button', { name: /Page of the resource/ }).elements()).toHaveLength(0);
  });
});

describe('text of others', () => {
  it('is text in every part, with what would not be seen named', async () => {
    const original = `{"a":"${HOSTILE}"}`;
    const place = { ...openedTrace(1).place, path: HOSTILE };
    originals.set(1, original);
    await shown([openedTrace(1, traceOfText(HOSTILE), { place }), openedTrace(2)]);
    for (const name of ['Fields', 'Request', 'Response', 'Raw', 'Source', 'Compare']) {
      await tab(name);
      if (name === 'Compare') {
        await page.getByRole('radio', { name: 'The row below' }).click({ force: true });
        await expect.element(page.getByRole('grid')).toBeVisible();
      }
      const panel = page.getByRole('tabpanel').element();
      await expect.poll(() => panel.textContent, { message: name }).toContain(HOSTILE_SEEN);
      expect(panel.textContent, name).not.toMatch(/[\u202e\u200b\0]/);
      for (const { name: attribute, value } of [...panel.querySelectorAll('*')].flatMap((part) => [
        ...part.attributes,
      ]))
        expect(value, `${name} ${attribute}`).not.toMatch(/[\u202e\u200b\0]/);
    }
    expect(document.querySelectorAll('img, script[src="x"]')).toHaveLength(0);
  });

  it('leads nowhere: no link goes out of the app', async () => {
    await shown([
      openedTrace(1, traceOfText('javascript:alert(1)'), { conflicts: [2] }),
      openedTrace(2, traceOfText('https://evil.example')),
    ]);
    for (const name of ['Fields', 'Request', 'Response', 'Raw', 'Source', 'Compare']) {
      await tab(name);
      for (const link of document.querySelectorAll('a')) expect(link.getAttribute('href')).toMatch(/^#\//);
    }
  });
});

describe('what can be done with a value', () => {
  it('is asked by keyboard, and the focus comes back', async () => {
    await shown([openedTrace(1)]);
    await expect.element(menuOf('service_type')).toBeVisible();
    (menuOf('service_type').element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('menuitem', { name: 'Only service_type = VPC' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(menuOf('service_type')).toHaveFocus();
    expect(filters).toEqual([{ field: 'service_type', value: 'VPC', how: 'exclude' }]);
  });

  it('is asked by the other mouse button, and does not close the details with Escape', async () => {
    await shown([openedTrace(1)]);
    await page.getByText('203.0.113.7').click({ button: 'right' });
    await expect.element(page.getByRole('menuitem', { name: 'Only source_ip = 203.0.113.7' })).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => page.getByRole('menu').elements()).toHaveLength(0);
    expect({ closed, filters }).toEqual({ closed: 0, filters: [] });
  });

  it('can be copied without any permission', async () => {
    await shown([openedTrace(1)]);
    await menuOf('user.name').click();
    await choose('Copy value');
    await expect.element(page.getByText('Copied')).toBeVisible();
    const field = document.body.appendChild(document.createElement('textarea'));
    field.focus();
    await userEvent.keyboard('{Control>}v{/Control}');
    expect(field.value).toBe('lena');
    field.remove();
  });

  it('takes a time as the filter writes it, and an empty field as empty', async () => {
    await shown([openedTrace(1)]);
    await menuOf('time').click();
    await choose(`Only time = ${new Date(AT).toISOString()}`);
    await page.getByRole('button', { name: /^Show \d+ empty/ }).click();
    await menuOf('region').click();
    await choose('Without empty region');
    expect(filters).toEqual([
      { field: 'time', value: '2024-05-16T02:10:04.123Z', how: 'include' },
      { field: 'region', value: null, how: 'exclude' },
    ]);
  });
});

describe('the body of a request', () => {
  const request = { server: { name: 'web', tags: ['a', { 'odd key': null }] }, count: 12 };

  it('is walked by keyboard, down to a filter on a leaf', async () => {
    await shown([openedTrace(1, { request })]);
    await tab('Request');
    (page.getByRole('tree').element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    await choose('Only request.server.name = web');
    await expect.element(page.getByRole('tree')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    await choose('Without empty request.server.tags[1]["odd key"]');
    await userEvent.keyboard('{Home}{ArrowLeft}');
    await expect.poll(() => page.getByRole('treeitem').elements()).toHaveLength(2);
    expect(filters).toEqual([
      { field: 'request', path: '.server.name', value: 'web', how: 'include' },
      { field: 'request', path: '.server.tags[1]["odd key"]', value: null, how: 'exclude' },
    ]);
  });

  it('says of a value that lies deeper than a filter asks that none can be made of it', async () => {
    const deep = Array.from({ length: 150 }).reduce<unknown>((of) => [of], 'bottom');
    await shown([openedTrace(1, { request: deep as never })]);
    await tab('Request');
    await page.getByRole('button', { name: 'Open all' }).click();
    (page.getByRole('tree').element() as HTMLElement).focus();
    await userEvent.keyboard('{End}{Enter}');
    await expect.element(page.getByText('It lies too deep for a filter.')).toBeVisible();
    await expect.element(page.getByRole('menuitem', { name: 'Copy value' })).toBeVisible();
    expect(page.getByRole('menuitem', { name: /^(Only|Without)/ }).elements()).toHaveLength(0);
  });

  it('can only be copied or become a column where there are parts', async () => {
    await shown([openedTrace(1, { request })]);
    await tab('Request');
    await page.getByText('{ 2 members }').click({ button: 'right' });
    await expect.element(page.getByRole('menuitem', { name: 'Copy value' })).toBeVisible();
    expect(page.getByRole('menuitem').elements()).toHaveLength(3);
  });

  it('is searched, with the places counted, also in what is folded', async () => {
    await shown([openedTrace(1, { request: { ...request, more: { deep: { name: 'website' } } } })]);
    await tab('Request');
    await page.getByRole('button', { name: 'Fold all' }).click();
    await page.getByRole('searchbox').fill('WEB');
    await expect.element(page.getByText('1 of 2')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('2 of 2')).toBeVisible();
    await expect
      .poll(() => page.getByRole('treeitem', { selected: true }).element().textContent)
      .toContain('name: "website"');
    await page.getByRole('searchbox').fill('nowhere');
    await expect.element(page.getByText('Not found')).toBeVisible();
  });

  it('of 10,000 keys is drawn only where it is looked at, and reached to its end', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`key${at}`, { at }]));
    await shown([openedTrace(1, { request: many })]);
    await tab('Request');
    (page.getByRole('tree').element() as HTMLElement).focus();
    await userEvent.keyboard('{End}');
    await expect
      .poll(() => page.getByRole('treeitem', { selected: true }).element().textContent)
      .toContain('key9999');
    await expect.element(page.getByRole('treeitem', { selected: true })).toBeInViewport();
    expect(page.getByRole('treeitem').elements().length).toBeLessThan(100);
  });

  it('of a thousand levels is searched, walked, drawn where it is looked at, and compared', async () => {
    const within = (value: unknown): unknown =>
      Array.from({ length: 1_000 }).reduce((inner) => ({ level: inner }), value);
    const many = Array.from({ length: 20_000 }, (_, at) => `value ${at}`);
    const one = openedTrace(1, { request: within(many) as never });
    const other = openedTrace(2, { request: within([...many.slice(1), 'changed']) as never });
    await shown([one, other]);
    await tab('Request');
    await page.getByRole('searchbox').fill('value 19999');
    await expect
      .poll(() => page.getByRole('treeitem', { selected: true }).element().textContent)
      .toContain('value 19999');
    expect(page.getByRole('treeitem').elements().length).toBeLessThan(100);
    await tab('Raw');
    await tab('Compare');
    await page.getByRole('radio', { name: 'The row below' }).click();
    await expect.element(page.getByText('20,000 paths differ')).toBeVisible();
  });

  it('shows a text of five million characters in parts', async () => {
    await shown([openedTrace(1, { response: 'z'.repeat(5_000_000) })]);
    await tab('Response');
    await expect.element(page.getByText(/^Show more: 4,960,000 characters left$/)).toBeVisible();
    expect(page.getByRole('tabpanel').element().textContent.length).toBeLessThan(60_000);
  });

  it('says that there is none', async () => {
    await shown([openedTrace(1)]);
    await tab('Response');
    await expect.element(page.getByText('The trace has no response.')).toBeVisible();
  });
});

it('the original is shown as it was, with line breaks only where they are asked for', async () => {
  originals.set(1, '{"n":1.10,"a":[1]}');
  await shown([openedTrace(1)]);
  await tab('Raw');
  await expect.element(page.getByText('{"n":1.10,"a":[1]}')).toBeVisible();
  await expect.element(page.getByRole('checkbox')).not.toBeChecked();
  await page.getByRole('checkbox').click();
  await expect
    .poll(() => page.getByRole('group', { name: 'The record as it was read' }).element().textContent)
    .toContain('{\n  "n": 1.10,\n  "a": [\n    1\n  ]\n}');
});

describe('the source', () => {
  it('is told with its place and digests', async () => {
    await shown([openedTrace(1)]);
    await tab('Source');
    for (const text of [
      '/exports/a.json.gz',
      'Record 42, from byte 61,234',
      'd41d8cd98f00b204e9800998ecf8427e',
    ])
      await expect.element(page.getByText(text)).toBeVisible();
    await expect.element(page.getByText(/No other record bears the id/)).toBeVisible();
  });

  it('narrows the list to the file', async () => {
    await shown([openedTrace(1)]);
    await tab('Source');
    await menuOf('file').click();
    await choose('Only file = /exports/a.json.gz');
    expect(filters).toEqual([{ field: 'file', value: '/exports/a.json.gz', how: 'include' }]);
  });

  it('says which members stand in the record more than once', async () => {
    await shown([openedTrace(1, {}, { repeated: ['trace_name', 'request.id'] }), openedTrace(2)]);
    await expect
      .element(page.getByText(/^Stands more than once in the record: trace_name, request.id\./))
      .toBeVisible();
  });

  it('leads to the other versions, to open and to compare', async () => {
    await shown([
      openedTrace(1, {}, { conflicts: [7], supersededBy: 7 }),
      openedTrace(7, { 'user.name': 'mallory' }),
    ]);
    await tab('Source');
    await expect.element(page.getByText(/1 other record bears the id/)).toBeVisible();
    expect(
      page
        .getByRole('link', { name: 'Version in row 7' })
        .elements()
        .map((link) => link.getAttribute('href')),
    ).toEqual(['#/traces/7', '#/traces/7']);
    await page.getByRole('button', { name: 'Compare with the version in row 7' }).click();
    await expect.element(page.getByText('1 path differs')).toBeVisible();
    await expect
      .poll(() => page.getByRole('row', { name: /Differs: user\.name/ }).element().textContent)
      .toContain('mallory');
  });
});

describe('the comparison', () => {
  const two = [
    openedTrace(1, { request: { a: 1, b: { c: 'x' } } }),
    openedTrace(2, { request: { a: 1, b: { c: 'y' } }, code: '204' }),
  ];

  it('marks the paths that differ from the row below, and shows all where they are asked for', async () => {
    await shown(two);
    await tab('Compare');
    await expect.element(page.getByText('There is no row above this one in the list.')).toBeVisible();
    await page.getByRole('radio', { name: 'The row below' }).click({ force: true });
    await expect.element(page.getByText('2 paths differ')).toBeVisible();
    await expect.element(page.getByRole('row', { name: /Only in the second: code/ })).toBeVisible();
    expect(page.getByRole('row', { name: /service_type/ }).elements()).toHaveLength(0);
    await page.getByRole('checkbox', { name: 'Only what differs' }).click();
    await expect.element(page.getByRole('row', { name: /Same: service_type/ })).toBeVisible();
    await page.getByRole('button', { name: 'Next difference' }).click();
    await page.getByRole('button', { name: 'Next difference' }).click();
    await expect
      .element(
        page
          .getByText('request.b.c', { exact: true })
          .or(page.getByText('code', { exact: true }))
          .first(),
      )
      .toBeVisible();
  });

  it('offers either side’s value for the filter, by keyboard too', async () => {
    await shown(two);
    await tab('Compare');
    await page.getByRole('radio', { name: 'The row below' }).click({ force: true });
    await page.getByRole('row', { name: /Differs: c/ }).click();
    await userEvent.keyboard('{ArrowRight}{Enter}');
    await choose('Only request.b.c = y');
    await page.getByText('"x"').click({ button: 'right' });
    await choose('Without request.b.c = x');
    expect(filters).toEqual([
      { field: 'request', path: '.b.c', value: 'y', how: 'include' },
      { field: 'request', path: '.b.c', value: 'x', how: 'exclude' },
    ]);
  });

  it('holds the pinned trace against the one that is opened next', async () => {
    const { go } = await shown(two);
    await tab('Compare');
    await page.getByRole('radio', { name: 'The pinned trace' }).click({ force: true });
    await expect.element(page.getByText(/No trace is pinned/)).toBeVisible();
    await page.getByRole('button', { name: 'Pin this trace' }).click();
    await expect.element(page.getByText(/This is the pinned trace/)).toBeVisible();
    await go(2);
    await expect.element(page.getByText('2 paths differ')).toBeVisible();
    await expect.element(page.getByRole('row', { name: /Only in the first: code/ })).toBeVisible();
  });
});

describe('travelling', () => {
  it('keeps the part that is looked at, and never shows nothing between two traces', async () => {
    const { go } = await shown([openedTrace(1), openedTrace(2, { trace_name: 'createEip' })]);
    await tab('Raw');
    await go(2);
    expect(page.getByRole('tab', { name: 'Raw' }).element().getAttribute('aria-selected')).toBe('true');
    await expect.element(page.getByText('{"row":2}')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: 'createEip' })).toBeVisible();
  });

  it('says of a row that is gone that it is, and comes back from there', async () => {
    const { go } = await shown([openedTrace(1)]);
    await go(99);
    await expect.element(page.getByText(/no trace in row 99/)).toBeVisible();
    await go(1);
    await expect.element(page.getByRole('heading', { name: 'deleteEip' })).toBeVisible();
  });

  it('goes through the parts by arrows, and ends with Escape or the button', async () => {
    await shown([openedTrace(1)]);
    await tab('Fields');
    await userEvent.keyboard('{ArrowRight}');
    await expect.element(page.getByRole('tab', { name: 'Request' })).toHaveFocus();
    await userEvent.keyboard('{End}{ArrowRight}');
    await expect.element(page.getByRole('tab', { name: 'Fields' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await page.getByRole('button', { name: 'Close details' }).click();
    expect(closed).toBe(2);
  });
});
