import { describe, expect, it, onTestFinished } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Calls } from '../../../shared/ipc/contract.ts';
import type { HistogramRequest, PageStart, TracePage } from '../../../shared/model/browse.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import { Failure, failureToWire } from '../../../shared/model/failure.ts';
import { searchesIn, type Query } from '../../../shared/query/query.ts';
import { COVERAGE, HOSTILE, WORKSPACE } from '../../testing/sample-imports.ts';
import { showApp } from '../../testing/show-app.ts';
import { standInBridge, type StandInBridge } from '../../testing/stand-in-bridge.ts';

const SECOND = 1_000;
const LAST = Date.UTC(2024, 4, 16, 9);

/** The n-th newest trace of a store of so many: what it holds follows from its row, so that millions cost nothing. */
const VALUES: Partial<Record<ColumnName, (row: number) => string | null>> = {
  trace_rating: (row) => (row % 10 === 0 ? 'warning' : 'normal'),
  service_type: () => 'VPC',
  resource_type: () => 'port',
  trace_name: (row) => (row % 7 === 0 ? HOSTILE : 'updatePort'),
  'user.name': (row) => (row % 3 === 0 ? null : 'lena'),
};

/** Whether the query lets only warnings through; the stand-in knows no other. */
const isNarrow = (query: Query): boolean => JSON.stringify(query).includes('"warning"');

const bordersOf = ({ from, to, most }: HistogramRequest): number[] =>
  Array.from({ length: most + 1 }, (_, at) => Math.round(from + (at * (to - from)) / most));

interface Hosted {
  host: StandInBridge;
  /** Traces come in, as an import has them come. */
  grow(total: number): void;
}

function hosted(first: number, areSearchesEmpty = false): Hosted {
  let total = first;
  const coverage = (): typeof COVERAGE => ({
    ...COVERAGE,
    traces: total,
    time: total === 0 ? null : { from: LAST - total * SECOND, to: LAST },
  });
  const pageOf = ({ query, page: { from, limit }, columns }: Calls['traces.page']['input']): TracePage => {
    const step = isNarrow(query) ? 10 : 1;
    const found = areSearchesEmpty && searchesIn(query).length > 0 ? 0 : Math.ceil(total / step);
    const rowAt = (index: number): number => (found - 1 - index) * step;
    const placeOf = (row: number): number => Math.max(0, found - 1 - Math.floor(row / step));
    const start = startOf(from, placeOf, limit);
    return {
      first: start.first,
      total: found,
      known: total,
      rows: Array.from({ length: Math.max(0, Math.min(start.limit, found - start.first)) }, (_, at) => {
        const row = rowAt(start.first + at);
        return {
          ...{ row, trace_id: `t${row}`, time: LAST - (first - row) * SECOND, record_time: null },
          values: columns.map((column) => VALUES[column]?.(row) ?? null),
        };
      }),
    };
  };
  const host = standInBridge({
    'workspace.summary': () => WORKSPACE,
    'coverage.summary': coverage,
    'traces.page': pageOf,
    'traces.histogram': ({ query, request }) => ({
      ...{ borders: bordersOf(request), by: request.by, others: null },
      series: [
        { value: 'warning', counts: Array.from({ length: bordersOf(request).length - 1 }, () => 1) },
        ...(isNarrow(query)
          ? []
          : [{ value: 'normal', counts: Array.from({ length: bordersOf(request).length - 1 }, () => 9) }]),
      ],
    }),
    'dialog.saveExport': ({ suggestedName }) => ({ path: `/out/${suggestedName}` }),
    'traces.export': () => ({ taskId: 't1' }),
    'traces.facet': ({ query, field, search }) => ({
      ...{ field, distinct: 2, absent: field === 'user.name' ? 4 : 0, total },
      top: [
        { value: field === 'trace_rating' ? 'warning' : HOSTILE, count: 10 },
        ...(isNarrow(query) || search !== null ? [] : [{ value: 'normal', count: 90 }]),
      ],
    }),
  });
  return {
    host,
    grow(next) {
      total = next;
      host.emit('traces.changed', {});
    },
  };
}

function startOf(
  from: PageStart,
  placeOf: (row: number) => number,
  limit: number,
): { first: number; limit: number } {
  if ('index' in from) return { first: from.index, limit };
  if ('after' in from) return { first: placeOf(from.after.row) + 1, limit };
  if ('time' in from) return { first: (LAST - from.time) / SECOND, limit };
  if ('start' in from) return { first: 0, limit };
  const first = Math.max(0, placeOf(from.before.row) - limit);
  return { first, limit: placeOf(from.before.row) - first };
}

const grid = (): ReturnType<typeof page.getByRole> => page.getByRole('grid', { name: 'Traces' });
const activeText = (): string => document.querySelector('[role=row][data-active]')?.textContent ?? '';
const asked = (host: StandInBridge, name: string): number =>
  host.calls.filter((call) => call.name === name).length;

async function shown(total: number, areSearchesEmpty = false): Promise<Hosted> {
  const made = hosted(total, areSearchesEmpty);
  await showApp(made.host, { address: '#/traces' });
  await expect.element(grid()).toHaveAttribute('aria-rowcount', String(total + 1));
  return made;
}

describe('the list', () => {
  it('reaches the last of ten million traces, and draws few', async () => {
    const { host } = await shown(10_000_000);
    grid().element().focus();
    await userEvent.keyboard('{End}');
    await expect.element(page.getByText('2024-05-16 09:00:00').first()).not.toBeInTheDocument();
    await expect
      .poll(() => document.querySelector('[role=row][data-active]')?.getAttribute('aria-rowindex'))
      .toBe('10000001');
    expect(document.querySelectorAll('[role=row]').length).toBeLessThan(60);
    expect(asked(host, 'traces.page')).toBeLessThan(15);
  });

  it('shows what is hostile as characters', async () => {
    await shown(100);
    await expect
      .element(
        grid()
          .getByText(/evilU\+202Egnp\.exe <img src=x/)
          .first(),
      )
      .toBeVisible();
    expect(document.querySelectorAll('img')).toHaveLength(0);
    expect(document.body.textContent).not.toMatch(/[\u202e\u200b\0]/);
  });

  it('does not move when traces come in: they are offered', async () => {
    const { grow } = await shown(5_000);
    grid().element().focus();
    await userEvent.keyboard('{PageDown}{PageDown}{PageDown}');
    const before = activeText();
    grow(5_070);
    await expect.element(page.getByRole('button', { name: '70 new: show' })).toBeVisible();
    expect(activeText()).toBe(before);
    await expect.element(grid()).toHaveAttribute('aria-rowcount', '5001');
    await page.getByRole('button', { name: '70 new: show' }).click();
    await expect.element(grid()).toHaveAttribute('aria-rowcount', '5071');
    expect(activeText()).toBe(before);
    await expect.element(page.getByRole('button', { name: '70 new: show' })).not.toBeInTheDocument();
  });

  it('does not call back keys that go on while it is drawn anew', async () => {
    const { host, grow } = await shown(5_000);
    grid().element().focus();
    await userEvent.keyboard('{Home}');
    const held: (() => void)[] = [];
    const call = host.call.bind(host);
    host.call = async (name, input) => {
      const isPlace =
        name === 'traces.page' && 'before' in (input as Calls['traces.page']['input']).page.from;
      if (isPlace) await new Promise<void>((resolve) => held.push(resolve));
      return call(name, input);
    };
    grow(5_070);
    await page.getByRole('button', { name: '70 new: show' }).click();
    await expect.poll(() => held.length).toBeGreaterThan(0);
    grid().element().focus();
    await userEvent.keyboard('{End}');
    host.call = call;
    for (const release of held) release();
    await expect.element(grid()).toHaveAttribute('aria-rowcount', '5071');
    const active = (): number =>
      Number(document.querySelector('[role=row][data-active]')?.getAttribute('aria-rowindex'));
    await expect.poll(active).toBeGreaterThan(4_900);
    await userEvent.keyboard('b');
    const marked = (): unknown => host.calls.findLast(({ name }) => name === 'marks.set')?.input;
    // The row that stands where the keys had gone, and not the first one.
    await expect.poll(marked).toMatchObject({ changes: [{ rows: [70] }] });
  });

  it('shows the first traces by itself, where there were none', async () => {
    const { host, grow } = hosted(0);
    await showApp(host, { address: '#/traces' });
    await expect.element(page.getByRole('heading', { name: 'No traces yet' })).toBeVisible();
    grow(12);
    await expect.element(grid()).toHaveAttribute('aria-rowcount', '13');
  });

  it('keeps the selected trace where the filter changes and back', async () => {
    await shown(5_000);
    grid().element().focus();
    await userEvent.keyboard('{End}{ArrowUp}{ArrowUp}');
    await userEvent.keyboard('p');
    await expect.poll(activeText).toContain('warning');
    const before = activeText();
    await page.getByRole('button', { name: /^Only rating = warning/ }).click();
    await expect.element(grid()).toHaveAttribute('aria-rowcount', '501');
    await expect.poll(activeText).toBe(before);
    await page.getByRole('combobox', { name: 'Filter' }).clear();
    await expect.element(grid()).toHaveAttribute('aria-rowcount', '5001');
    await expect.poll(activeText).toBe(before);
  });

  it('asks nothing while nothing changes', async () => {
    const { host } = await shown(5_000);
    await expect.poll(() => asked(host, 'traces.facet')).toBeGreaterThan(3);
    await expect.poll(() => asked(host, 'traces.pairs')).toBe(1);
    await expect.poll(() => asked(host, 'traces.page')).toBe(2);
    // That the screen is kept asks nothing.
    const questions = (): number => host.calls.filter(({ name }) => name !== 'screen.write').length;
    const before = questions();
    for (let frame = 0; frame < 20; frame += 1) await new Promise(requestAnimationFrame);
    expect(questions()).toBe(before);
  });

  it('is what columns are chosen, ordered and widened for', async () => {
    const { host } = await shown(100);
    await page.getByRole('button', { name: 'Columns', exact: true }).click();
    await page.getByRole('combobox', { name: /^Find a column/ }).fill('agent');
    await page.getByRole('checkbox', { name: 'User agent' }).click();
    await page.getByRole('button', { name: 'Move User agent left' }).click();
    await userEvent.keyboard('{Escape}');
    const heads = (): string[] =>
      [...document.querySelectorAll('[role=columnheader]')].map((head) => head.textContent.trim());
    await expect.poll(() => heads().slice(-2)).toEqual(['User agent', 'Source IP']);
    expect(host.calls.findLast(({ name }) => name === 'traces.page')?.input).toMatchObject({
      columns: expect.arrayContaining(['user_agent']) as unknown,
    });
    const handle = page.getByRole('separator', { name: 'Width of Rating' });
    const before = Number(handle.element().getAttribute('aria-valuenow'));
    handle.element().focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await expect.element(handle).toHaveAttribute('aria-valuenow', String(before + 16));
  });
});

it('says what it waits for where all traces are held against notifications, and no longer than it does', async () => {
  const { host } = await shown(100);
  const { promise: replayed, resolve: end } = Promise.withResolvers<void>();
  const call = host.call.bind(host);
  host.call = async (name, input) => {
    if (name === 'traces.page') await replayed;
    return call(name, input);
  };
  await page.getByRole('combobox', { name: 'Filter' }).fill('matches is empty');
  const words = page.getByText('The traces are held against the notifications…');
  await expect.element(words).toBeVisible();
  end();
  await expect.poll(() => words.elements()).toHaveLength(0);
});

type SearchInput = Calls['traces.search']['input'];

/** The searches that are asked for; none says anything by itself. */
function searchesOf(host: StandInBridge): SearchInput[] {
  const searches: SearchInput[] = [];
  const call = host.call.bind(host);
  host.call = (name, input) => {
    if (name !== 'traces.search') return call(name, input);
    searches.push(input as SearchInput);
    return Promise.resolve({ ok: true, output: {} });
  };
  return searches;
}

const askedSearches = (host: StandInBridge): string[] => {
  const last = host.calls.findLast(({ name }) => name === 'traces.page');
  return searchesIn((last?.input as Calls['traces.page']['input']).query);
};

describe('what only originals tell', () => {
  const STEP = { rows: [7], scanned: 10, total: 5_000, isOver: false, failure: null };
  const END = { rows: [], scanned: 5_000, total: 5_000, isOver: true, failure: null };
  const filter = (): ReturnType<typeof page.getByRole> => page.getByRole('combobox', { name: 'Filter' });

  it('is looked for once it is written, and found rows are shown as they come', async () => {
    const { host } = await shown(5_000);
    const searches = searchesOf(host);
    await filter().fill('needle');
    await expect.poll(() => searches.length).toBe(1);
    const id = searches[0]?.id ?? '';
    expect(searches[0]?.search).toEqual({ kind: 'text', text: 'needle', matchCase: false });
    host.emit('search.progressed', { id, ...STEP });
    await expect.element(page.getByText('Looked through 10 of 5,000')).toBeVisible();
    await expect.poll(() => askedSearches(host)).toEqual([id]);
    host.emit('search.progressed', { id, ...END });
    await expect.element(page.getByText('Looked through 10 of 5,000')).not.toBeInTheDocument();
  });

  it('is asked place by place, one after the other, among what columns leave', async () => {
    const { host } = await shown(5_000);
    const searches = searchesOf(host);
    await filter().fill('rating = warning and request.name = x and not (message is empty)');
    await expect.poll(() => searches.length).toBe(1);
    const test = { kind: 'in', values: ['x'], fold: false };
    const leaf = { kind: 'member', field: 'request', path: ['name'], test };
    expect(searches[0]?.search).toEqual({ kind: 'leaf', leaf });
    expect(JSON.stringify(searches[0]?.query)).toContain('"warning"');
    host.emit('search.progressed', { id: searches[0]?.id ?? '', ...END });
    await expect.poll(() => searches.length).toBe(2);
    expect(searches[1]?.search).toMatchObject({ kind: 'leaf', leaf: { field: 'message' } });
    host.emit('search.progressed', { id: searches[1]?.id ?? '', ...STEP });
    await expect.element(page.getByText('Looked through 10 of 5,000')).toBeVisible();
    host.emit('search.progressed', { id: searches[1]?.id ?? '', ...END });
    await expect.element(page.getByText(/^Looked through/)).not.toBeInTheDocument();
    await expect.poll(() => askedSearches(host)).toEqual(searches.map(({ id }) => id));
  });

  it('is asked again where its sense changes, though neither places nor candidates do', async () => {
    const { host } = await shown(5_000);
    const searches = searchesOf(host);
    await filter().fill('request.name = x');
    await expect.poll(() => searches.length).toBe(1);
    host.emit('search.progressed', { id: searches[0]?.id ?? '', ...END });
    await page.getByRole('button', { name: 'Invert: request.name = x' }).click();
    await expect.poll(() => searches.length).toBe(2);
    host.emit('search.progressed', { id: searches[1]?.id ?? '', ...END });
    await expect
      .poll(() => host.calls.findLast(({ name }) => name === 'traces.page')?.input)
      .toMatchObject({
        query: { kind: 'and', of: [{ kind: 'not', of: { kind: 'found', search: searches[1]?.id } }, {}] },
      });
  });

  it('is looked for in what came in, once that is shown', async () => {
    const { host, grow } = await shown(5_000);
    const searches = searchesOf(host);
    await filter().fill('needle');
    await expect.poll(() => searches.length).toBe(1);
    host.emit('search.progressed', { id: searches[0]?.id ?? '', ...END });
    await expect.poll(() => askedSearches(host)).toEqual([searches[0]?.id]);
    grow(5_070);
    await page.getByRole('button', { name: '70 new: show' }).click();
    await expect.poll(() => searches.length).toBe(2);
  });

  it('is not begun anew by what comes in while nothing is found: that is offered', async () => {
    const { host, grow } = await shown(5_000, true);
    const searches = searchesOf(host);
    await filter().fill('needle');
    await expect.poll(() => searches.length).toBe(1);
    host.emit('search.progressed', { id: searches[0]?.id ?? '', ...STEP, rows: [] });
    await expect.element(page.getByText('Nothing found yet')).toBeVisible();
    grow(5_070);
    await page.getByRole('button', { name: '70 new: show' }).click();
    await expect.poll(() => searches.length).toBe(2);
  });

  it('is not said to be nowhere before all is looked through', async () => {
    const { host } = await shown(5_000, true);
    const searches = searchesOf(host);
    await filter().fill('needle');
    await expect.poll(() => searches.length).toBe(1);
    const id = searches[0]?.id ?? '';
    host.emit('search.progressed', { id, ...STEP, rows: [] });
    await expect.element(page.getByRole('heading', { name: 'Nothing found yet' })).toBeVisible();
    host.emit('search.progressed', { id, ...END });
    await expect.element(page.getByRole('heading', { name: 'No trace fits' })).toBeVisible();
  });

  it('says how far it came, where a search ends before its last trace', async () => {
    const { host } = await shown(5_000);
    const searches = searchesOf(host);
    await filter().fill('needle');
    await expect.poll(() => searches.length).toBe(1);
    const failure = failureToWire(
      new Failure('search-pattern', { pattern: '(', reason: 'Unterminated group' }),
    );
    host.emit('search.progressed', { id: searches[0]?.id ?? '', ...STEP, isOver: true, failure });
    await expect.element(page.getByText(/Unterminated group.*what was found.*10 of 5,000$/)).toBeVisible();
    await expect.element(page.getByText('? of 5,000 traces')).toBeVisible();
  });

  describe('where a search fails before it found anything', () => {
    const failing = async (failure: Failure): Promise<{ host: StandInBridge; searches: SearchInput[] }> => {
      const { host } = await shown(5_000);
      const searches = searchesOf(host);
      await filter().fill('rating = warning and needle');
      await expect.poll(() => searches.length).toBe(1);
      const id = searches[0]?.id ?? '';
      host.emit('search.progressed', { id, ...STEP, rows: [] });
      await expect.poll(() => askedSearches(host)).toEqual([id]);
      const over = { ...STEP, rows: [], isOver: true, failure: failureToWire(failure) };
      host.emit('search.progressed', { id, ...over });
      await expect.element(page.getByText('? of 5,000 traces')).toBeVisible();
      return { host, searches };
    };

    it('shows what may fit, says why no more is known, and looks again when asked', async () => {
      const { host, searches } = await failing(new Failure('search-too-costly', { pattern: '(a+)+$' }));
      await expect.element(page.getByText(/The pattern takes too long. Shown is all that may/)).toBeVisible();
      await expect.poll(() => askedSearches(host)).toEqual([]);
      await page.getByRole('button', { name: 'Dismiss' }).last().click();
      await expect.element(page.getByText(/takes far too long/)).not.toBeInTheDocument();
      await expect.element(page.getByText('? of 5,000 traces')).toBeVisible();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => searches.length).toBe(2);
      host.emit('search.progressed', { id: searches[1]?.id ?? '', ...END });
      await expect.element(page.getByText(/is not known/)).not.toBeInTheDocument();
      await expect.poll(() => askedSearches(host)).toEqual([searches[1]?.id]);
    });

    it('says that another search ended it, without a notice', async () => {
      await failing(new Failure('cancelled', {}));
      await expect.element(page.getByText(/Another search ended this one/)).toBeVisible();
      await expect.element(page.getByText('Cancelled.')).not.toBeInTheDocument();
    });
  });

  describe('where the data process ended', () => {
    const restart = (host: StandInBridge): void => {
      const call = host.call.bind(host);
      const failure = failureToWire(new Failure('data-process-restarted', { workspace: '/a' }));
      host.call = (name, input) =>
        name === 'failures.take'
          ? Promise.resolve({ ok: true, output: { failures: [failure], last: 1 } })
          : call(name, input);
      host.emit('failure.raised', {});
    };

    it('what was under way is not begun by itself: it may be what ended it', async () => {
      const { host } = await shown(5_000);
      const searches = searchesOf(host);
      await filter().fill('needle');
      await expect.poll(() => searches.length).toBe(1);
      host.emit('search.progressed', { id: searches[0]?.id ?? '', ...STEP });
      await expect.element(page.getByText('Looked through 10 of 5,000')).toBeVisible();
      restart(host);
      await expect.element(page.getByText('? of 5,000 traces')).toBeVisible();
      await expect.poll(() => askedSearches(host)).toEqual([]);
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect.poll(() => searches.length).toBe(2);
    });

    it('what was found is looked for again: nobody knows it any more', async () => {
      const { host } = await shown(5_000);
      const searches = searchesOf(host);
      await filter().fill('needle');
      await expect.poll(() => searches.length).toBe(1);
      host.emit('search.progressed', { id: searches[0]?.id ?? '', ...END });
      await expect.poll(() => askedSearches(host)).toEqual([searches[0]?.id]);
      restart(host);
      await expect.poll(() => searches.length).toBe(2);
    });
  });
});

describe('the keys of the export', () => {
  const dialog = page.getByRole('dialog', { name: 'Export traces' });
  const sent = (host: StandInBridge): unknown =>
    host.calls.findLast(({ name }) => name === 'traces.export')?.input;

  it('write what the list shows', async () => {
    const { host } = await shown(100);
    await page.getByRole('button', { name: /^Only rating = warning/ }).click();
    await expect.element(grid()).toHaveAttribute('aria-rowcount', '11');
    await userEvent.keyboard('{Control>}e{/Control}');
    await expect.element(dialog.getByText(/^The traces that the filter finds/)).toBeVisible();
    await expect.element(dialog.getByRole('radio', { name: 'The selected one' })).not.toBeInTheDocument();
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
    await expect.poll(() => JSON.stringify(sent(host))).toContain('"warning"');
    expect(sent(host)).toMatchObject({ rows: null });
  });

  it('write the selected trace where that is chosen', async () => {
    const { host } = await shown(100);
    grid().element().focus();
    await userEvent.keyboard('{Home}{ArrowDown}');
    await userEvent.keyboard('{Control>}e{/Control}');
    await expect.element(dialog.getByRole('radio', { name: 'What the list shows' })).toBeChecked();
    await dialog.getByRole('radio', { name: 'The selected one' }).click();
    await expect.element(dialog.getByText('1 chosen trace, oldest first.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Choose where…' }).click();
    await expect.poll(() => sent(host)).toMatchObject({ query: { kind: 'all' }, rows: [98] });
  });
});

it('the id of a trace is copied where the window has no right to the clipboard', async () => {
  await shown(100);
  const copied: (string | undefined)[] = [];
  const set = DataTransfer.prototype.setData;
  DataTransfer.prototype.setData = (_format, text) => void copied.push(text);
  onTestFinished(() => {
    DataTransfer.prototype.setData = set;
  });
  await grid().getByText('lena').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Copy trace id' }).click();
  await expect.poll(() => copied).toEqual(['t98']);
});
