import { Failure } from '../../shared/model/failure.ts';
import type { DraftProblem } from '../../shared/model/draft-problem.ts';
import type { Issue } from '../../shared/model/issue.ts';
import type { Json } from '../../shared/model/json.ts';
import type { ReplayedDraft, ReplayResult } from '../../shared/model/replay-request.ts';
import type { Provider } from '../../shared/model/trace.ts';
import { isObject } from '../../shared/notification/json-value.ts';
import { readFile } from '../../shared/notification/read-file.ts';
import { call } from '../ipc/client.ts';
import type { CountedWindow } from './draft-counts.svelte.ts';
import { drafts, type HeldDraft } from './drafts.svelte.ts';
import { Latest } from './traces/latest.svelte.ts';

/** A pause in typing; with the write behind it, well within a second. */
const SETTLES_AFTER_MS = 400;

export type Saving = 'saved' | 'waiting' | 'unreadable' | 'failed';

interface Judged {
  issues: Issue[];
  counts: ReplayResult | null;
}

/** A draft while its text is written: saved as often as it is JSON, judged as it is typed. */
export class DraftEditing {
  #draft = $state.raw<HeldDraft>() as HeldDraft;
  #text = $state('');
  #saving = $state<Saving>('saved');
  #problem = $state.raw<DraftProblem | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #write: Promise<void> = Promise.resolve();
  readonly #judged = new Latest<{ draft: ReplayedDraft; window: CountedWindow | null }, Judged>(judge);

  constructor(draft: HeldDraft) {
    this.#draft = draft;
    this.#text = draft.text;
  }

  /** As it was saved last. */
  get draft(): HeldDraft {
    return this.#draft;
  }
  get text(): string {
    return this.#text;
  }
  get saving(): Saving {
    return this.#saving;
  }
  /** Why the text cannot be read. */
  get problem(): DraftProblem | null {
    return this.#problem;
  }
  /** Why it could not be saved. */
  get failure(): Failure | null {
    return this.#failure;
  }
  /** Of the last text that could be read. */
  get judged(): Judged | null {
    return this.#judged.answer?.value ?? null;
  }

  judge(window: CountedWindow | null): void {
    const { notification, provider, projectId, assumptions } = this.#draft;
    const read = notificationIn(this.#text);
    const draft = { provider, projectId, assumptions, respectStatus: false };
    this.#judged.ask({ draft: { ...draft, notification: read === undefined ? notification : read }, window });
  }

  type(text: string): void {
    this.#text = text;
    this.#saving = 'waiting';
    this.#problem = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.settle(), SETTLES_AFTER_MS);
  }

  rename(name: string): void {
    const notification = notificationIn(this.#text);
    if (notification === undefined || !isObject(notification)) return;
    this.type(JSON.stringify({ ...notification, notification_name: name }, null, 2));
  }

  chooseProvider(provider: Provider): Promise<void> {
    return this.#save({ provider });
  }

  /** Saves what is typed; what is no JSON never stands for what was valid last. */
  settle(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#saving !== 'waiting') return this.#write;
    if (notificationIn(this.#text) !== undefined) return this.#save({ text: this.#text });
    const read = readFile(this.#text);
    this.#problem = 'problem' in read ? read : null;
    this.#saving = 'unreadable';
    return this.#write;
  }

  /** What somebody else saved, where nothing of ours waits. */
  meet(draft: HeldDraft): void {
    if (this.#saving !== 'saved' || draft.version <= this.#draft.version) return;
    this.#draft = draft;
    this.#text = draft.text;
  }

  /** Ours goes; what was saved elsewhere stands. */
  giveWay(draft: HeldDraft): void {
    this.#draft = draft;
    this.#text = draft.text;
    this.#failure = null;
    this.#saving = 'saved';
  }

  /** One after the other: each names the version that the one before made. */
  #save(change: { text: string } | { provider: Provider }): Promise<void> {
    this.#write = this.#write.then(async () => {
      try {
        this.#draft = await drafts.save(this.#draft, change);
        this.#failure = null;
        if (this.#text === this.#draft.text) this.#saving = 'saved';
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        this.#failure = error;
        this.#saving = 'failed';
      }
    });
    return this.#write;
  }
}

async function judge({
  draft,
  window,
}: {
  draft: ReplayedDraft;
  window: CountedWindow | null;
}): Promise<Judged> {
  const samples = { limit: 0, columns: [] };
  const asked = window ?? { from: null, to: null };
  const [issues, counts] = await Promise.all([
    call('notifications.check', { draft }),
    call('replay.run', { asker: 'draft-editor', draft, window: asked, samples }),
  ]);
  return { issues, counts };
}

/** Undefined for what is no JSON. */
function notificationIn(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
