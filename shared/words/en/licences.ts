import { count, plural } from '../format.ts';

const language = 'en';

/** Whose work the app is made with. */
export const licences = {
  open: 'Licences',
  title: 'Licences',
  about:
    'Tracebell itself is under the Apache License 2.0. The installed app holds the work of others as well, under these licences; THIRD-PARTY.txt, in its folder of resources, has the same.',
  search: 'Find a package or a licence',
  found: (shown: number, all: number) =>
    shown === all
      ? `${count(language, all)} ${plural(all, 'package', 'packages')}`
      : `${count(language, shown)} of ${count(language, all)} packages`,
  text: (name: string) => `Licence of ${name}`,
};
