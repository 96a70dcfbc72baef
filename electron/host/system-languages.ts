/** What the environment asks for, as BCP 47 tags: the first of the POSIX variables that is set decides. */
export function systemLanguages(env: NodeJS.ProcessEnv): string[] {
  const asked = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  const tag = asked.replace(/[.@].*$/, '').replaceAll('_', '-');
  return /^[a-z]{2,3}(-|$)/i.test(tag) ? [tag] : [];
}
