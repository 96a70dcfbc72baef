import { afterEach, expect, it, vi } from 'vitest';
import type { Answer } from '../../shared/ipc/contract.ts';
import { httpBridge } from './http-bridge.ts';

const { call } = httpBridge({ connected: () => undefined, lost: () => undefined });
const told = (output: unknown): Answer => ({ ok: true, output }) as Answer;

afterEach(() => vi.restoreAllMocks());

/** Answers each call with its own input. */
function host(answer?: () => Response): { url: string; body: unknown }[] {
  const heard: { url: string; body: unknown }[] = [];
  vi.spyOn(window, 'fetch').mockImplementation((input, init) => {
    const url = input as string;
    const body = JSON.parse(init?.body as string) as unknown;
    heard.push({ url, body });
    const echoed =
      url === '/calls' ? (body as [string, unknown][]).map(([, each]) => told(each)) : told(body);
    return Promise.resolve(answer?.() ?? Response.json(echoed));
  });
  return heard;
}

it('sends what is asked of columns in one moment together, and gives each its answer', async () => {
  const heard = host();
  const asked = [call('traces.histogram', 1), call('traces.facet', 2)];
  // A list asks a turn later.
  asked.push(Promise.resolve().then(() => call('traces.page', 3)));
  expect(await Promise.all(asked)).toEqual([told(1), told(2), told(3)]);
  expect(heard).toEqual([
    {
      url: '/calls',
      body: [
        ['traces.histogram', 1],
        ['traces.facet', 2],
        ['traces.page', 3],
      ],
    },
  ]);
});

it('sends anything else, and what comes alone, by itself', async () => {
  const heard = host();
  await Promise.all([call('traces.page', 1), call('workspace.open', 2)]);
  expect(heard.map(({ url }) => url).sort()).toEqual(['/call/traces.page', '/call/workspace.open']);
  await call('traces.facet', 3);
  expect(heard.at(-1)).toEqual({ url: '/call/traces.facet', body: 3 });
});

it('sends what is too long to go together one by one', async () => {
  const heard = host();
  const long = 'x'.repeat(200_000);
  expect(await Promise.all([call('traces.page', long), call('traces.facet', long)])).toEqual([
    told(long),
    told(long),
  ]);
  expect(heard.map(({ url }) => url)).toEqual(['/call/traces.page', '/call/traces.facet']);
});

it.each<[string, () => Response, string]>([
  ['a session that has ended', () => new Response('', { status: 403 }), 'session-refused'],
  [
    'a host that refuses the whole',
    () => Response.json({ ok: false, failure: { code: 'input-invalid', details: {} } }),
    'input-invalid',
  ],
  ['too few answers', () => Response.json([told(1)]), 'host-unreachable'],
])('%s fails every call it concerns', async (_what, answer, code) => {
  host(answer);
  const answers = await Promise.all([call('traces.page', 1), call('traces.facet', 2)]);
  expect(answers.at(-1)).toMatchObject({ ok: false, failure: { code } });
  if (code !== 'host-unreachable') expect(answers[0]).toEqual(answers[1]);
});
