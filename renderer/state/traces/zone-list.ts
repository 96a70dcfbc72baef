import { offsetAt } from './zone-time.ts';

const MINUTE_MS = 60_000;

export interface ListedZone {
  /** As it is chosen. */
  choice: string;
  /** As the runtime names it. */
  name: string;
  /** How far it is ahead of UTC now: `+05:45`. */
  offset: string;
}

/** Names that runtimes go on listing under the spelling they once had, and what people look for. */
const TODAY: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Louisville': 'America/Kentucky/Louisville',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** Every zone the runtime knows, with UTC and the one of this machine first. */
export function listedZones(now: number): ListedZone[] {
  const local = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const named = new Set(Intl.supportedValuesOf('timeZone').map((name) => TODAY[name] ?? name));
  named.delete('UTC');
  return [
    { choice: 'utc', name: 'UTC', offset: offsetText('UTC', now) },
    { choice: 'local', name: local, offset: offsetText(local, now) },
    ...[...named].sort().map((name) => ({ choice: name, name, offset: offsetText(name, now) })),
  ];
}

/** Those whose name or offset has every word of what is sought. */
export function zonesWith(zones: readonly ListedZone[], sought: string): readonly ListedZone[] {
  const words = sought
    .toLowerCase()
    .split(/[\s_/]+/)
    .filter((word) => word !== '');
  return zones.filter(({ choice, name, offset }) => {
    const text = `${choice} ${name} utc${offset}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function offsetText(name: string, now: number): string {
  const minutes = Math.round(offsetAt(now, name, false) / MINUTE_MS);
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${minutes < 0 ? '\u2212' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
