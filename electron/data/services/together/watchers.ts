import type { Plan } from '../../../core/engine/plan.ts';
import type { LiveConfiguration } from '../../../../shared/model/live-configuration.ts';
import type { StoredDraft } from '../../../../shared/model/stored-draft.ts';
import { MOST_WATCHERS, type Watcher } from '../../../../shared/model/together.ts';
import { nameOfDraft } from '../../../../shared/notification/draft-name.ts';
import { isObject, memberOf } from '../../../../shared/notification/json-value.ts';
import { draftOf, notificationIn } from '../drafts/draft-text.ts';
import { planOfDraft } from '../replay/drafted.ts';
import { planOfReplay } from '../replay/replayed-draft.ts';

/** A notification with where its messages go. */
export interface Watching {
  id: Watcher['id'];
  name: string;
  topic: string | null;
  plan: Plan;
  isEnabled: boolean;
}

/** Those of a project that are enabled; with drafts, as if these were published. */
export function watching(
  configuration: LiveConfiguration | null,
  drafts: readonly StoredDraft[],
): { watchers: Watching[]; left: number } {
  const publishable = drafts.filter((draft) => isOfProject(draft, configuration));
  const all = publishable.map(drafted);
  const origins = new Set(publishable.flatMap(({ live }) => live?.id ?? []));
  // A name is taken once in a project: a draft of that name is published in its place.
  const names = new Set(all.map(({ name }) => name));
  const kept = liveOnes(configuration).filter(
    ({ id, name, isEnabled }) => isEnabled && !(origins.has('live' in id ? id.live : '') || names.has(name)),
  );
  return limited([...kept, ...all]);
}

/** Every notification of a project, also those that are switched off; and drafts beside the live ones that they are of. */
export function allWatching(
  configuration: LiveConfiguration | null,
  drafts: readonly StoredDraft[],
): { watchers: Watching[]; left: number } {
  return limited([...liveOnes(configuration), ...drafts.map(drafted)]);
}

const limited = (all: readonly Watching[]): { watchers: Watching[]; left: number } => ({
  ...{ watchers: all.slice(0, MOST_WATCHERS), left: Math.max(0, all.length - MOST_WATCHERS) },
});

function liveOnes(configuration: LiveConfiguration | null): Watching[] {
  const found = configuration?.notifications?.found ?? [];
  return found.map(
    ({ notification_id: live, notification_name: name, topic_id: topic, project_id, status, raw }) => {
      const projectId = project_id ?? configuration?.projectId ?? null;
      const rest = { provider: 'huawei' as const, projectId, assumptions: {}, respectStatus: true };
      return {
        ...{ id: { live }, name, topic: topicOf(topic), isEnabled: status === 'enabled' },
        plan: planOfReplay({ notification: raw, ...rest }),
      };
    },
  );
}

/** A draft of another provider is published nowhere. */
function isOfProject({ provider, projectId }: StoredDraft, configuration: LiveConfiguration | null): boolean {
  if (provider !== 'huawei') return false;
  return configuration === null || projectId === null || projectId === configuration.projectId;
}

function drafted(stored: StoredDraft): Watching {
  const notification = notificationIn(stored);
  const topic = isObject(notification) ? memberOf(notification, 'topic_id') : null;
  return {
    id: { draft: stored.id },
    name: nameOfDraft(stored.id, notification),
    topic: topicOf(typeof topic === 'string' ? topic : null),
    plan: planOfDraft(draftOf(stored)),
    isEnabled: true,
  };
}

const topicOf = (topic: string | null): string | null => (topic === '' ? null : topic);
