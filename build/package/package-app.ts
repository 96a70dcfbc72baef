import { mkdirSync, mkdtempSync, readFileSync, rmSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { buildStale, PART_NAMES } from '../built-parts.ts';
import { ELECTRON_VERSION } from '../electron-binary.ts';
import { ROOT } from '../run.ts';
import { collectNotices, NOTICES_FILE, noticesAsText, shippedPackages } from '../third-party/notices.ts';
import { CHECKSUMS, writeChecksums } from './checksums.ts';
import { packageConfig } from './config.ts';
import { archiveFaults } from './contents.ts';
import { canFetch, electronDistribution } from './distribution.ts';
import { fusesAmiss } from './fuses.ts';
import { ICON_FILES, iconSourceHash, MADE_OF } from './icons.ts';
import { PackagingFailed, type PackageOptions, type SystemName } from './package-options.ts';
import { signingBy } from './signing.ts';
import { toolsFor } from './tools.ts';

/** Builds, packs, looks at what was packed, and makes the packages of it. Gives what was left out, in sentences. */
export async function packageApp(
  { system, targets, output }: PackageOptions & { system: SystemName },
  say: (line: string) => void,
): Promise<string[]> {
  checkOutput(output);
  checkIcons();
  const electronDist = await electronDistribution();
  const tooling = await toolsFor(targets, process.env, canFetch);
  Object.assign(process.env, tooling.env);
  const signing = signingBy(process.env, process.platform);
  for (const line of signing.said) say(line);
  await buildStale(PART_NAMES);
  const notices = writeNotices();

  const binaries: string[] = [];
  const config = packageConfig({
    electronVersion: ELECTRON_VERSION,
    electronDist,
    output,
    notices,
    signing,
    afterPack: (context) => {
      checkPacked(context, system);
      binaries.push(binaryOf(context, system));
    },
  });
  // Loaded late: it brings a hundred packages along.
  const { Arch, build, DIR_TARGET, Platform } = await import('electron-builder');
  const platform = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC }[system];
  const arch = process.arch === 'arm64' ? Arch.arm64 : Arch.x64;
  const wanted = tooling.possible.length > 0 ? tooling.possible : [DIR_TARGET];
  await build({
    targets: platform.createTarget(wanted, arch),
    projectDir: ROOT,
    publish: 'never',
    config,
  });
  for (const binary of binaries) {
    const amiss = await fusesAmiss(binary);
    if (amiss.length > 0) throw new PackagingFailed(`Fuses are not as they should be: ${amiss.join(', ')}.`);
  }
  const names = await writeChecksums(output);
  say(names.length === 0 ? `The app lies in ${output}.` : `${names.join(', ')}: ${output}, ${CHECKSUMS}.`);
  return tooling.said;
}

/** Found out before minutes of work, on any kind of trouble: no rights, a file in the way, a disk that only reads. */
function checkOutput(output: string): void {
  try {
    mkdirSync(output, { recursive: true });
    rmSync(mkdtempSync(join(output, '.writable-')), { recursive: true });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new PackagingFailed(`Nothing can be written to ${output} (${code}). Nothing was packaged.`);
  }
}

function checkIcons(): void {
  const missing = ICON_FILES.filter((file) => !existsSync(file));
  if (missing.length > 0)
    throw new PackagingFailed(
      `${missing.join(', ')} is missing: "npm run icons" draws it. Nothing was packaged.`,
    );
  if (readFileSync(MADE_OF, 'utf8').trim() !== iconSourceHash())
    throw new PackagingFailed(
      'The icons are older than their drawing: run "npm run icons". Nothing was packaged.',
    );
}

/** What is packaged names whose work it is. */
function writeNotices(): string {
  const cache = join(ROOT, 'node_modules/.cache/tracebell');
  const path = join(cache, 'THIRD-PARTY.txt');
  try {
    const shipped = collectNotices(shippedPackages());
    if (JSON.stringify(shipped) !== JSON.stringify(JSON.parse(readFileSync(NOTICES_FILE, 'utf8'))))
      throw new Error(
        'The licences that the app shows are not those of what it is made of: run "npm run notices".',
      );
    mkdirSync(cache, { recursive: true });
    writeFileSync(path, noticesAsText(shipped));
  } catch (error) {
    throw new PackagingFailed(
      `${error instanceof Error ? error.message : String(error)}\nNothing was packaged.`,
    );
  }
  return path;
}

/** Before any package is made of it. */
function checkPacked(context: AfterPackContext, system: SystemName): void {
  const arch = process.arch === 'arm64' ? 'arm64' : 'x64';
  const native = `node_modules/better-sqlite3/prebuilds/${system}-${arch}.node`;
  const resources = context.packager.getResourcesDir(context.appOutDir);
  const faults = archiveFaults(join(resources, 'app.asar'), native);
  if (faults.length > 0) throw new PackagingFailed(`${faults.join('\n')}\nNothing was packaged.`);
}

function binaryOf({ appOutDir, packager }: AfterPackContext, system: SystemName): string {
  const { productFilename } = packager.appInfo;
  if (system === 'darwin') return join(appOutDir, `${productFilename}.app`);
  return join(appOutDir, system === 'win32' ? `${productFilename}.exe` : 'tracebell');
}
