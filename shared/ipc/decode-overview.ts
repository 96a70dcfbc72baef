import * as v from 'valibot';
import type { ChartCell, ChartContent } from '../model/chart-file.ts';
import {
  BAR_STEPS,
  NOVEL_SUBJECTS,
  OVERVIEW_GROUPS,
  type OverviewRequest,
  type UnreportedRequest,
} from '../model/overview.ts';
import type { OverviewChoices } from '../model/overview-choices.ts';
import { isZone } from '../model/zone.ts';

const MOST_ROWS = 10_000;
const MOST_CELLS = 50;
const MOST_CHARACTERS = 10_000;
/** A picture of a chart on the largest screen, with room. */
const LARGEST_IMAGE = 40_000_000;
/** The ends of time as a date can tell it, with room for a window before. */
const MOST_MS = 4_000_000_000_000_000;

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(-MOST_MS), v.maxValue(MOST_MS));

/** As the runtime names it. */
export const zone = v.pipe(v.string(), v.maxLength(100), v.check(isZone, 'is no time zone'));

const thresholds = v.strictObject({
  silenceMs: v.pipe(count, v.minValue(1000)),
  burstFactor: v.pipe(v.number(), v.finite(), v.minValue(1)),
  burstLeast: v.pipe(count, v.minValue(1)),
  rareAtMost: v.pipe(count, v.maxValue(1000)),
});

export const overviewChoices: v.GenericSchema<unknown, OverviewChoices> = v.strictObject({
  step: v.picklist(BAR_STEPS),
  group: v.picklist(OVERVIEW_GROUPS),
  failuresOf: v.picklist(OVERVIEW_GROUPS),
  novelOf: v.picklist(NOVEL_SUBJECTS),
  thresholds,
});

const asked = {
  asker: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  window: v.pipe(
    v.strictObject({ from: instant, to: instant }),
    v.check(({ from, to }) => to > from, 'ends before it begins'),
  ),
};

export const unreportedRequest: v.GenericSchema<unknown, UnreportedRequest> = v.strictObject(asked);

export const overviewRequest: v.GenericSchema<unknown, OverviewRequest> = v.strictObject({
  ...asked,
  step: v.picklist(BAR_STEPS),
  zone,
  thresholds,
});

const chartCell: v.GenericSchema<unknown, ChartCell> = v.nullable(
  v.union([v.pipe(v.string(), v.maxLength(MOST_CHARACTERS)), v.pipe(v.number(), v.finite())]),
);

export const chartRows = v.pipe(
  v.array(v.pipe(v.array(chartCell), v.maxLength(MOST_CELLS))),
  v.maxLength(MOST_ROWS),
);

export const chartContent: v.GenericSchema<unknown, ChartContent> = v.variant('kind', [
  v.strictObject({ kind: v.literal('csv'), rows: chartRows }),
  v.strictObject({
    kind: v.literal('png'),
    image: v.pipe(v.string(), v.maxLength(LARGEST_IMAGE), v.base64()),
  }),
]);
