import type { DatedNotifications, Finding } from '../../../shared/model/sample.ts';
import { alibabaKmsEvents } from './alibaba-kms.ts';
import { keyProtectEvents } from './key-protect.ts';
import { notificationHistory } from './notifications.ts';
import { plantedIn } from './planted.ts';
import { fileNames, traceFiles, type TraceFile } from './trace-files.ts';
import { HOUR_MS, ordinaryWeek } from './week.ts';

/** What the sample holds in all, counted once where something was delivered twice. */
export const SAMPLE_TRACES = 60_000;
const OF_KEY_PROTECT = 60;
const OF_ALIBABA = 24;

export interface Sample {
  until: number;
  /** Made while they are gone through, anew each time: what is done with one goes on beside the making of the next. */
  traceFiles(): Iterable<TraceFile>;
  keyProtect: object[];
  alibaba: object[];
  /** The last is how they are now. */
  notifications: DatedNotifications[];
  findings: Finding[];
}

export const lastFullHour = (now: number): number => Math.floor(now / HOUR_MS) * HOUR_MS;

/** Seven days of an invented company up to the last full hour: the same for the same seed and hour. */
export function sampleOf({ seed, now }: { seed: number; now: number }): Sample {
  const until = lastFullHour(now);
  const planted = plantedIn(seed, until);
  const { gap } = planted;
  const ordinary = ordinaryWeek({
    ...{ seed, until, traces: SAMPLE_TRACES - OF_KEY_PROTECT - OF_ALIBABA - planted.traces.length },
    isSilent: (at) => at >= gap.from && at < gap.to,
  });
  const names = fileNames(seed, until, planted);
  const fileOf: Partial<Record<Finding['id'], string>> = {
    'changed-file': names.ofSlot.get(planted.changedSlot) ?? '',
    'duplicate-delivery': names.deliveredTwice,
  };
  return {
    until,
    traceFiles: () => traceFiles(until, ordinary, planted, names),
    keyProtect: keyProtectEvents(seed, until, OF_KEY_PROTECT),
    alibaba: alibabaKmsEvents(seed, until, OF_ALIBABA),
    notifications: notificationHistory(until, planted.off),
    findings: planted.findings.map((finding) => ({ ...finding, file: fileOf[finding.id] ?? null })),
  };
}
