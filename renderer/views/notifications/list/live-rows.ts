import type { CloudNotification } from '../../../../shared/model/cloud-objects.ts';
import type { LiveCounts } from '../../../../shared/model/live-configuration.ts';

export const LIVE_SORTABLE = ['name', 'status', 'target', 'matched', 'unknown', 'issues'] as const;
export type LiveColumn = (typeof LIVE_SORTABLE)[number];

export interface LiveOrder {
  by: LiveColumn;
  isUp: boolean;
}

/** Texts go up first, figures down. */
export const turnedLive = ({ by, isUp }: LiveOrder, column: LiveColumn): LiveOrder =>
  by === column ? { by, isUp: !isUp } : { by: column, isUp: ['name', 'status', 'target'].includes(column) };

/** The last part of a URN, which people know it by; a function's may carry a version behind its name. */
export function targetName(urn: string): string {
  const parts = urn.split(':');
  return (urn.startsWith('urn:fss:') ? parts[6] : parts.at(-1)) ?? urn;
}

export function liveOrdered(
  all: readonly CloudNotification[],
  counts: ReadonlyMap<string, LiveCounts>,
  { by, isUp }: LiveOrder,
): CloudNotification[] {
  const text = (one: CloudNotification): string =>
    by === 'status' ? (one.status ?? '') : by === 'target' ? (one.topic_id ?? '') : one.notification_name;
  const figure = (one: CloudNotification): number => {
    const own = counts.get(one.notification_id);
    if (own === undefined) return -1;
    return by === 'matched' ? own.matched : by === 'unknown' ? own.unknown : own.issues.length;
  };
  const isFigure = by === 'matched' || by === 'unknown' || by === 'issues';
  const rising = (one: CloudNotification, other: CloudNotification): number =>
    isFigure ? figure(one) - figure(other) : text(one).localeCompare(text(other));
  return all.toSorted(
    (one, other) =>
      (isUp ? rising(one, other) : rising(other, one)) ||
      one.notification_name.localeCompare(other.notification_name),
  );
}
