import type { QueryProblemCode, QueryProblemDetails } from '../../query/language/problem.ts';
import { count } from '../format.ts';
import { shown } from '../shown.ts';

export type QueryProblemTable = {
  [Code in QueryProblemCode]: (details: QueryProblemDetails[Code]) => string;
};

const number = (value: number): string => count('en', value);

/** What is wrong in the line that says which traces are wanted. */
export const queryProblems: QueryProblemTable = {
  'value-missing': ({ operator }) =>
    `No value follows “${shown(operator)}”. Write one; “and”, “or”, “not” and what begins with a sign go in quotes.`,
  'quote-open': () => 'The quote is not closed. Add the closing one.',
  'unknown-field': ({ name, nearest }) =>
    nearest === null
      ? `“${shown(name)}” is no field. To find it as text, put it in quotes.`
      : `“${shown(name)}” is no field. Perhaps “${nearest}” is meant.`,
  'path-malformed': ({ path }) =>
    `“${shown(path)}” is no path. Write names after points and places in brackets, such as response.items[0].id or request["odd name"].`,
  'pattern-unreadable': ({ reason }) =>
    reason === '' ? 'This pattern cannot be read.' : `This pattern cannot be read: ${shown(reason)}.`,
  'time-unreadable': ({ text }) =>
    `“${shown(text)}” is no time. Write 2026-11-20, 2026-11-20T10:00, today, yesterday, or -2h for two hours ago.`,
  'operator-not-for-field': ({ operator, field, allowed }) =>
    `“${shown(operator)}” does not go with ${shown(field)}. Use one of: ${allowed.join(', ')}.`,
  'operator-unfinished': ({ begun, whole }) =>
    `“${shown(begun)}” is only the beginning. Write ${whole.map((one) => `“${one}”`).join(' or ')}.`,
  'field-missing': ({ operator }) => `No field stands before “${shown(operator)}”. Name one.`,
  'list-missing': ({ operator }) => `After “${shown(operator)}” comes a list in parentheses, such as (a, b).`,
  'paren-open': () => 'This parenthesis is not closed. Add the closing one.',
  'paren-extra': () => 'This parenthesis closes nothing. Take it out.',
  'operand-missing': ({ after }) =>
    after === '('
      ? 'There is nothing in these parentheses. Fill them, or take them out.'
      : `Something is missing beside “${shown(after)}”. Complete it, or take the word out.`,
  unexpected: ({ text }) =>
    `“${shown(text)}” cannot stand here. Values with such signs go in quotes; several values go in a list, such as user in (a, b).`,
  'nested-too-deep': ({ limit }) => `Parentheses go ${number(limit)} levels deep at most. Make it simpler.`,
  'value-too-long': ({ length, limit }) =>
    `This value has ${number(length)} characters. Shorten it to ${number(limit)} at most.`,
  'text-too-long': ({ length, limit }) =>
    `This has ${number(length)} characters. Shorten it to ${number(limit)} at most.`,
  'too-many-clauses': ({ limit }) => `Conditions and words are too many. Keep to ${number(limit)}.`,
  'too-many-values': ({ limit }) => `The list is too long. Keep to ${number(limit)} values.`,
};
