import { describe, expect, it } from 'vitest';
import {
  hindrance,
  openTracebell,
  type Machine,
  type StartWays,
  type WithoutElectron,
} from './start-ways.ts';

const X11 = { DISPLAY: ':0' };

const MACHINES: [string, Machine, WithoutElectron | null][] = [
  ['a Linux desktop', { platform: 'linux', env: X11, userId: 1000 }, null],
  ['a Wayland desktop', { platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' }, userId: 1000 }, null],
  ['a Linux desktop of root', { platform: 'linux', env: X11, userId: 0 }, 'root'],
  ['a jump host', { platform: 'linux', env: {}, userId: 1000 }, 'no-display'],
  ['an empty DISPLAY', { platform: 'linux', env: { DISPLAY: '' }, userId: 1000 }, 'no-display'],
  ['a container', { platform: 'linux', env: {}, userId: 0 }, 'root'],
  ['a Mac', { platform: 'darwin', env: {}, userId: 501 }, null],
  ['a Mac as root', { platform: 'darwin', env: {}, userId: 0 }, null],
  ['Windows', { platform: 'win32', env: {}, userId: undefined }, null],
];

describe('Electron', () => {
  it.each(MACHINES)('on %s', (_, machine, expected) => {
    expect(hindrance(machine)).toBe(expected);
  });
});

interface Case {
  hindrance?: WithoutElectron;
  installed?: string;
  fetched?: string;
  end?: { code: number; ran: boolean };
}

const CASES: [string, Case, string[], number][] = [
  ['is installed', { installed: '/a' }, ['electron /a'], 0],
  [
    'is installed and ends with an error later',
    { installed: '/a', end: { code: 3, ran: true } },
    ['electron /a'],
    3,
  ],
  ['can be fetched', { fetched: '/b' }, ['fetch', 'electron /b'], 0],
  ['cannot be had', {}, ['fetch', 'serve not-here'], 5],
  ['is installed but refuses', { installed: '/a', hindrance: 'root' }, ['serve root'], 5],
  [
    'is not installed and has no display',
    { fetched: '/b', hindrance: 'no-display' },
    ['serve no-display'],
    5,
  ],
  [
    'is installed but does not get going',
    { installed: '/a', end: { code: 133, ran: false } },
    ['electron /a', 'serve did-not-start'],
    5,
  ],
];

describe('Tracebell opens, where Electron', () => {
  it.each(CASES)('%s', async (_, { hindrance: hindered, installed, fetched, end }, steps, code) => {
    const did: string[] = [];
    const ways: StartWays = {
      hindrance: hindered ?? null,
      installedElectron: () => installed ?? null,
      fetchElectron: () => {
        did.push('fetch');
        return Promise.resolve(fetched ?? null);
      },
      runElectron: (binary) => {
        did.push(`electron ${binary}`);
        return Promise.resolve(end ?? { code: 0, ran: true });
      },
      serve: (why) => {
        did.push(`serve ${why}`);
        return Promise.resolve(5);
      },
    };
    expect(await openTracebell(ways)).toBe(code);
    expect(did).toEqual(steps);
  });
});
