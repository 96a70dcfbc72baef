import { expect, test, vi } from 'vitest';
import { Failure } from '../../../shared/model/failure.ts';
import type { UpdateLook, UpdateSettings, UpdateStatus } from '../../../shared/model/updates.ts';
import { UpdateTrouble } from './trouble.ts';
import { watchUpdates, type Feed, type UpdateWatchOptions } from './watch-updates.ts';

const DAY_MS = 24 * 60 * 60_000;
const FEED = 'https://feed.example.com/';
const NOTIFY: UpdateSettings = { policy: 'notify', feed: FEED };
const DOWNLOAD: UpdateSettings = { policy: 'download', feed: FEED };

/** A feed that offers 2.0.0, and an app that knows of none yet. */
function started(
  settings: UpdateSettings,
  change: Partial<UpdateWatchOptions> = {},
  feed: Partial<Feed> = {},
) {
  let clock = 1_000;
  let chosen = settings;
  const told: UpdateLook[] = [];
  const logged: string[] = [];
  const source: Feed = {
    look: () => Promise.resolve({ version: '2.0.0', isNewer: true }),
    fetch: (percent) => {
      for (const share of [0, 40, 40, 99]) percent(share);
      return Promise.resolve();
    },
    install: vi.fn(),
    stop: vi.fn(),
    ...feed,
  };
  const open = vi.fn<UpdateWatchOptions['open']>(() => Promise.resolve(source));
  const discard = vi.fn();
  const watch = watchUpdates({
    ...{ absent: null, installs: true, settings: () => chosen, open, discard },
    now: () => clock,
    tell: ({ look }: UpdateStatus) => void told.push(look),
    log: (line) => void logged.push(line),
    ...change,
  });
  return {
    ...{ watch, open, source, told, logged, discard },
    states: () => told.map(({ state }) => state),
    choose(next: UpdateSettings) {
      chosen = next;
      watch.settingsChanged();
    },
    pass: (ms: number) => (clock += ms),
    until: (state: UpdateLook['state']) => vi.waitFor(() => expect(watch.status().look.state).toBe(state)),
  };
}

const failureOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return error instanceof Failure ? { code: error.code, details: error.details as unknown } : error;
  }
};

test.each([
  ['the policy is never', { policy: 'never', feed: FEED } as const, {}, 'never'],
  ['no feed is named', { policy: 'download', feed: '' } as const, {}, 'no-feed'],
  ['it runs in a browser', DOWNLOAD, { absent: 'serve' } as const, 'serve'],
  ['it runs from its sources', NOTIFY, { absent: 'checkout' } as const, 'checkout'],
])('nothing is opened where %s', (_what, settings, change, reason) => {
  const { watch, open, told, pass, choose } = started(settings, change);
  watch.lookWhenDue();
  pass(3 * DAY_MS);
  watch.lookWhenDue();
  expect(failureOf(() => watch.check())).toEqual({ code: 'updates-not-asked', details: { reason } });
  choose({ ...settings });
  expect(open).not.toHaveBeenCalled();
  expect(told).toEqual([]);
  expect(watch.fetched()).toBeNull();
});

test('a newer version is told of and not fetched where that was chosen', async () => {
  const fetch = vi.fn();
  const { watch, until, told } = started(NOTIFY, {}, { fetch });
  expect(watch.check().look).toEqual({ state: 'looking' });
  await until('newer');
  expect(told.at(-1)).toEqual({ state: 'newer', version: '2.0.0', at: 1_000 });
  expect(fetch).not.toHaveBeenCalled();
  expect(watch.fetched()).toBeNull();
});

test('it is fetched where that was chosen, each step is told once, and it waits to be installed', async () => {
  const { watch, source, until, told } = started(DOWNLOAD);
  watch.check();
  await until('fetched');
  expect(told.map((look) => (look.state === 'fetching' ? look.percent : look.state))).toEqual([
    ...['looking', 0, 40, 99, 'fetched'],
  ]);
  expect(source.install).not.toHaveBeenCalled();
  expect(watch.fetched()).toMatchObject({ version: '2.0.0', address: FEED });
  watch.fetched()?.install();
  expect(source.install).toHaveBeenCalledOnce();
});

test('an app that cannot replace itself fetches nothing', async () => {
  const fetch = vi.fn();
  const { watch, until } = started(DOWNLOAD, { installs: false }, { fetch });
  watch.check();
  await until('newer');
  expect(fetch).not.toHaveBeenCalled();
});

test('a version that is not newer is said, and not fetched', async () => {
  const fetch = vi.fn();
  const look = () => Promise.resolve({ version: '0.9.0', isNewer: false });
  const { watch, until } = started(DOWNLOAD, {}, { look, fetch });
  watch.check();
  await until('current');
  expect(watch.status().look).toEqual({ state: 'current', version: '0.9.0', at: 1_000 });
  expect(fetch).not.toHaveBeenCalled();
});

test('what fails is said and logged, and can be tried again', async () => {
  let fails = true;
  const look = () =>
    fails
      ? Promise.reject(new UpdateTrouble('refused', 'HTTP 500'))
      : Promise.resolve({ version: '2.0.0', isNewer: true });
  const { watch, until, logged } = started(NOTIFY, {}, { look });
  watch.check();
  await until('failed');
  expect(watch.status().look).toEqual({
    ...{ state: 'failed', at: 1_000 },
    trouble: { problem: 'refused', detail: 'HTTP 500' },
  });
  expect(logged).toEqual([expect.stringContaining('refused HTTP 500')]);
  fails = false;
  watch.check();
  await until('newer');
});

test('it is looked for at the start and once a day, and never twice at a time', async () => {
  const { watch, open, until, pass } = started(NOTIFY);
  watch.lookWhenDue();
  watch.lookWhenDue();
  watch.check();
  await until('newer');
  expect(open).toHaveBeenCalledTimes(1);
  pass(DAY_MS - 1);
  watch.lookWhenDue();
  expect(open).toHaveBeenCalledTimes(1);
  pass(1);
  watch.lookWhenDue();
  expect(open).toHaveBeenCalledTimes(2);
  await until('newer');
  pass(-2 * DAY_MS);
  watch.lookWhenDue();
  expect(open).toHaveBeenCalledTimes(3);
});

test('what was fetched is not lost to the look of the next day', async () => {
  const { watch, open, until, pass } = started(DOWNLOAD);
  watch.check();
  await until('fetched');
  pass(2 * DAY_MS);
  watch.lookWhenDue();
  expect(open).toHaveBeenCalledTimes(1);
  expect(watch.fetched()).not.toBeNull();
});

test('what runs or waits is dropped when the person chooses never', async () => {
  const looked = Promise.withResolvers<{ version: string; isNewer: boolean }>();
  const running = started(DOWNLOAD, {}, { look: () => looked.promise });
  running.watch.check();
  await vi.waitFor(() => expect(running.open).toHaveBeenCalled());
  await Promise.resolve();
  running.choose({ policy: 'never', feed: FEED });
  expect(running.source.stop).toHaveBeenCalled();
  expect(running.discard).toHaveBeenCalled();
  looked.resolve({ version: '2.0.0', isNewer: true });
  await looked.promise;
  expect(running.states()).toEqual(['looking', 'none']);

  const waiting = started(DOWNLOAD);
  waiting.watch.check();
  await waiting.until('fetched');
  waiting.choose({ policy: 'never', feed: FEED });
  expect(waiting.watch.fetched()).toBeNull();
});

test('another feed is asked at once, and what the first one says then is nothing to anybody', async () => {
  const first = Promise.withResolvers<{ version: string; isNewer: boolean }>();
  let asked = 0;
  const look = () => (++asked === 1 ? first.promise : Promise.resolve({ version: '3.0.0', isNewer: true }));
  const { watch, open, choose, until, told, logged } = started(NOTIFY, {}, { look });
  watch.check();
  await vi.waitFor(() => expect(asked).toBe(1));
  choose({ policy: 'notify', feed: 'https://other.example.com/' });
  await until('newer');
  expect(open.mock.calls).toEqual([[FEED], ['https://other.example.com/']]);
  first.reject(new Error('stopped'));
  await first.promise.catch(() => undefined);
  expect(told.at(-1)).toMatchObject({ state: 'newer', version: '3.0.0' });
  expect(logged).toEqual([]);
});
