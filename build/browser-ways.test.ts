import { describe, expect, it } from 'vitest';
import { NONE_TO_BE_HAD, provideBrowser, type BrowserWays } from './browser-ways.ts';

interface Machine {
  named?: string;
  installed?: string[];
  playwrights?: string;
  /** What appears on the disk when it is asked for. */
  downloadable?: string;
  packaged?: string;
  broken?: string[];
}

function waysOf(machine: Machine): { ways: BrowserWays; did: string[] } {
  const did: string[] = [];
  const installed = [...(machine.installed ?? [])];
  let playwrights = machine.playwrights ?? null;
  const ways: BrowserWays = {
    named: machine.named,
    installed: () => installed,
    playwrights: () => Promise.resolve(playwrights),
    works: (path) => {
      did.push(`try ${path}`);
      return Promise.resolve(!(machine.broken ?? []).includes(path));
    },
    download: () => {
      did.push('download');
      playwrights = machine.downloadable ?? playwrights;
      return Promise.resolve(machine.downloadable !== undefined);
    },
    installPackage: () => {
      did.push('package');
      if (machine.packaged !== undefined) installed.push(machine.packaged);
      return Promise.resolve(machine.packaged !== undefined);
    },
  };
  return { ways, did };
}

const CASES: [string, Machine, string | null, string, string[]][] = [
  [
    'the one that is installed',
    { installed: ['/chrome', '/edge'], playwrights: '/own' },
    '/chrome',
    'installed on this machine',
    ['try /chrome'],
  ],
  [
    'the next where one does not start',
    { installed: ['/snap', '/edge'], broken: ['/snap'] },
    '/edge',
    'installed on this machine',
    ['try /snap', 'try /edge'],
  ],
  [
    'Playwright’s own where nothing is installed',
    { playwrights: '/own', downloadable: '/new' },
    '/own',
    'Playwright’s own',
    ['try /own'],
  ],
  [
    'Playwright’s own where what is installed does not start',
    { installed: ['/snap'], broken: ['/snap'], playwrights: '/own' },
    '/own',
    'Playwright’s own',
    ['try /snap', 'try /own'],
  ],
  [
    'a download',
    { downloadable: '/new', packaged: '/chromium' },
    '/new',
    'Playwright’s own, downloaded now',
    ['download', 'try /new'],
  ],
  [
    'the package where there is no download',
    { packaged: '/chromium' },
    '/chromium',
    'the distribution’s package, installed now',
    ['download', 'package', 'try /chromium'],
  ],
  [
    'the package where a download lacks its libraries',
    { downloadable: '/new', broken: ['/new'], packaged: '/chromium' },
    '/chromium',
    'the distribution’s package, installed now',
    ['download', 'try /new', 'package', 'try /chromium'],
  ],
  ['nothing, with a way out', {}, null, NONE_TO_BE_HAD, ['download', 'package']],
  [
    'the one a person named',
    { named: '/mine', installed: ['/chrome'] },
    '/mine',
    'named by TRACEBELL_BROWSER',
    ['try /mine'],
  ],
  [
    'no other than the one a person named',
    { named: '/mine', broken: ['/mine'], installed: ['/chrome'] },
    null,
    'TRACEBELL_BROWSER names /mine, which cannot be started.',
    ['try /mine'],
  ],
];

describe('the browser of the tests', () => {
  it.each(CASES)('is %s', async (_, machine, path, why, steps) => {
    const { ways, did } = waysOf(machine);
    expect(await provideBrowser(ways)).toEqual({ path, why });
    expect(did).toEqual(steps);
  });
});
