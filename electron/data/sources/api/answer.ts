import { NESTING_LIMIT, type Json, type JsonObject } from '../../../../shared/model/json.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import { INEXACT, inspect, parseExact, parseJson, TOO_DEEP } from '../files/json/value.ts';
import type { Answer } from './exchange.ts';
import { markLong } from './long-numbers.ts';

/** Which answer is looked at, for what is said of it. */
export interface AnswerPlace {
  host: string;
  call: string;
}

/** Numbers too long for a number stay their digits, as text. Undefined where the bytes are no JSON. */
export const parseBody = (body: Buffer): Json | undefined => parseMarked(body.toString('utf8'));

/** As above, of a text. */
export function parseMarked(text: string): Json | undefined {
  const value = parseJson(text);
  if (value === undefined) return undefined;
  const found = inspect(value, NESTING_LIMIT);
  if ((found & TOO_DEEP) !== 0) return undefined;
  return (found & INEXACT) === 0 ? value : parseExact(text, markLong);
}

/** The object an answer holds; one without a body has no members. */
export function objectOf(answer: Answer, place: AnswerPlace): JsonObject {
  if (answer.body.length === 0) return {};
  const value = parseBody(answer.body);
  if (value === undefined) throw unreadable(answer, place);
  if (!isObject(value)) throw unexpected(answer, place);
  return value;
}

/** A page for people instead of an answer: of a proxy, a sign-in page, or of whoever owns the address. */
export const isHtml = ({ headers, body }: Answer): boolean =>
  /\bhtml\b/i.test(headers['content-type'] ?? '') ||
  /^\s*<(!doctype|html)/i.test(body.toString('utf8', 0, 100));

export const unreadable = (answer: Answer, place: AnswerPlace): Failure =>
  new Failure('cloud-answer', {
    ...place,
    problem: isHtml(answer) ? 'html' : 'not-json',
    status: answer.status,
  });

/** JSON, but not of the form that every document gives this answer. */
export const unexpected = ({ status }: Answer, place: AnswerPlace): Failure =>
  new Failure('cloud-answer', { ...place, problem: 'unexpected', status });

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
