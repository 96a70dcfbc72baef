import { expect, test } from 'vitest';
import { systemLanguages } from './system-languages.ts';

test.each<[NodeJS.ProcessEnv, string[]]>([
  [{}, []],
  [{ LANG: 'zh_CN.UTF-8' }, ['zh-CN']],
  [{ LANG: 'de_AT@euro' }, ['de-AT']],
  [{ LANG: 'en' }, ['en']],
  [{ LC_ALL: 'zh_TW', LC_MESSAGES: 'fr', LANG: 'en_GB' }, ['zh-TW']],
  [{ LC_ALL: '', LC_MESSAGES: 'fr', LANG: 'en_GB' }, ['fr']],
  [{ LC_ALL: 'C', LANG: 'zh_CN' }, []],
  [{ LANG: 'C.UTF-8' }, []],
  [{ LANG: 'POSIX' }, []],
])('%j asks for %j', (env, tags) => expect(systemLanguages(env)).toEqual(tags));
