import type { Configuration } from 'electron-builder';
import { FUSES } from './fuses.ts';
import type { Signing } from './signing.ts';

export interface ConfigInput {
  electronVersion: string;
  /** The folder of an unpacked distribution; null has the builder fetch it. */
  electronDist: string | null;
  output: string;
  /** The file with the licences of others. */
  notices: string;
  signing: Signing;
  afterPack: NonNullable<Configuration['afterPack']>;
}

/** The one native module, for the machine that is built for. */
const NATIVE = 'node_modules/better-sqlite3/prebuilds/${platform}-${arch}.node';

/** Only what is named: everything else of the project is bundled, or used while building. */
const FILES = [
  'package.json',
  'dist/**',
  '!**/{.built-from,.bundled-packages}',
  '!**/*.map',
  '!node_modules/**',
  'node_modules/better-sqlite3/{package.json,LICENSE}',
  'node_modules/better-sqlite3/lib/**',
  NATIVE,
];

const SUMMARY = 'Keeps, browses and charts audit traces, and tests notifications on them';

export function packageConfig(input: ConfigInput): Configuration {
  const { electronVersion, electronDist, output, notices, signing, afterPack } = input;
  return {
    appId: 'example.tracebell.app',
    productName: 'Tracebell',
    copyright: 'Copyright © 2026 The Tracebell authors',
    directories: { output, buildResources: 'build/icons' },
    electronVersion,
    ...(electronDist === null ? {} : { electronDist }),
    electronLanguages: ['en', 'en-US', 'zh-CN', 'zh_CN'],
    electronFuses: FUSES,
    // better-sqlite3 brings what every platform needs.
    npmRebuild: false,
    files: FILES,
    asar: { smartUnpack: false },
    asarUnpack: ['**/*.node'],
    extraResources: [
      { from: 'LICENSE', to: 'LICENSE.txt' },
      { from: notices, to: 'THIRD-PARTY.txt' },
    ],
    // Of the checkout alone.
    extraMetadata: { optionalDependencies: null, bin: null, allowScripts: null },
    artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
    // No feed is packaged: a person names one, or nothing is asked.
    publish: null,
    afterPack,
    fileAssociations: [
      {
        ext: 'tracebell',
        name: 'Tracebell workspace',
        description: 'Tracebell workspace',
        mimeType: 'application/vnd.tracebell.workspace',
        role: 'Editor',
      },
    ],
    ...linux,
    win: {
      target: ['nsis', 'zip'],
      icon: 'build/icons/tracebell.ico',
      // The app itself never asks for more rights than the person has.
      requestedExecutionLevel: 'asInvoker',
      extraFiles: [{ from: 'build/package/tracebell.cmd', to: 'bin/tracebell.cmd' }],
    },
    nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
    mac: {
      target: ['dmg', 'zip'],
      icon: 'build/icons/tracebell.icns',
      category: 'public.app-category.developer-tools',
      hardenedRuntime: true,
      entitlements: 'build/package/entitlements.mac.plist',
      entitlementsInherit: 'build/package/entitlements.mac.plist',
      ...signing.mac,
    },
  };
}

const linux: Configuration = {
  // The older runtime starts the app without its sandbox.
  toolsets: { appimage: '1.0.3' },
  linux: {
    target: ['AppImage', 'deb', 'tar.gz'],
    icon: 'build/icons/linux',
    executableName: 'tracebell',
    executableArgs: [],
    syncDesktopName: true,
    category: 'Utility;Database;Security',
    synopsis: SUMMARY,
    description: SUMMARY,
    desktop: { entry: { Keywords: 'audit;trace;CTS;cloud;notification;' } },
  },
  deb: { packageCategory: 'utils', priority: 'optional' },
};
