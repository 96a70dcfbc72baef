/** The tracker that every account has for management traces. */
const MANAGEMENT_TRACKER = 'system';
/** How traces of data operations are told by their type. */
const DATA_TYPES: ReadonlySet<string | null> = new Set(['data', 'ObsSDK', 'ObsAPI']);

export function isDataTracker(trackerName: string | null): boolean {
  return trackerName !== null && trackerName !== MANAGEMENT_TRACKER;
}

export function isDataType(traceType: string | null): boolean {
  return DATA_TYPES.has(traceType);
}
