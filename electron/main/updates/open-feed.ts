// Loaded when newer versions are looked for, and not before: it brings the updater along.
import type { AppAdapter } from 'electron-updater/out/AppAdapter.js';
import { AppImageUpdater } from 'electron-updater/out/AppImageUpdater.js';
import type { BaseUpdater } from 'electron-updater/out/BaseUpdater.js';
import { ElectronHttpExecutor, getNetSession } from 'electron-updater/out/electronHttpExecutor.js';
import { NsisUpdater } from 'electron-updater/out/NsisUpdater.js';
import { GenericProvider } from 'electron-updater/out/providers/GenericProvider.js';
import {
  CancellationToken,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater/out/types.js';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFeedAddress } from '../../../shared/model/updates.ts';
import { UpdateTrouble } from './trouble.ts';
import type { Feed } from './watch-updates.ts';
import type { WayToFeed } from './way-to-feed.ts';

export interface OpenFeedOptions {
  address: string;
  /** Where what is fetched is kept. */
  folder: string;
  version: string;
  way: WayToFeed;
  log(line: string): void;
}

/** A server that says nothing for so long says nothing any more. */
const SILENCE_MS = 60_000;
/** The proxy asks again where the name or the password is wrong. */
const MOST_SIGN_INS = 3;

export async function openFeed({ address, folder, version, way, log }: OpenFeedOptions): Promise<Feed> {
  await getNetSession().setProxy(way.proxy);
  const stopping = new CancellationToken();
  const executor = new SecureExecutor(signIn(way));
  const updater = updaterFor(folder, version, executor);
  updater.logger = { info: () => undefined, warn: log, error: log };
  updater.setFeedURL({
    provider: 'custom',
    updateProvider: FeedFolder,
    address,
    stopping,
  });

  /** What is waited for, as long as something comes of it now and then. */
  async function unlessSilent<Value>(work: () => Promise<Value>): Promise<Value> {
    const silent = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      silent.reject(new UpdateTrouble('unreachable', 'TIMED_OUT'));
      stopping.cancel();
    }, SILENCE_MS);
    try {
      executor.heard = () => void timer.refresh();
      return await Promise.race([work(), silent.promise]);
    } finally {
      executor.heard = () => undefined;
      clearTimeout(timer);
    }
  }

  return {
    async look() {
      const found = await unlessSilent(() => updater.checkForUpdates());
      if (found === null) throw new Error('The updater takes itself for switched off.');
      return { version: found.updateInfo.version, isNewer: found.isUpdateAvailable };
    },
    fetch: (told) =>
      unlessSilent(async () => {
        updater.on('download-progress', ({ percent }) => told(Math.floor(percent)));
        await updater.downloadUpdate(stopping);
      }),
    install() {
      if (!updater.install(true, false)) throw new Error('The updater could not install; its log says why.');
    },
    stop: () => stopping.cancel(),
  };
}

function updaterFor(folder: string, version: string, httpExecutor: SecureExecutor): BaseUpdater {
  mkdirSync(folder, { recursive: true });
  // The updater reads the name of its folder from a file. The file names no feed.
  const config = join(folder, 'updater.json');
  writeFileSync(config, JSON.stringify({ updaterCacheDirName: 'fetched' }));
  const app: AppAdapter = {
    ...{ version, name: 'Tracebell', isPackaged: true, appUpdateConfigPath: config },
    ...{ userDataPath: folder, baseCachePath: folder },
    whenReady: () => Promise.resolve(),
    // When the app ends, and what happens then, is not the updater's to say.
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
  const updater = process.platform === 'win32' ? new NsisUpdater(null, app) : new AppImageUpdater(null, app);
  Object.assign(updater, {
    httpExecutor,
    // It would make a number of this installation and send it with every look.
    stagingUserIdPromise: { value: Promise.resolve('') },
    isUserWithinRollout: () => true,
    // An app that is no AppImage can look all the same.
    forceDevUpdateConfig: true,
    autoDownload: false,
    autoInstallOnAppQuit: false,
    allowDowngrade: false,
    disableWebInstaller: true,
    disableDifferentialDownload: true,
  });
  return updater;
}

/** What the proxy is told that asks who is there. */
function signIn({ user }: WayToFeed): ConstructorParameters<typeof ElectronHttpExecutor>[0] {
  let times = 0;
  return ({ isProxy }, answer) => {
    if (isProxy && user !== null && ++times <= MOST_SIGN_INS) answer(user.name, user.password);
    else (answer as () => void)();
  };
}

/** Follows nobody to an address that anybody can listen to. */
class SecureExecutor extends ElectronHttpExecutor {
  /** Called with each piece that comes. */
  heard: () => void = () => undefined;

  override createRequest(
    ...[options, answered]: Parameters<ElectronHttpExecutor['createRequest']>
  ): ReturnType<ElectronHttpExecutor['createRequest']> {
    return super.createRequest(options, (response: NodeJS.ReadableStream) => {
      answered(response);
      response.on('data', () => this.heard());
    });
  }

  protected override addRedirectHandlers(
    ...[request, options, reject, count, follow]: Parameters<ElectronHttpExecutor['addRedirectHandlers']>
  ): void {
    super.addRedirectHandlers(request, options, reject, count, (next) => {
      if (isSafe(`${next.protocol}//${next.hostname}`)) follow(next);
      else reject(new UpdateTrouble('insecure'));
    });
  }
}

type FolderParts =
  ConstructorParameters<typeof GenericProvider> extends [unknown, ...infer Rest] ? Rest : never;

/** A folder on a server, with a file that names the newest version for each system. */
class FeedFolder extends GenericProvider {
  readonly #stopping: CancellationToken;

  constructor(options: Record<string, unknown>, ...[updater, runtime]: FolderParts) {
    super({ provider: 'generic', url: options['address'] as string }, updater, runtime);
    this.#stopping = options['stopping'] as CancellationToken;
  }

  override setRequestHeaders(): void {
    // Nothing is said of this installation.
    super.setRequestHeaders(null);
  }

  override async getLatestVersion(): Promise<UpdateInfo> {
    const info: unknown = await super.getLatestVersion();
    if (!isDescription(info)) throw new UpdateTrouble('unreadable');
    return info;
  }

  override resolveFiles(info: UpdateInfo): ResolvedUpdateFileInfo[] {
    const files = super.resolveFiles(info);
    if (!files.every(({ url }) => isSafe(url.origin))) throw new UpdateTrouble('insecure');
    // A weaker checksum beside it would do for the updater.
    if (!files.every((file) => typeof file.info.sha512 === 'string' && file.info.sha512 !== ''))
      throw new UpdateTrouble('unreadable');
    return files;
  }

  protected override httpRequest(...[url, headers]: Parameters<GenericProvider['httpRequest']>) {
    return super.httpRequest(url, headers, this.#stopping);
  }
}

const isSafe = (origin: string): boolean => isFeedAddress(origin);

const VERSION = /^\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?$/;

function isDescription(info: unknown): info is UpdateInfo {
  if (typeof info !== 'object' || info === null) return false;
  const { version, files } = info as Record<string, unknown>;
  const isFile = (file: unknown): boolean =>
    typeof file === 'object' && file !== null && 'url' in file && typeof file.url === 'string';
  return typeof version === 'string' && VERSION.test(version) && Array.isArray(files) && files.every(isFile);
}
