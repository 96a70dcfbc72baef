import { expect, test } from 'vitest';
import { CONTEXT } from '../../../shared/query/language/testing/query-context.ts';
import { parseQuery } from '../../../shared/query/language/parse.ts';
import { ROOT_LOGINS } from './root-logins.ts';

test('what is asked for can be read', () => {
  expect(parseQuery(ROOT_LOGINS, CONTEXT)).toMatchObject({ problems: [] });
});
