import { parseArgs } from 'node:util';

/** What can be measured by itself. */
export const PARTS = ['import', 'questions', 'replay', 'screen', 'sync', 'growth'] as const;
export type Part = (typeof PARTS)[number];

export interface BenchOptions {
  traces: number;
  rounds: number;
  seed: number;
  json: boolean;
  parts: ReadonlySet<Part>;
  clean: boolean;
}

export const USAGE = `npm run bench -- [--small] [--growth] [--only PART,…] [--json] [--rounds N] [--seed N]
  --small     100,000 traces instead of 1,000,000
  --growth    also ten times as many traces, for what may not get slower
  --only      some of it: ${PARTS.join(', ')}
  --json      one JSON document instead of tables
  --rounds N  instead of 5, or 3 with --small
  --seed N    other traces
  --clean     remove what earlier runs left on disk, and end
`;

/** Throws a TypeError for what it does not know. */
export function benchOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      small: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: false },
      only: { type: 'string' },
      json: { type: 'boolean', default: false },
      clean: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      seed: { type: 'string' },
    },
  });
  return {
    traces: values.small ? 100_000 : 1_000_000,
    rounds: wholeNumber('rounds', values.rounds) ?? (values.small ? 3 : 5),
    seed: wholeNumber('seed', values.seed) ?? 1,
    json: values.json,
    parts: partsOf(values.only, values.growth),
    clean: values.clean,
  };
}

function partsOf(only: string | undefined, growth: boolean): Set<Part> {
  if (only === undefined) return new Set(PARTS.filter((part) => part !== 'growth' || growth));
  const named = only.split(',').map((name) => {
    const part = PARTS.find((one) => one === name);
    if (part === undefined) throw new TypeError(`--only takes ${PARTS.join(', ')}, separated by commas`);
    return part;
  });
  return new Set(growth ? [...named, 'growth'] : named);
}

function wholeNumber(option: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new TypeError(`--${option} takes a whole number from 1 on`);
  return Number(text);
}
