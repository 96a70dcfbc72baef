import { randomBytes } from 'node:crypto';
import type { User } from './account.ts';

export const TOKEN_LIFE_MS = 24 * 3_600_000;

export interface Token {
  user: User;
  /** Null for a token of the account. */
  projectId: string | null;
  issuedAt: number;
  endsAt: number;
}

export interface Tokens {
  issue(user: User, projectId: string | null): { text: string; token: Token };
  find(text: string): Token | undefined;
  /** Ends all that were issued, as if their time were over. */
  expireAll(): void;
  count(): number;
}

export function openTokens(now: () => number, lifeMs: number): Tokens {
  const byText = new Map<string, Token>();
  return {
    issue(user, projectId) {
      // Real ones are signed documents of some kilobytes; a client must not take them for short.
      const text = `MII${randomBytes(1_200).toString('base64')}`;
      const token = { user, projectId, issuedAt: now(), endsAt: now() + lifeMs };
      byText.set(text, token);
      return { text, token };
    },
    find: (text) => byText.get(text),
    expireAll() {
      for (const token of byText.values()) token.endsAt = Math.min(token.endsAt, now());
    },
    count: () => byText.size,
  };
}
