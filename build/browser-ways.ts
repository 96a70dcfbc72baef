/** What can be asked and done to come by a browser; `provideBrowser` decides the order. */
export interface BrowserWays {
  /** The path a person named in TRACEBELL_BROWSER. */
  named: string | undefined;
  /** Paths of Chromium-family browsers on this machine, most wanted first. */
  installed(): string[];
  /** Playwright's own, where it is on the disk. */
  playwrights(): Promise<string | null>;
  works(path: string): Promise<boolean>;
  /** Downloads Playwright's own; false where that cannot be done here. */
  download(): Promise<boolean>;
  /** Installs the distribution's package; false where that cannot be done here. */
  installPackage(): Promise<boolean>;
}

export interface BrowserFound {
  path: string | null;
  why: string;
}

/** A browser the tests can drive: what is there first, then what can be had. */
export async function provideBrowser(ways: BrowserWays): Promise<BrowserFound> {
  const { named } = ways;
  if (named !== undefined) {
    if (await ways.works(named)) return { path: named, why: 'named by TRACEBELL_BROWSER' };
    return { path: null, why: `TRACEBELL_BROWSER names ${named}, which cannot be started.` };
  }
  const playwrights = async (): Promise<string[]> => {
    const path = await ways.playwrights();
    return path === null ? [] : [path];
  };
  const always = (): Promise<boolean> => Promise.resolve(true);
  const steps = [
    { get: always, paths: ways.installed, why: 'installed on this machine' },
    { get: always, paths: playwrights, why: 'Playwright’s own' },
    { get: ways.download, paths: playwrights, why: 'Playwright’s own, downloaded now' },
    { get: ways.installPackage, paths: ways.installed, why: 'the distribution’s package, installed now' },
  ];
  for (const { get, paths, why } of steps) {
    if (!(await get())) continue;
    for (const path of await paths()) if (await ways.works(path)) return { path, why };
  }
  return { path: null, why: NONE_TO_BE_HAD };
}

export const NONE_TO_BE_HAD =
  'The browser tests need a Chromium-family browser, and none is installed, downloadable or packaged here: ' +
  'install Chromium or Chrome, or name one in TRACEBELL_BROWSER.';
