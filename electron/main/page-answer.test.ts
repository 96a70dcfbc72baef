import { describe, expect, it } from 'vitest';
import { PAGE_HEADERS } from '../host/content-security.ts';
import type { StaticFile } from '../host/static-files.ts';
import { pageAnswer } from './page-answer.ts';

const INDEX: StaticFile = { type: 'text/html; charset=utf-8', body: Buffer.from('<p>page') };
const fileAt = (path: string): StaticFile | undefined => (path === '/' ? INDEX : undefined);

describe('a request of the app’s scheme', () => {
  it('is answered with the file and its type', async () => {
    const answer = pageAnswer({ method: 'GET', url: 'app://tracebell/?q#h' }, fileAt);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toBe('<p>page');
  });

  it('for the head alone gets no body', async () => {
    const answer = pageAnswer({ method: 'HEAD', url: 'app://tracebell/' }, fileAt);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });

  it.each([
    ['GET', 'app://tracebell/gone.js', 404],
    ['GET', 'app://elsewhere/', 404],
    ['GET', 'nonsense', 404],
    ['POST', 'app://tracebell/', 405],
    ['DELETE', 'app://tracebell/', 405],
  ])('%s %s is answered with %i and nothing', async (method, url, status) => {
    const answer = pageAnswer({ method, url }, fileAt);
    expect([answer.status, await answer.text()]).toEqual([status, '']);
  });

  it.each(['app://tracebell/', 'app://tracebell/gone.js'])('%s carries every header of the policy', (url) => {
    const { headers } = pageAnswer({ method: 'GET', url }, fileAt);
    for (const [name, value] of Object.entries(PAGE_HEADERS)) expect(headers.get(name), name).toBe(value);
  });
});
