import type { LiveConfiguration, LiveCounts, LookedProject } from '../../shared/model/live-configuration.ts';
import type { CloudNotification } from '../../shared/model/cloud-objects.ts';
import type { GoneNotification } from '../../shared/model/live-version.ts';
import { withoutServiceOwn } from '../../shared/notification/standing.ts';
import { call } from '../ipc/client.ts';
import type { CountedWindow } from './draft-counts.svelte.ts';
import { keptConfiguration } from './kept-configuration.ts';
import { drafts, type HeldDraft } from './drafts.svelte.ts';
import { attempt } from './notices.svelte.ts';
import { Latest, type Asking } from './traces/latest.svelte.ts';
import { whileChanging } from './while-changing.ts';
import { workspace } from './workspace.svelte.ts';

let projects = $state.raw<readonly LookedProject[]>([]);
let configuration = $state.raw<LiveConfiguration | null>(null);
let gone = $state.raw<readonly GoneNotification[]>([]);
let chosen = $state<string | null>(null);
/** Nobody has looked at it yet, so that nothing is read for nobody. */
let isWanted = false;

const read = whileChanging(async () => {
  if (workspace.summary === null) {
    [projects, configuration, gone] = [[], null, []];
    return;
  }
  const all = await call('snapshots.projects');
  // Of another workspace there may be others.
  const projectId = all.some((each) => each.projectId === chosen) ? chosen : null;
  const found = await keptConfiguration(projectId);
  const scope = found?.projectId ?? null;
  const missing = scope === null ? [] : await call('snapshots.gone', { projectId: scope });
  [projects, configuration, gone] = [all, found, missing];
});

interface Question {
  window: CountedWindow | null;
  projectId: string | null;
  /** Asked anew when the notifications or traces changed. */
  of: unknown;
}

const counts = new Latest<Question, LiveCounts[] | null>(({ window, projectId }) =>
  call('snapshots.counts', { asker: 'live-list', window: window ?? { from: null, to: null }, projectId }),
);

/** The live configuration of a project, as it was when it was last looked at. */
export const live = {
  get projects(): readonly LookedProject[] {
    return projects;
  },
  /** Null until it is known, and where nothing of a cloud is kept. */
  get configuration(): LiveConfiguration | null {
    return configuration;
  },
  /** Those that are in the account no more. */
  get gone(): readonly GoneNotification[] {
    return gone;
  },
  load(): Promise<void> {
    isWanted = true;
    return attempt(read);
  },
  changed(): void {
    if (isWanted) void attempt(read);
  },
  choose(projectId: string): Promise<void> {
    chosen = projectId;
    return attempt(read);
  },
  /** By notification; those before stay until the next are here. */
  get counts(): ReadonlyMap<string, LiveCounts> {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- Made anew, never changed.
    return new Map((counts.answer?.value ?? []).map((one) => [one.notificationId, one]));
  },
  askCounts(window: CountedWindow | null, of: unknown): void {
    counts.ask({ window, projectId: configuration?.projectId ?? null, of });
  },
  counting: counts as Asking,
  draftsOf(notificationId: string): readonly HeldDraft[] {
    return drafts.newestFirst.filter(({ live: origin }) => origin?.id === notificationId);
  },
  /** As drafts that are not tied to them, under names of their own. */
  duplicate(notifications: readonly CloudNotification[]): Promise<void> {
    if (configuration === null) return Promise.resolve();
    const { projectId } = configuration;
    const names = (configuration.notifications?.found ?? []).map(({ notification_name: name }) => name);
    const plain = notifications.map(({ raw }) => withoutServiceOwn(raw));
    return drafts.copyOf(plain, { projectId, names });
  },
  /** The new draft's id; null where it could not be made. */
  async draw(notificationId: string): Promise<number | null> {
    const projectId = configuration?.projectId;
    if (projectId === undefined) return null;
    let id: number | null = null;
    await attempt(async () => {
      ({ id } = await call('drafts.fromLive', { projectId, notificationId }));
      await drafts.load();
    });
    return id;
  },
};
