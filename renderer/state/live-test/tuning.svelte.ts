import type { JsonObject } from '../../../shared/model/json.ts';
import type { ReplayedDraft } from '../../../shared/model/replay-request.ts';
import type { Tuning, TuningRequest } from '../../../shared/model/tuning.ts';
import { freeName, nameOfDraft } from '../../../shared/notification/draft-name.ts';
import { call } from '../../ipc/client.ts';
import type { DraftEditing } from '../draft-editing.svelte.ts';
import { drafts } from '../drafts.svelte.ts';
import { news } from '../news.svelte.ts';
import { attempt } from '../notices.svelte.ts';
import { Latest, type Asking } from '../traces/latest.svelte.ts';

/** Each hint is a replay of its own, which the next key is not to wait for. */
const PAUSE_MS = 250;

/** What makes a draft loud, once a person pauses. */
export class TuningTest {
  readonly #hints = new Latest<TuningRequest, Tuning | null>((request) => call('liveTest.tuning', request));
  #waits = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;

  get result(): Tuning | null {
    return this.#hints.answer?.value ?? null;
  }
  /** The draft that the hints are for. */
  get draft(): ReplayedDraft | null {
    return this.#hints.answer?.question.draft ?? null;
  }
  get isStale(): boolean {
    return this.isAwaited || this.#hints.isUnanswered;
  }
  get isAwaited(): boolean {
    return this.#waits || this.#hints.isAwaited;
  }
  get asking(): Asking {
    return this.#hints;
  }

  ask(question: Omit<TuningRequest, 'asker'>): void {
    this.#waits = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#waits = false;
      this.#hints.ask({ asker: 'tuning', ...question });
    }, PAUSE_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}

/** The draft becomes the first part; each of the others is a draft of its own. */
export function splitDraft(editing: DraftEditing, parts: readonly JsonObject[]): Promise<void> {
  const { id, provider, projectId, assumptions } = editing.draft;
  const [first, ...others] = parts;
  if (first === undefined) return Promise.resolve();
  return attempt(async () => {
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- Of this call alone.
    const taken = new Set((drafts.list ?? []).map(({ name }) => name));
    for (const part of others) {
      const name = freeName(nameOfDraft(id, part), taken);
      taken.add(name);
      const text = JSON.stringify({ ...part, notification_name: name }, null, 2);
      const content = { text, provider, projectId, pins: [], assumptions };
      const { id: added } = await call('drafts.add', { content, origin: 'copy' });
      const undo = async (): Promise<void> => void (await call('drafts.remove', { ids: [added] }));
      news.add({ kind: 'draft', said: { what: 'copied', names: [name] }, open: added, undo });
    }
    editing.change(() => first);
  });
}
