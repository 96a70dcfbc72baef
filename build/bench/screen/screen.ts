import { readFile } from 'node:fs/promises';
import { chromium, type Browser, type BrowserContext, type CDPSession, type Page } from 'playwright';
import { edits, EDITS_A_ROUND, toValue, TYPED_DRAFT } from './edits.ts';
import { CHANGES, WHOLE_WEEK, type Change } from './filter-changes.ts';
import { drawEmptyList, installWatch, totalsOnScreen, type FramesSeen } from './in-page.ts';
import { startApp, type StartedApp } from './started-app.ts';

const SIZE = { width: 1280, height: 800 };
/** Parts of the chart's width that are drawn over with the pointer: short and long, early and late. */
const DRAGS = [
  ...[0.1, 0.3, 0.5, 0.7, 0.85].flatMap((from) =>
    [0.03, 0.12].map((length) => [from, from + length] as const),
  ),
  ...([
    [0.02, 0.98],
    [0.25, 0.75],
  ] as const),
];
/** As fast as a wheel goes that is turned by hand, and as a scrollbar that is dragged. */
const WHEEL_PX_A_SECOND = 4_000;
const WHEEL_PX = 16_000;
const JUMPS = 40;

/** A screen, and what it has once it is complete. */
export interface Place {
  address: string;
  parts: readonly string[];
}

const TRACES: Place = {
  address: '/#/traces',
  parts: ['[role=grid] [role=gridcell] bdi', '[role=application] canvas', 'aside li'],
};
export const OVERVIEW: Place = {
  address: '/#/overview',
  parts: ['main [aria-busy=false] table', 'main details table'],
};
export const NOTIFICATIONS: Place = {
  address: '/#/notifications',
  parts: ['main table[aria-busy=false] tbody tr:nth-child(100)'],
};

export interface TimedStep {
  name: string;
  ms: number;
}

/** The trace screen of a workspace in a real browser. */
export class Screen {
  readonly #browser: Browser;
  readonly #workspace: string;
  readonly #folder: string;
  #app: StartedApp | null = null;
  #context: BrowserContext | null = null;
  #page: Page | null = null;

  constructor(browser: Browser, workspace: string, folder: string) {
    this.#browser = browser;
    this.#workspace = workspace;
    this.#folder = folder;
  }

  static async open(executablePath: string, workspace: string, folder: string): Promise<Screen> {
    return new Screen(await chromium.launch({ executablePath }), workspace, folder);
  }

  /** In a host that has just opened the workspace, and a browser that knows nothing of it yet. */
  async open(place = TRACES): Promise<number> {
    await this.#leave();
    const app = (this.#app = await startApp(this.#workspace, this.#folder));
    const context = (this.#context = await this.#browser.newContext({
      ...{ viewport: SIZE, locale: 'en-US', timezoneId: 'UTC' },
    }));
    // Lets the browser in without loading the app.
    await context.request.get(app.link);
    const page = (this.#page = await context.newPage());
    await page.addInitScript(installWatch);
    await page.goto(new URL(place.address, app.link).href, { waitUntil: 'commit' });
    return page.evaluate((parts) => window.watch.opened(parts), place.parts);
  }

  /** Has the workspace hold these drafts of notifications, and no others. */
  async holdDrafts(texts: readonly string[]): Promise<void> {
    const before = await this.#ask<{ id: number }[]>('drafts.list', {});
    if (before.length > 0) await this.#ask('drafts.remove', { ids: before.map(({ id }) => id) });
    for (const text of texts) await this.#ask('drafts.import', { text });
  }

  async #ask<Output>(name: string, data: object): Promise<Output> {
    const page = await this.#opened();
    const { origin } = new URL(page.url());
    const answer = await page.request.post(`${origin}/call/${name}`, { data, headers: { Origin: origin } });
    const told = (await answer.json()) as { ok: true; output: Output } | { ok: false; failure: unknown };
    if (!told.ok) throw new Error(`${name}: ${JSON.stringify(told.failure)}`);
    return told.output;
  }

  async changes(): Promise<TimedStep[]> {
    const page = await this.#opened();
    const steps: TimedStep[] = [];
    for (const change of CHANGES) steps.push(await this.#timed(page, change));
    return steps;
  }

  async drags(): Promise<TimedStep[]> {
    const page = await this.#opened();
    const plot = page.getByRole('application');
    const steps: TimedStep[] = [];
    for (const [from, to] of DRAGS) {
      const area = await plot.boundingBox();
      if (area === null) throw new Error('The chart is not drawn.');
      const x = (share: number): number => area.x + 48 + share * (area.width - 56);
      const y = area.y + area.height / 2;
      await page.mouse.move(x(from), y);
      await page.mouse.down();
      await page.mouse.move(x(to), y, { steps: 3 });
      const name = `from ${String(from)} to ${String(to)}`;
      steps.push(await this.#timed(page, { name, act: ({ mouse }) => mouse.up() }));
      await this.#timed(page, WHOLE_WEEK);
    }
    return steps;
  }

  /** A draft in the designer, with its live test. */
  async openDesigner(): Promise<void> {
    await this.holdDrafts([TYPED_DRAFT]);
    const [draft] = await this.#ask<{ id: number }[]>('drafts.list', {});
    if (draft === undefined) throw new Error('The draft is gone.');
    await this.open({
      address: `/#/notifications/${String(draft.id)}`,
      parts: ['main [role=application] svg', 'section [role=grid] [role=gridcell] bdi'],
    });
    await toValue(await this.#opened());
  }

  /** Key by key in the text of the draft: until its count, timeline and first traces are painted. */
  async types(count: number): Promise<TimedStep[]> {
    const page = await this.#opened();
    const steps: TimedStep[] = [];
    for (const { name, act } of edits(count)) {
      await page.evaluate(() => void (window.asked = window.watch.next()));
      await act(page);
      steps.push({ name, ms: await page.evaluate(() => window.asked) });
    }
    return steps;
  }

  /** As fast as keys come; what is shown at the end is waited for. */
  async typesOn(count: number): Promise<void> {
    const page = await this.#opened();
    for (const { act } of edits(count - EDITS_A_ROUND)) await act(page);
    await this.types(EDITS_A_ROUND);
  }

  async scroll(): Promise<FramesSeen> {
    return scrollThrough(await this.#opened());
  }

  /** The same in a list that does nothing, as large, in a page of its own. */
  async scrollEmpty(): Promise<FramesSeen> {
    const opened = await this.#opened();
    const grid = await opened.getByRole('grid').boundingBox();
    if (grid === null) throw new Error('The list is not drawn.');
    const rows = Number(await opened.getByRole('grid').getAttribute('aria-rowcount')) - 1;
    const page = await this.#browser.newPage({ viewport: SIZE });
    try {
      await page.evaluate(installWatch);
      await page.evaluate(drawEmptyList, { rows, width: grid.width, height: grid.height });
      return await scrollThrough(page);
    } finally {
      await page.close();
    }
  }

  /** What scripts hold in the page, in MiB, waste included unless it is swept before. */
  async heap(isSwept = false): Promise<number> {
    const session = await this.#session();
    if (isSwept) await session.send('HeapProfiler.collectGarbage');
    await session.send('Performance.enable');
    const { metrics } = await session.send('Performance.getMetrics');
    await session.detach();
    return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 2 ** 20;
  }

  /** All that the page's process holds for itself, in MiB; null where the system does not tell. */
  async memory(): Promise<number | null> {
    const session = await this.#browser.newBrowserCDPSession();
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    await session.detach();
    const sizes = await Promise.all(
      processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => privateMiB(id)),
    );
    return sizes.length === 0 || sizes.includes(null) ? null : Math.max(...sizes.map(Number));
  }

  async close(): Promise<void> {
    await this.#leave();
    await this.#browser.close();
  }

  async #leave(): Promise<void> {
    await this.#context?.close();
    await this.#app?.close();
    this.#page = this.#context = this.#app = null;
  }

  async #opened(): Promise<Page> {
    if (this.#page === null) await this.open();
    if (this.#page === null) throw new Error('The page is gone.');
    return this.#page;
  }

  async #session(): Promise<CDPSession> {
    const page = await this.#opened();
    return page.context().newCDPSession(page);
  }

  async #timed(page: Page, { name, act }: Change): Promise<TimedStep> {
    // Looked out for before anything is done: what a hand does overtakes what is sent to the page.
    await page.evaluate(() => void (window.asked = window.watch.next()));
    try {
      await act(page);
      const ms = await page.evaluate(() => window.asked);
      // What is pointed at in the chart would be counted alone.
      await page.mouse.move(0, 0);
      const { list, chart } = await page.evaluate(totalsOnScreen);
      if (list !== chart) throw new Error(`the list has ${String(list)} traces, the chart ${String(chart)}`);
      return { name, ms };
    } catch (error) {
      throw new Error(`${name}: ${String(error)}`, { cause: error });
    }
  }
}

async function scrollThrough(page: Page): Promise<FramesSeen> {
  const grid = page.getByRole('grid');
  const box = await grid.boundingBox();
  if (box === null) throw new Error('There is no list.');
  const wheel = await page.context().newCDPSession(page);
  await page.evaluate(() => void (window.seen = window.watch.frames()));
  for (const yDistance of [-WHEEL_PX, WHEEL_PX / 2]) {
    await wheel.send('Input.synthesizeScrollGesture', {
      ...{ x: box.x + box.width / 2, y: box.y + box.height / 2, yDistance },
      ...{ speed: WHEEL_PX_A_SECOND, gestureSourceType: 'mouse' },
    });
  }
  await wheel.detach();
  for (let jump = 1; jump <= JUMPS; jump += 1) {
    // Up and down, near and far; each is given the time that a hand takes.
    const share = (jump * 0.381_966) % 1;
    await grid.evaluate(
      (list, to) =>
        new Promise<void>((done) => {
          list.scrollTop = to * list.scrollHeight;
          let frames = 0;
          requestAnimationFrame(function next() {
            if ((frames += 1) < 6) requestAnimationFrame(next);
            else done();
          });
        }),
      share,
    );
  }
  return page.evaluate(() => window.seen?.stop() ?? { frames: [], blankRows: 0 });
}

async function privateMiB(pid: number): Promise<number | null> {
  try {
    const told = await readFile(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
    const kilobytes = [...told.matchAll(/^Private_\w+:\s+(\d+) kB$/gm)].map(([, size]) => Number(size));
    return kilobytes.reduce((sum, size) => sum + size, 0) / 1024;
  } catch {
    return null;
  }
}
