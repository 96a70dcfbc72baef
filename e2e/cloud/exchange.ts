import type { Account, AnswerForms, User } from './account.ts';
import type { ErrorCode } from './error-codes.ts';
import { errorOf } from './error-codes.ts';
import type { Shelves } from './shelves.ts';
import type { Tokens } from './tokens.ts';

export const SERVICES = ['cts', 'iam', 'smn', 'functiongraph', 'kms'] as const;
export type Service = (typeof SERVICES)[number];

/** A request as it came. */
export interface Asked {
  service: Service;
  method: string;
  /** As sent, without the query. */
  rawPath: string;
  /** Decoded, in the order of sending. */
  query: [string, string][];
  /** Lower-case names. */
  headers: Record<string, string>;
  body: Buffer;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  /** Written as JSON; left out, the answer has no body. */
  body?: unknown;
}

/** Who asks, and for which project; null for calls about the account. */
export interface Caller {
  user: User;
  projectId: string | null;
  how: 'signed' | 'token';
}

/** What handlers know. */
export interface World {
  account: Account;
  forms: Required<AnswerForms>;
  shelves: Shelves;
  tokens: Tokens;
  /** The cloud's own clock, which may be wrong on request. */
  now(): number;
  newId(): string;
}

/** A request with what its path and its sender say. */
export interface Call extends Asked {
  world: World;
  caller: Caller;
  parts: Record<string, string>;
}

/** An answer that ends the handling of a request. */
export class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super(JSON.stringify(answer.body));
    this.answer = answer;
  }
}

/** The documented answer of an error code. */
export function refuse(code: ErrorCode, message?: string): Refusal {
  const { status, message: documented } = errorOf(code);
  return new Refusal({ status, body: { error_code: code, error_msg: message ?? documented } });
}

export const param = (asked: Asked, name: string): string | undefined =>
  asked.query.find(([key]) => key === name)?.[1];

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;
// The compiler's library knows neither yet.
const parseWith = JSON.parse as (text: string, reviver: Reviver) => unknown;
const { rawJSON } = JSON as unknown as { rawJSON: (text: string) => unknown };

/** Numbers that are longer than a number can hold stay as they are written, and are written so again. */
const exactly = (text: string): unknown =>
  parseWith(text, (_key, value, { source }) =>
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    Number.isInteger(value) &&
    source !== undefined
      ? rawJSON(source)
      : value,
  );

/** The body as an object; anything else is the documented error. */
export function jsonBody(asked: Asked): Record<string, unknown> {
  try {
    const content = exactly(asked.body.toString('utf8'));
    if (isObject(content)) return content;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw refuse('CTS.0003');
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
