import { describe, expect, test } from 'vitest';
import { openSessions } from './session.ts';

const PORT = 41234;

function cookieOf(setCookie: string | null): string {
  return setCookie?.split(';')[0] ?? '';
}

describe('a link', () => {
  test('gives one session, once', () => {
    const sessions = openSessions(PORT);
    const token = sessions.newToken();
    expect(sessions.wasUsed(token)).toBe(false);
    expect(sessions.exchange(token)).not.toBeNull();
    expect(sessions.wasUsed(token)).toBe(true);
    expect(sessions.exchange(token)).toBeNull();
  });

  test('carries 256 bits, and no two are alike', () => {
    const sessions = openSessions(PORT);
    const tokens = Array.from({ length: 100 }, () => sessions.newToken());
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  test.each(['', 'x', 'a'.repeat(43), 'a'.repeat(10_000)])(
    'that was never made gives none: %.10s',
    (token) => {
      const sessions = openSessions(PORT);
      sessions.newToken();
      expect(sessions.exchange(token)).toBeNull();
    },
  );

  test('lapses when eight newer ones wait unused', () => {
    const sessions = openSessions(PORT);
    const oldest = sessions.newToken();
    const second = sessions.newToken();
    for (let more = 0; more < 7; more++) sessions.newToken();
    expect(sessions.exchange(oldest)).toBeNull();
    expect(sessions.exchange(second)).not.toBeNull();
  });
});

describe('a cookie', () => {
  test('is kept from scripts and other sites, ends with the browser, and is named after the port', () => {
    const sessions = openSessions(PORT);
    expect(sessions.exchange(sessions.newToken())).toMatch(
      /^tracebell_41234=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/,
    );
  });

  test('is found among others, and tells which link it came by', () => {
    const sessions = openSessions(PORT);
    const [mine, other] = [sessions.newToken(), sessions.newToken()];
    const cookie = cookieOf(sessions.exchange(mine));
    sessions.exchange(other);
    const session = sessions.find(`theme=dark; tracebell_5=x; ${cookie}; last=1`);
    if (session === null) throw new Error('The session was not found.');
    expect(sessions.cameBy(session, mine)).toBe(true);
    expect(sessions.cameBy(session, other)).toBe(false);
  });

  const cookie = (sessions: ReturnType<typeof openSessions>): string =>
    cookieOf(sessions.exchange(sessions.newToken()));
  test.each<[string, (sessions: ReturnType<typeof openSessions>) => string | undefined]>([
    ['none', () => undefined],
    ['an empty one', () => ''],
    ['the name alone', () => 'tracebell_41234'],
    ['an empty value', () => 'tracebell_41234='],
    ['a wrong value', () => `tracebell_41234=${'a'.repeat(43)}`],
    ['the token of the link', (sessions) => `tracebell_41234=${sessions.newToken()}`],
    ['the value under the name of another port', (sessions) => cookie(sessions).replace('41234', '41235')],
    ['the value cut short', (sessions) => cookie(sessions).slice(0, -1)],
  ])('opens nothing: %s', (_what, header) => {
    const sessions = openSessions(PORT);
    expect(sessions.find(header(sessions))).toBeNull();
  });
});
