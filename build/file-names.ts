const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const PASCAL = /^([A-Z][a-z0-9]*)+$/;

/** Names that say nothing about their subject, so that everything ends up in them. */
const NO_SUBJECT = ['utils', 'helpers', 'common', 'misc', 'manager', 'base', 'types', 'lib'];

/** Folders named by a standard: language tags. */
const NAMED_BY_STANDARD = ['zh-CN'];

/** What is wrong with a file's path, as one sentence without the path; null where nothing is. */
export function nameProblem(file: string): string | null {
  const folders = file.split('/');
  const name = folders.pop() ?? '';
  const badFolder = folders.find((folder) => !KEBAB.test(folder) && !NAMED_BY_STANDARD.includes(folder));
  if (badFolder !== undefined) return `the folder ${badFolder} is not written in kebab-case`;
  const [stem = '', ...extensions] = name.split('.');
  if (name.endsWith('.svelte')) {
    if (extensions.length > 1 || !PASCAL.test(stem)) return 'a component is named PascalCase.svelte';
  } else if (![stem, ...extensions].every((part) => KEBAB.test(part))) {
    return 'its name is not written in kebab-case';
  }
  const empty = [...folders, ...(isCode(name) ? [stem, ...extensions.slice(0, -1)] : [])].find(saysNothing);
  return empty === undefined ? null : `the name “${empty}” does not say what is inside`;
}

/** A stylesheet may be called `base`: it is one. */
const isCode = (name: string): boolean => /\.([cm]?[jt]s|svelte)$/.test(name);

function saysNothing(name: string): boolean {
  const lastWord = name
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split('-')
    .at(-1);
  return NO_SUBJECT.includes(lastWord ?? '');
}
