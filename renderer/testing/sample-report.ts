import type { GroupMember, OverviewReport, RatingCounts, ReadPart } from '../../shared/model/overview.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** 2024-05-09 00:00 UTC. */
export const WINDOW = { from: 1_715_212_800_000, to: 1_715_212_800_000 + 4 * DAY };

const counts = (normal: number, warning: number, incident: number): RatingCounts => ({
  ...{ normal, warning, incident, other: 0 },
});
const read = (spanMs: number, neverMs = 0): ReadPart => ({
  ...{ spanMs, neverMs, completeMs: spanMs - neverMs, lacking: null },
});
const member = (values: (string | null)[], now: RatingCounts, before: RatingCounts): GroupMember => ({
  ...{ values, counts: now, before, refused: 2 },
});
const borders = [0, 1, 2, 3, 4].map((day) => WINDOW.from + day * DAY);

/** Four days, the second of which was never read. */
export const REPORT: OverviewReport = {
  ...{ window: WINDOW, before: { from: WINDOW.from - 4 * DAY, to: WINDOW.from }, unit: 'day', borders },
  counts: counts(90, 8, 2),
  beforeCounts: counts(190, 10, 0),
  read: read(4 * DAY),
  beforeRead: read(4 * DAY),
  bars: { normal: [30, 0, 20, 40], warning: [3, 0, 0, 5], incident: [0, 0, 2, 0], other: [0, 0, 0, 0] },
  never: [],
  groups: {
    service: {
      largest: [
        member(['VPC'], counts(80, 8, 2), counts(100, 0, 0)),
        member([null], counts(10, 0, 0), counts(90, 10, 0)),
      ],
      failing: [member(['VPC'], counts(80, 8, 2), counts(100, 0, 0))],
      distinct: 2,
    },
    operator: { largest: [], failing: [], distinct: 0 },
    operation: {
      largest: [member(['VPC', 'deleteVpc'], counts(80, 8, 2), counts(100, 0, 0))],
      failing: [member(['VPC', 'deleteVpc'], counts(80, 8, 2), counts(100, 0, 0))],
      distinct: 3,
    },
  },
  past: { traces: 900, since: WINDOW.from - 40 * DAY, read: read(40 * DAY, 10 * DAY), isKnown: true },
  novel: {
    operator: {
      fresh: [{ values: ['svc-build'], count: 4, before: 0, firstAt: WINDOW.from + HOUR }],
      rare: [{ values: ['mallory'], count: 1, before: 1, firstAt: WINDOW.from + DAY }],
      ...{ freshCount: 1, rareCount: 1 },
    },
    address: { fresh: [], rare: [], freshCount: 0, rareCount: 0 },
    operation: { fresh: [], rare: [], freshCount: 0, rareCount: 0 },
    accessKey: { fresh: [], rare: [], freshCount: 0, rareCount: 0 },
  },
  silences: [{ from: WINDOW.from + DAY, to: WINDOW.from + 2 * DAY, read: read(DAY, DAY) }],
  silenceCount: 1,
  bursts: [{ from: WINDOW.from + 3 * DAY, to: WINDOW.to, count: 45, usual: 4 }],
  burstCount: 1,
};
