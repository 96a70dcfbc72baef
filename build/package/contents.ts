import { extractFile, listPackage, statFile, uncache } from '@electron/asar';
import { existsSync, statSync } from 'node:fs';

/** What the archive may hold, and nothing else. `NATIVE` stands for the one module of the machine it is built for. */
const ALLOWED: readonly RegExp[] = [
  /^package\.json$/,
  /^dist\/electron\/[\w-]+\.js$/,
  /^dist\/electron\/preload\.cjs$/,
  /^dist\/electron\/assets\/[\w-]+\.js$/,
  /^dist\/renderer\/index\.html$/,
  /^dist\/renderer\/assets\/[\w.-]+\.(?:js|css|woff2|svg)$/,
  /^node_modules\/better-sqlite3\/(?:package\.json|LICENSE)$/,
  /^node_modules\/better-sqlite3\/lib\/[\w/-]+\.js$/,
];

const NEEDED = [
  'package.json',
  'dist/electron/main.js',
  'dist/electron/data.js',
  'dist/electron/preload.cjs',
  'dist/renderer/index.html',
  'node_modules/better-sqlite3/package.json',
  'node_modules/better-sqlite3/LICENSE',
];

export const ARCHIVE_LIMIT_BYTES = 5_000_000;

/** What is wrong with a packed archive, each in a sentence; nothing where all is as it should be. */
export function archiveFaults(archive: string, native: string): string[] {
  uncache(archive); // What was read of an earlier one in its place.
  const files = filesIn(archive);
  const sizeBytes = statSync(archive).size;
  return [
    ...files
      .filter((file) => file !== native && !ALLOWED.some((allowed) => allowed.test(file)))
      .map(
        (file) => `${file} has no place in the app: name it in build/package/contents.ts, or keep it out.`,
      ),
    ...[...NEEDED, native].filter((file) => !files.includes(file)).map((file) => `${file} is missing.`),
    ...unpackedFaults(archive, native, files),
    ...dependencyFaults(archive),
    ...(sizeBytes > ARCHIVE_LIMIT_BYTES
      ? [`The archive has ${sizeBytes} bytes; ${ARCHIVE_LIMIT_BYTES} are the limit.`]
      : []),
  ];
}

/** Paths of the files, with `/` everywhere. */
export function filesIn(archive: string): string[] {
  return listPackage(archive, { isPack: false })
    .filter((path) => !('files' in statFile(archive, path.slice(1))))
    .map((path) => path.slice(1).replaceAll('\\', '/'));
}

/** A library of the system's own cannot be loaded from within an archive. Everything else is protected there. */
function unpackedFaults(archive: string, native: string, files: readonly string[]): string[] {
  return files.flatMap((file) => {
    const entry = statFile(archive, file);
    const isOutside = 'unpacked' in entry && entry.unpacked === true;
    if (file !== native) return isOutside ? [`${file} lies outside the archive.`] : [];
    return isOutside && existsSync(`${archive}.unpacked/${native}`) ? [] : [`${native} is not unpacked.`];
  });
}

function dependencyFaults(archive: string): string[] {
  const { dependencies = {} } = JSON.parse(extractFile(archive, 'package.json').toString('utf8')) as {
    dependencies?: Record<string, string>;
  };
  return Object.keys(dependencies)
    .filter((name) => name !== 'better-sqlite3')
    .map((name) => `The dependency ${name} would be packaged; better-sqlite3 is the only one that may.`);
}
