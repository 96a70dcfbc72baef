import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run.ts';
import { BUNDLED_LIST } from './bundled-packages.ts';

/** Somebody's work that ends in the installed app. */
export interface Notice {
  name: string;
  version: string;
  licence: string;
  text: string;
}

/** What the page shows and the package holds; `npm run notices` writes it. */
export const NOTICES_FILE = join(ROOT, 'renderer/views/settings/third-party.json');

/** Licences that leave the app free to be Apache-2.0. Another one is decided about by a person. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1'],
]);

/** In `node_modules` of the archive, or around it. */
const NOT_BUNDLED = ['node_modules/better-sqlite3', 'node_modules/electron'];

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the
"Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish,
distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to
the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY
CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE
SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Looked at by a person, in this version: what a package leaves open, and what else has to be said of one. */
const SETTLED: Readonly<Record<string, { licence?: string; text?: string; more?: string }>> = {
  // It says so in its text alone.
  'svelte-toolbelt@0.10.7': { licence: 'MIT' },
  'lazy-val@1.0.5': {
    text: `The package comes without a text; it names the MIT licence, and Vladimir Krivosheev as its author.\n\n${MIT}`,
  },
  'better-sqlite3@13.2.0': { more: 'It contains SQLite, which its authors put into the public domain.' },
  'electron@45.4.1': {
    more: 'In the installed app only. It contains Chromium, Node.js and more: LICENSES.chromium.html, beside the program, names them with their licences.',
  },
};

/** Throws with a sentence for each package that cannot be shipped as it is. */
export function collectNotices(folders: readonly string[], settled = SETTLED, root = ROOT): Notice[] {
  const faults: string[] = [];
  const notices = [...new Set(folders)].map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(join(root, folder, 'package.json'), 'utf8'),
    ) as {
      name: string;
      version: string;
      license?: unknown;
    };
    const own = settled[`${name}@${version}`] ?? {};
    const licence = own.licence ?? (typeof license === 'string' ? license : '');
    const text = own.text ?? licenceText(join(root, folder));
    if (licence === '') faults.push(`${name} ${version} names no licence.`);
    else if (!ALLOWED.has(licence))
      faults.push(`${name} ${version} is under ${licence}, about which nobody has decided.`);
    if (text === '') faults.push(`${name} ${version} comes without the text of its licence.`);
    return { name, version, licence, text: own.more === undefined ? text : `${own.more}\n\n${text}` };
  });
  if (faults.length > 0) throw new Error(`${faults.join('\n')}\nSettle it in build/third-party/notices.ts.`);
  return notices.sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1,
  );
}

/** Every text that a package names as its licence, with what it says besides. */
function licenceText(folder: string): string {
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)([.-].*)?$/i.test(name))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n').trim())
    .join('\n\n');
}

/** Of what was built last. */
export function shippedPackages(): string[] {
  const bundled = ['renderer', 'electron'].flatMap((part) =>
    readFileSync(join(ROOT, 'dist', part, BUNDLED_LIST), 'utf8')
      .trimEnd()
      .split('\n'),
  );
  return [...NOT_BUNDLED, ...bundled];
}

/** As a file to read beside the program. */
export function noticesAsText(notices: readonly Notice[]): string {
  const line = '='.repeat(78);
  const parts = notices.map(
    ({ name, version, licence, text }) => `${line}\n${name} ${version} (${licence})\n${line}\n\n${text}\n`,
  );
  return `Tracebell is made with the work of others, under these licences.\n\n${parts.join('\n')}`;
}
