import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../run.ts';
import { icnsOf, icoOf, type Drawn } from './icon-files.ts';

const ICONS = join(ROOT, 'build/icons');
const SOURCE = join(ICONS, 'tracebell.svg');
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256];
const MAC_SIZES = [16, 32, 64, 128, 256, 512, 1024];
/** The part of the square that an icon fills in macOS' own grid. */
const MAC_SHARE = 824 / 1024;

/** What the drawn files were made of, to be compared with what the source is now. */
export const MADE_OF = join(ICONS, 'made-of.txt');

export const ICON_FILES: readonly string[] = [
  ...LINUX_SIZES.map((size) => join(ICONS, 'linux', `${size}x${size}.png`)),
  join(ICONS, 'tracebell.ico'),
  join(ICONS, 'tracebell.icns'),
  MADE_OF,
];

export function iconSourceHash(): string {
  return createHash('sha256').update(readFileSync(SOURCE)).digest('hex');
}

/**
 * Draws the app's icons from their source, in every size and file that the systems ask for. They are committed: packaging
 * then needs no browser, and a change of the picture is seen in review.
 */
export async function drawIcons(browserPath: string | undefined): Promise<void> {
  const { chromium } = await import('playwright');
  const browser = await chromium.launch(browserPath === undefined ? {} : { executablePath: browserPath });
  try {
    const page = await browser.newPage();
    const svg = readFileSync(SOURCE, 'utf8');
    const draw = async (size: number, share: number): Promise<Drawn> => {
      await page.setViewportSize({ width: size, height: size });
      const side = size * share;
      await page.setContent(
        `<style>html,body{margin:0;height:100%;display:grid;place-items:center}svg{width:${side}px;height:${side}px}</style>${svg}`,
      );
      return { size, png: await page.screenshot({ omitBackground: true }) };
    };
    const all = async (sizes: readonly number[], share: number): Promise<Drawn[]> => {
      const drawn: Drawn[] = [];
      for (const size of sizes) drawn.push(await draw(size, share));
      return drawn;
    };
    writeIcons(await all(LINUX_SIZES, 1), await all(WINDOWS_SIZES, 1), await all(MAC_SIZES, MAC_SHARE));
  } finally {
    await browser.close();
  }
}

function writeIcons(linux: readonly Drawn[], windows: readonly Drawn[], mac: readonly Drawn[]): void {
  const folder = join(ICONS, 'linux');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { size, png } of linux) writeFileSync(join(folder, `${size}x${size}.png`), png);
  writeFileSync(join(ICONS, 'tracebell.ico'), icoOf(windows));
  writeFileSync(join(ICONS, 'tracebell.icns'), icnsOf(mac));
  writeFileSync(MADE_OF, `${iconSourceHash()}\n`);
}
