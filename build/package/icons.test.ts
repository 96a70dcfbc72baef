import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../run.ts';
import { icnsOf, icoOf } from './icon-files.ts';
import { ICON_FILES, iconSourceHash, MADE_OF } from './icons.ts';

const read = (name: string): Buffer => readFileSync(join(ROOT, name));
const isPng = (bytes: Buffer): boolean => bytes.subarray(1, 4).toString('latin1') === 'PNG';
const sideOf = (png: Buffer): number[] => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('the icons were drawn from the drawing as it is', () => {
  expect(readFileSync(MADE_OF, 'utf8').trim()).toBe(iconSourceHash());
});

test('the window and the page show the same drawing', () => {
  expect(read('build/icons/tracebell.svg')).toEqual(read('renderer/icon.svg'));
});

test('each PNG for Linux is as large as it is called', () => {
  const pngs = ICON_FILES.filter((file) => file.endsWith('.png'));
  expect(pngs.length).toBeGreaterThan(5);
  for (const file of pngs) {
    const side = Number.parseInt(basename(file), 10);
    expect(sideOf(readFileSync(file))).toEqual([side, side]);
  }
});

test('the file for Windows holds PNGs up to the size its shell asks for', () => {
  const ico = read('build/icons/tracebell.ico');
  const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const at = 6 + index * 16;
    const png = ico.subarray(ico.readUInt32LE(at + 12), ico.readUInt32LE(at + 12) + ico.readUInt32LE(at + 8));
    expect(isPng(png)).toBe(true);
    expect(sideOf(png)[0]).toBe(ico.readUInt8(at) || 256);
    return sideOf(png)[0];
  });
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
});

test('the file for macOS holds a PNG under each name, up to 1024 pixels', () => {
  const icns = read('build/icons/tracebell.icns');
  expect(icns.subarray(0, 4).toString('latin1')).toBe('icns');
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  const sides: Record<string, number | undefined> = {};
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    const png = icns.subarray(at + 8, at + icns.readUInt32BE(at + 4));
    expect(isPng(png)).toBe(true);
    sides[icns.subarray(at, at + 4).toString('latin1')] = sideOf(png)[0];
  }
  expect(sides).toEqual({
    ...{ icp4: 16, icp5: 32, ic11: 32, ic12: 64, ic07: 128, ic08: 256, ic13: 256 },
    ...{ ic09: 512, ic14: 512, ic10: 1024 },
  });
});

test('a size that a file knows no name for is left out of it', () => {
  const png = Buffer.from('x');
  expect(icnsOf([{ size: 24, png }])).toHaveLength(8);
  expect(icoOf([])).toHaveLength(6);
});
