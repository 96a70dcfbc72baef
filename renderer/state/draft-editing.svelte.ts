import type { AssumptionName } from '../../shared/model/assumptions.ts';
import { Failure } from '../../shared/model/failure.ts';
import type { DraftProblem } from '../../shared/model/draft-problem.ts';
import type { Issue } from '../../shared/model/issue.ts';
import { NESTING_LIMIT, type Json } from '../../shared/model/json.ts';
import type { Edit } from '../../shared/model/replay.ts';
import type { ReplayedDraft } from '../../shared/model/replay-request.ts';
import type { DraftContent } from '../../shared/model/stored-draft.ts';
import type { Provider } from '../../shared/model/trace.ts';
import type { Verdict } from '../../shared/model/verdict.ts';
import { applyEdits } from '../../shared/notification/apply-edits.ts';
import { keepSame } from '../../shared/notification/edit/keep-same.ts';
import { rewriteJson } from '../../shared/notification/edit/rewrite-json.ts';
import { isNestedDeeper } from '../../shared/notification/json-value.ts';
import { readFile } from '../../shared/notification/read-file.ts';
import { repeatedMembers } from '../../shared/notification/repeated-members.ts';
import { call } from '../ipc/client.ts';
import { drafts, type HeldDraft } from './drafts.svelte.ts';
import { Latest } from './traces/latest.svelte.ts';

/** A pause in typing; with the write behind it, well within a second. */
const SETTLES_AFTER_MS = 400;
/** Who types on without a pause is not to lose more than a second either. */
const SETTLES_AT_LAST_AFTER_MS = 700;

export type Saving = 'saved' | 'waiting' | 'unreadable' | 'failed';

interface Judged {
  issues: Issue[];
}

/** A draft while its text is written: kept as it is typed, judged where it is JSON. */
export class DraftEditing {
  #draft = $state.raw<HeldDraft>() as HeldDraft;
  #text = $state('');
  #saving = $state<Saving>('saved');
  #problem = $state.raw<DraftProblem | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #notification = $state.raw<Json>() as Json;
  /** What of that text no reader of its JSON sees. */
  #repeated = $state.raw<Issue[]>([]);
  #isReadable = $state(true);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitsSince = 0;
  #write: Promise<void> = Promise.resolve();
  readonly #judged = new Latest<ReplayedDraft, Judged>(async (draft) => ({
    issues: await call('notifications.check', { draft }),
  }));

  constructor(draft: HeldDraft) {
    this.#take(draft);
  }

  /** As it was saved last. */
  get draft(): HeldDraft {
    return this.#draft;
  }
  get text(): string {
    return this.#text;
  }
  /** Of the last text that could be read. */
  get notification(): Json {
    return this.#notification;
  }
  /** Whether `notification` is what the text says. */
  get isReadable(): boolean {
    return this.#isReadable;
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
    const found = this.#judged.answer?.value ?? null;
    return found && { issues: [...found.issues, ...this.#repeated] };
  }

  judge(): void {
    const { provider, projectId, assumptions } = this.#draft;
    const notification = this.#notification;
    this.#judged.ask({ notification, provider, projectId, assumptions, respectStatus: false });
  }

  type(text: string): void {
    // A browser tells of a long text that is put in at once line by line.
    if (text === this.#text) return;
    if (this.#saving !== 'waiting') this.#waitsSince = performance.now();
    this.#show(text);
    this.#saving = 'waiting';
    this.#problem = null;
    clearTimeout(this.#timer);
    const left = SETTLES_AT_LAST_AFTER_MS - (performance.now() - this.#waitsSince);
    this.#timer = setTimeout(() => void this.settle(), Math.max(0, Math.min(SETTLES_AFTER_MS, left)));
  }

  /** A change that is whole by itself; of what cannot be read nothing can be changed. */
  change(edit: (notification: Json) => Json): void {
    if (!this.#isReadable) return;
    void this.settle();
    this.#put(edit);
    void this.settle();
  }

  /** As above, while somebody types: saved after a pause. */
  typeInto(edit: (notification: Json) => Json): void {
    if (this.#isReadable) this.#put(edit);
  }

  /** The changes that a near miss or an issue proposes. */
  apply(edits: readonly Edit[]): void {
    if (edits.some(({ kind }) => kind !== 'assume'))
      this.change((notification) => applyEdits(notification, edits));
    for (const edit of edits) if (edit.kind === 'assume') void this.assume(edit.name, edit.value);
  }

  /** Takes something else for granted where the service's documents are silent. */
  assume(name: AssumptionName, value: string): Promise<void> {
    return this.#save(({ assumptions }) => ({ assumptions: { ...assumptions, [name]: value } }));
  }

  /** What the verdict on a trace has to be; null: anything. */
  pin(traceId: string, want: Verdict | null): Promise<void> {
    return this.#save(({ pins }) => {
      const others = pins.filter((one) => one.traceId !== traceId);
      return { pins: want === null ? others : [...others, { traceId, want }] };
    });
  }

  chooseProvider(provider: Provider): Promise<void> {
    return this.#save(() => ({ provider }));
  }

  /** Keeps what is typed; what is no JSON never stands for what was valid last. */
  settle(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#saving !== 'waiting') return this.#write;
    const text = this.#text;
    if (this.#isReadable) return this.#save(() => ({ text }));
    this.#tell(text);
    return this.#queue(async (draft) => {
      if (draft.typed !== text) this.#draft = await drafts.type(draft, text);
      if (this.#text === text) this.#saving = 'unreadable';
    });
  }

  get canUndo(): boolean {
    return this.#saving === 'waiting' || this.#draft.canUndo;
  }
  get canRedo(): boolean {
    return this.#saving !== 'waiting' && this.#draft.canRedo;
  }

  /** Back to what the draft said before, or forth again, whoever changed it and in what form. */
  async step(by: 'undo' | 'redo'): Promise<void> {
    await this.settle();
    await this.#queue(async (draft) => {
      const next = await drafts.step(draft, by);
      // Who types on meanwhile keeps what they type.
      if (this.#saving === 'waiting') this.#draft = next;
      else this.#take(next);
    });
  }

  /** What somebody else saved, where nothing of ours waits. */
  meet(draft: HeldDraft): void {
    const isSettled = this.#saving === 'saved' || this.#saving === 'unreadable';
    if (isSettled && draft.version > this.#draft.version) this.#take(draft);
  }

  /** Ours goes; what was saved elsewhere stands. */
  giveWay(draft: HeldDraft): void {
    this.#failure = null;
    this.#take(draft);
  }

  #take(draft: HeldDraft): void {
    this.#draft = draft;
    this.#show(draft.text);
    this.#problem = null;
    this.#saving = 'saved';
    if (draft.typed === null) return;
    this.#show(draft.typed);
    this.#tell(draft.typed);
    this.#saving = 'unreadable';
  }

  /** Why it cannot be read. */
  #tell(text: string): void {
    const read = readFile(text);
    this.#problem = 'problem' in read ? read : null;
  }

  #show(text: string): void {
    this.#text = text;
    const read = notificationIn(text);
    this.#isReadable = read !== undefined;
    if (read === undefined) return;
    this.#notification = keepSame(this.#notification, read);
    this.#repeated = repeatedMembers(text);
  }

  #put(edit: (notification: Json) => Json): void {
    const text = rewriteJson(this.#text, this.#notification, edit(this.#notification));
    if (text !== this.#text) this.type(text);
  }

  #save(changeOf: (draft: HeldDraft) => Partial<DraftContent>): Promise<void> {
    return this.#queue(async (draft) => {
      const change = changeOf(draft);
      const isSaid = 'text' in change && draft.text === change.text && draft.typed === null;
      if (!isSaid) this.#draft = await drafts.save(draft, change);
      if (this.#text === this.#draft.text) this.#saving = 'saved';
    });
  }

  /** One after the other: each names the version that the one before made. */
  #queue(work: (draft: HeldDraft) => Promise<void>): Promise<void> {
    this.#write = this.#write.then(async () => {
      try {
        await work(this.#draft);
        this.#failure = null;
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        this.#failure = error;
        this.#saving = 'failed';
      }
    });
    return this.#write;
  }
}

/** Undefined for what is no JSON, or is so deep that nobody goes down there. */
function notificationIn(text: string): Json | undefined {
  try {
    const read = JSON.parse(text) as Json;
    return isNestedDeeper(read, NESTING_LIMIT) ? undefined : read;
  } catch {
    return undefined;
  }
}
