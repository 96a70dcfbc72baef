import { Failure } from '../../../shared/model/failure.ts';
import type {
  UpdateLook,
  UpdatesAbsent,
  UpdateSettings,
  UpdateStatus,
} from '../../../shared/model/updates.ts';
import { troubleOf } from './trouble.ts';

/** Who knows newer versions, and can fetch and install them. */
export interface Feed {
  /** The version that is offered. */
  look(): Promise<{ version: string; isNewer: boolean }>;
  fetch(told: (percent: number) => void): Promise<void>;
  /** Puts what was fetched in the place of this app. */
  install(): void;
  /** Ends what is under way. */
  stop(): void;
}

export interface UpdateWatchOptions {
  absent: UpdatesAbsent | null;
  installs: boolean;
  settings(): UpdateSettings;
  /** Called only when something is asked, so that nothing is loaded before. */
  open(address: string): Promise<Feed>;
  /** Throws away what was fetched. */
  discard(): void;
  now(): number;
  tell(status: UpdateStatus): void;
  log(line: string): void;
}

export interface Fetched {
  version: string;
  address: string;
  install(): void;
}

export interface UpdateWatch {
  status(): UpdateStatus;
  /** Begins a look, or says why there is none. */
  check(): UpdateStatus;
  settingsChanged(): void;
  lookWhenDue(): void;
  /** What waits for a person to agree to it. */
  fetched(): Fetched | null;
  stop(): void;
}

const LOOK_EVERY_MS = 24 * 60 * 60_000;

/** One look, with what follows from it. */
interface Course {
  feed: Feed | null;
  fetched: Fetched | null;
  isRunning: boolean;
}

/** Looks for newer versions as the settings say, and never otherwise. */
export function watchUpdates(options: UpdateWatchOptions): UpdateWatch {
  const { absent, installs, now } = options;
  let chosen = options.settings();
  let look: UpdateLook = { state: 'none' };
  /** Only the latest counts: what one that was dropped finds is told nobody. */
  let course: Course | null = null;
  let lookedAt = -Infinity;

  const status = (): UpdateStatus => ({ absent, installs, look });
  const tell = (next: UpdateLook): void => {
    look = next;
    options.tell(status());
  };
  const reasonNotTo = (): UpdatesAbsent | 'never' | 'no-feed' | null => {
    if (absent !== null) return absent;
    if (chosen.policy === 'never') return 'never';
    return chosen.feed === '' ? 'no-feed' : null;
  };

  function begin(): void {
    if (course?.isRunning === true) return;
    lookedAt = now();
    course = { feed: null, fetched: null, isRunning: true };
    void run(course, chosen);
  }

  async function run(own: Course, { policy, feed: address }: UpdateSettings): Promise<void> {
    const isDropped = (): boolean => course !== own;
    const say = (next: UpdateLook): void => {
      if (!isDropped()) tell(next);
    };
    say({ state: 'looking' });
    try {
      const feed = await options.open(address);
      if (isDropped()) return feed.stop();
      own.feed = feed;
      const { version, isNewer } = await feed.look();
      if (!isNewer) return say({ state: 'current', version, at: now() });
      if (policy !== 'download' || !installs) return say({ state: 'newer', version, at: now() });
      say({ state: 'fetching', version, percent: 0 });
      await feed.fetch((percent) => {
        if (look.state === 'fetching' && look.percent !== percent)
          say({ state: 'fetching', version, percent });
      });
      own.fetched = { version, address, install: () => feed.install() };
      say({ state: 'fetched', version, at: now() });
    } catch (error) {
      // Being stopped is no failure.
      if (isDropped()) return;
      options.log(
        `Newer versions: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
      say({ state: 'failed', trouble: troubleOf(error), at: now() });
    } finally {
      own.isRunning = false;
    }
  }

  function drop(): void {
    course?.feed?.stop();
    course = null;
  }

  return {
    status,
    check() {
      const reason = reasonNotTo();
      if (reason !== null) throw new Failure('updates-not-asked', { reason });
      begin();
      return status();
    },
    settingsChanged() {
      const next = options.settings();
      if (next.policy === chosen.policy && next.feed === chosen.feed) return;
      chosen = next;
      drop();
      if (next.policy === 'never') options.discard();
      tell({ state: 'none' });
      if (reasonNotTo() === null) begin();
    },
    lookWhenDue() {
      const passedMs = now() - lookedAt;
      // A clock that was set back would leave it waiting. What was fetched stays until the app ends.
      const isDue = passedMs >= LOOK_EVERY_MS || passedMs < 0;
      if (isDue && look.state !== 'fetched' && reasonNotTo() === null) begin();
    },
    fetched: () => course?.fetched ?? null,
    stop: drop,
  };
}
