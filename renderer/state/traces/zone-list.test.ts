import { describe, expect, it } from 'vitest';
import { listedZones, zonesWith } from './zone-list.ts';

const JULY = Date.UTC(2024, 6, 1);
const zones = listedZones(JULY);

describe('the list of time zones', () => {
  it('begins with UTC and the zone of this machine, and has each zone once', () => {
    expect(zones.slice(0, 2).map(({ choice }) => choice)).toEqual(['utc', 'local']);
    const choices = zones.map(({ choice }) => choice);
    expect(new Set(choices).size).toBe(choices.length);
    expect(choices.length).toBeGreaterThan(300);
  });

  it.each([
    ['kathmandu', 'Asia/Kathmandu', '+05:45'],
    ['kolkata', 'Asia/Kolkata', '+05:30'],
    ['st johns', 'America/St_Johns', '\u221202:30'],
    ['europe berlin', 'Europe/Berlin', '+02:00'],
  ])('finds %s under the name people look for, with its offset then', (sought, choice, offset) => {
    expect(zonesWith(zones, sought)).toContainEqual({ choice, name: choice, offset });
  });

  it.each(zones.map(({ name }) => name))('names only zones that the runtime can use: %s', (name) => {
    expect(() => new Intl.DateTimeFormat('en', { timeZone: name })).not.toThrow();
  });
});
