/** What a file's path and name tell about the traces in it; null where they tell nothing. */
export interface FileFacts {
  /** Whether the name is that of a digest, which proves trace files and holds no traces. */
  isDigest: boolean;
  /** What the tracker's owner put before the name. */
  prefix: string | null;
  region: string | null;
  /** Of a sub-project: its id where that is written, else its name. */
  project_id: string | null;
  project_name: string | null;
  tracker_name: string | null;
  /** The folder of the cloud service, where files are sorted by service. */
  service: string | null;
  /** When the file was sent to the bucket. */
  sentAt: number | null;
}

const NO_FACTS: FileFacts = {
  isDigest: false,
  prefix: null,
  region: null,
  project_id: null,
  project_name: null,
  tracker_name: null,
  service: null,
  sentAt: null,
};

/** The end of a name: the time it was sent, a random part that digests lack, and the kind of file. */
const NAME_END =
  /^(.*?)_?(\d{4})-(\d{2})-(\d{2})T(\d{2})-(\d{2})-(\d{2})Z(?:_[0-9a-fA-F]{1,32})?\.json(?:\.gz)?$/;
const MARK = /^(.*)(?:^|_)(CloudTrace|CloudTrace-Digest)_(.*)$/s;
/** `region`, `region_project` or, in documents, `region/project`. */
const PLACE = /^([A-Za-z]{2,}(?:-[A-Za-z0-9]+)+)(?:[_/](.*?))?[_/]*$/;
const ROOT_FOLDER = 'CloudTraces';
const DIGEST_FOLDER = 'Digest';
/** Examples up to 2017 have no folder for the tracker. */
const FIRST_TRACKER_FOLDERS = 2019;

/**
 * Reads a path from its end: prefixes may hold anything, also what looks like the rest of a name. Documents and
 * buckets differ in leading zeros, and in whether there is a folder for the tracker or the service.
 */
export function fileFacts(path: string): FileFacts {
  const parts = path.split(/[\\/!]/);
  const name = nameOf(parts);
  const folders = foldersOf(parts);
  return name === null && folders === null
    ? NO_FACTS
    : { ...NO_FACTS, ...name, ...withoutNulls(folders ?? {}) };
}

/** From the last part, or the last two where a stray separator cuts the name. */
function nameOf(parts: readonly string[]): Partial<FileFacts> | null {
  for (const count of [1, 2]) {
    const end = NAME_END.exec(parts.slice(-count).join('/'));
    const mark = MARK.exec(end?.[1] ?? '');
    if (end === null || mark === null) continue;
    const [, prefix = '', kind, place = ''] = mark;
    const [, region = null, project] = PLACE.exec(place) ?? [];
    return {
      isDigest: kind === 'CloudTrace-Digest',
      prefix: prefix.slice(prefix.lastIndexOf('/') + 1),
      region,
      ...projectOf(project),
      sentAt: instantOf(end.slice(2, 8).map(Number)),
    };
  }
  return null;
}

const projectOf = (project = ''): Partial<FileFacts> =>
  /^[0-9a-f]{32}$/.test(project) ? { project_id: project } : { project_name: project || null };

/** Null for a day or an hour that there is not. */
function instantOf([year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: number[]):
  number | null {
  const instant = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(instant);
  const isReal = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && date.getUTCHours() === hour;
  return isReal ? instant : null;
}

/** `CloudTraces/region/year/month/day[/tracker][/Digest][/service]/file`, the last such folder there is. */
function foldersOf(parts: readonly string[]): Partial<FileFacts> | null {
  const root = parts.lastIndexOf(ROOT_FOLDER, parts.length - 2);
  if (root < 0) return null;
  // A sub-project has a folder of its own behind its region.
  const isDate = (at: number): boolean => isDay(parts.slice(at, at + 3));
  const year = [root + 2, root + 3].find(isDate);
  if (year === undefined) return null;
  const [region = null, project] = parts.slice(root + 1, year);
  const folders = parts.slice(year + 3, -1);
  const places = { region, ...projectOf(project) };
  const digest = folders.indexOf(DIGEST_FOLDER);
  if (digest >= 0)
    return { ...places, tracker_name: folders[digest - 1] ?? null, service: folders[digest + 1] ?? null };
  const [tracker = null, service = null] = folders;
  // One folder alone is the tracker's, since that of the service can be switched off; trackers had none at first.
  if (service === null && Number(parts[year]) < FIRST_TRACKER_FOLDERS && isServiceName(tracker))
    return { ...places, service: tracker };
  return { ...places, tracker_name: tracker, service };
}

const isDay = ([year = '', month = '', day = '']: string[]): boolean =>
  /^\d{4}$/.test(year) && /^\d{1,2}$/.test(month) && /^\d{1,2}$/.test(day);

/** Services are written in capitals; the management tracker is `system`. */
const isServiceName = (folder: string | null): boolean =>
  folder !== null && /^[A-Z][A-Z0-9_-]*$/.test(folder);

function withoutNulls(facts: Partial<FileFacts>): Partial<FileFacts> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null));
}
