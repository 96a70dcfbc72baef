import { expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../shared/model/settings.ts';
import { ask as askHttp, listen } from './testing/http.ts';
import { signIn, startedServe } from './testing/started-serve.ts';
import { until } from './testing/until.ts';

const theme =
  (wanted: string) =>
  ({ event, data }: { event: string; data: unknown }): boolean =>
    event === 'settings.changed' && (data as { settings: { theme: string } }).settings.theme === wanted;

test('every page hears what happens', async () => {
  const serve = await startedServe();
  const [one, other] = [await serve.listen(), await serve.listen()];
  expect(one.status).toBe(200);
  await serve.call('settings.write', { theme: 'dark' });
  const expected = {
    event: 'settings.changed',
    data: { settings: { ...DEFAULT_SETTINGS, theme: 'dark' } },
  };
  expect(await one.next(theme('dark'))).toEqual(expected);
  expect(await other.next(theme('dark'))).toEqual(expected);
});

test('a page that is gone is forgotten, and the others go on hearing', async () => {
  const serve = await startedServe();
  const link = serve.newLink();
  const cookie = await signIn(link);
  const [staying, leaving] = [await serve.listen(), await listen(serve.port, { Cookie: cookie })];
  expect([serve.pagesBesides(serve.url), serve.pagesBesides(link)]).toEqual([2, 1]);
  leaving.close();
  await until(() => serve.pagesBesides(serve.url) === 1);
  await serve.call('settings.write', { theme: 'light' });
  await staying.next(theme('light'));
});

test('text that looks like the end of an event stays inside it', async () => {
  const serve = await startedServe();
  const heard = await serve.listen();
  const path = `${serve.folder}/a\n\ndata: {}\n\n.tracebell`;
  await serve.call('workspace.create', { path });
  const { data } = await heard.next(
    ({ event, data: told }) =>
      event === 'workspace.changed' && (told as { summary: unknown }).summary !== null,
  );
  expect(data).toMatchObject({ summary: { path } });
});

test('the stream ends with the server', async () => {
  const serve = await startedServe();
  const heard = await serve.listen();
  await serve.close();
  await heard.closed;
  await expect(askHttp(serve.port, {})).rejects.toThrow('ECONNREFUSED');
});
