import { cpus, totalmem } from 'node:os';
import { UNITS, type Bar, type RatioRow, type Result, type Unit } from './contest.ts';
import { spreadOf } from './figures.ts';
import type { TraceFolder } from './trace-folder.ts';

/** Small figures of these mean something behind the point. */
const PRECISE: ReadonlySet<Unit> = new Set([
  'ms',
  'ms at p95',
  'ms in all',
  'ns a trace',
  'MiB of dictionaries',
  'ms a frame',
]);

export interface Report {
  input: TraceFolder;
  rounds: number;
  results: readonly Result[];
  rows: readonly RatioRow[];
  /** Parts that came to no end, each with its reason. */
  failed: readonly string[];
}

export function jsonReport({ input, rounds, results, rows, failed }: Report): string {
  const { traces, seed, files, rawBytes, gzBytes } = input;
  const machine = { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, memory: totalmem() };
  const document = {
    machine,
    input: { traces, seed, files, rawBytes, gzBytes },
    rounds,
    results,
    rows,
    failed,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

export function textReport({ input, rounds, results, rows, failed }: Report): string {
  const perTrace = (bytes: number): string => (bytes / input.traces).toFixed(0);
  return [
    `${whole(input.traces)} traces in ${whole(input.files)} files, seed ${String(input.seed)}: ` +
      `${perTrace(input.rawBytes)} bytes a trace, ${perTrace(input.gzBytes)} compressed`,
    `Median of ${String(rounds)} rounds, in brackets the lowest and the highest.`,
    '',
    ...table([['measured', '', ''], ...results.flatMap(figureLines)]),
    '',
    ...(rows.length === 0
      ? ['Nothing to compare: Tracebell does not have what is measured here yet.']
      : table([['what', 'ours', 'peer', 'ratio', 'gate', 'goal', ''], ...rows.map(ratioLine)])),
    '',
    ...failed.flatMap((one) => [`FAILED ${one}`, '']),
  ].join('\n');
}

function figureLines({ contest, contestant, rounds }: Result): string[][] {
  return UNITS.flatMap((unit) => {
    const figures = rounds[unit];
    if (figures === undefined) return [];
    const { median, min, max } = spreadOf(figures);
    const spread = `(${shown(min, unit)} to ${shown(max, unit)})`;
    return [[`${contest}: ${contestant}`, `${shown(median, unit)} ${unit}`, spread]];
  });
}

function ratioLine(row: RatioRow): string[] {
  const { oursFigure, peerFigure, unit, ratio, bar } = row;
  return [
    row.question === undefined ? row.what : `${row.what}: ${row.question}`,
    `${shown(oursFigure, unit)} ${unit}`,
    peerFigure === null ? '-' : `${shown(peerFigure, unit)} ${unit}`,
    peerFigure === null ? '-' : asRatio(bar.side, ratio.median),
    barText(row, bar.gate),
    barText(row, bar.goal),
    verdictOf(bar, row.gateHeld, row.goalReached),
  ];
}

/** Short of a goal without a gate is neither. */
function verdictOf({ gate }: Bar, gateHeld: boolean, goalReached: boolean): string {
  if (!gateHeld) return 'MISSED';
  if (goalReached) return 'ok, goal';
  return gate === null ? '' : 'ok';
}

function barText({ bar: { side }, peerFigure, unit }: RatioRow, bar: number | null): string {
  if (bar === null) return '-';
  return `${side === 'at least' ? '>=' : '<='} ${peerFigure === null ? shown(bar, unit) : asRatio(side, bar)}`;
}

/** A tenth of the peer's time is 1/10; a tenth of its rate is 0.10x. */
function asRatio(side: Bar['side'], ratio: number): string {
  return side === 'at most' && ratio < 0.25
    ? `1/${(1 / ratio).toFixed(1).replace(/\.0$/, '')}`
    : `${ratio.toFixed(2)}x`;
}

function shown(figure: number, unit: Unit): string {
  return PRECISE.has(unit) && figure < 100 ? figure.toFixed(2) : whole(figure);
}

function whole(figure: number): string {
  return Math.round(figure).toLocaleString('en-US');
}

/** Columns as wide as their widest cell; the first starts at the left, figures end at the right. */
function table(lines: readonly (readonly string[])[]): string[] {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}
