import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';
import type { Connection } from '../../../shared/model/connection.ts';
import { Failure } from '../../../shared/model/failure.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import type { LiveVersion } from '../../../shared/model/live-version.ts';
import type { AskedWindow } from '../../../shared/model/replay-request.ts';
import { rewriteJson } from '../../../shared/notification/edit/rewrite-json.ts';
import { isObject } from '../../../shared/notification/json-value.ts';
import { mergedMembers, type MovedMember, type Side } from '../../../shared/notification/three-way.ts';
import { call } from '../../ipc/client.ts';
import { connections } from '../connections.svelte.ts';
import { drafts, type HeldDraft } from '../drafts.svelte.ts';
import { attempt } from '../notices.svelte.ts';
import { secrets } from '../secrets.svelte.ts';
import { workspace } from '../workspace.svelte.ts';
import { AccountNow } from './account-now.svelte.ts';
import { formOf, movedSince } from './moved.ts';
import { foundAgain, outcomeOf, type Outcome } from './outcome.ts';
import { besideOf, EffectOfPlan, type EffectQuestion } from './plan-effect.svelte.ts';
import type { PlanPlace } from './plan-address.ts';
import { isChangedIn, sendAll } from './sending.ts';
import { plannedDeletion, plannedSwitch, plannedWrite, type Planned } from './planned.ts';

/** Why nothing can be written; `ok` where it can. */
export type Rights =
  | 'ok'
  | 'other-provider'
  | 'workspace-read-only'
  | 'no-connection'
  | 'read-only'
  | 'no-secret'
  | 'locked'
  | 'not-looked';

export type Stage = 'planning' | 'writing' | 'testing' | 'done';

/** What is about to be written to an account: looked at, weighed, confirmed, written, and proven. */
export class Publishing {
  readonly place: PlanPlace;
  readonly account = new AccountNow();
  readonly effect = new EffectOfPlan();
  #chosen = $state<string | null>(null);
  #history = $state.raw<readonly LiveVersion[] | null>(null);
  /** How the live one was when it was seen last, where that is later than the draft. */
  #seen = $state.raw<JsonObject | null>(null);
  #changed = $state.raw<readonly string[]>([]);
  #opened = $state<string | null>(null);
  #typed = $state.raw({ key: '', text: '' });
  #isBegun = $state(false);
  #stage = $state<Stage>('planning');
  #written = $state(0);
  #said = $state.raw<Failure | null>(null);
  #outcomes = $state.raw<readonly Outcome[]>([]);
  /** What the outcomes are of: what is planned afterwards is something else. */
  #done = $state.raw<readonly Planned[]>([]);

  constructor(place: PlanPlace) {
    this.place = place;
  }

  readonly #draft = $derived.by(() => (this.place.of === 'draft' ? drafts.of(this.place.draftId) : null));
  readonly #projectId = $derived.by(() =>
    this.place.of === 'live' ? this.place.projectId : (this.#draft?.projectId ?? null),
  );
  readonly #connections = $derived.by(() =>
    (connections.list ?? []).filter(
      ({ profile }) => this.#projectId === null || profile.projectId === this.#projectId,
    ),
  );
  readonly #connection = $derived.by(() => {
    const all = this.#connections;
    const writable = all.find((one) => !one.profile.isReadOnly && connections.isStored(one));
    return all.find(({ id }) => id === this.#chosen) ?? writable ?? all[0] ?? null;
  });
  readonly #scope = $derived.by(() => this.#projectId ?? this.#connection?.profile.projectId ?? null);
  readonly #live = $derived.by(() => this.#liveOfDraft());
  readonly #moved = $derived.by(() => {
    const notification = this.#draft?.notification ?? null;
    if (notification === null || !isObject(notification)) return null;
    if (this.#live === null) return { members: [], mine: notification };
    return movedSince(this.#seen ?? this.#began(), this.#live, notification);
  });
  readonly #planned = $derived.by(() => this.#plan());
  readonly #key = $derived.by(() => JSON.stringify(this.#planned));

  get draft(): HeldDraft | null {
    return this.#draft;
  }
  get connections(): readonly Connection[] {
    return this.#connections;
  }
  get connection(): Connection | null {
    return this.#connection;
  }
  /** Of the project that would be changed; null where none is chosen. */
  get projectId(): string | null {
    return this.#scope;
  }
  /** A draft has a plan also where nothing of an account is known: it makes a new one, somewhere. */
  get isKnown(): boolean {
    const isFirst = this.place.of === 'draft' && this.#isBegun;
    return (this.account.looked !== null || isFirst) && this.#planned.length > 0;
  }
  get planned(): readonly Planned[] {
    return this.#planned;
  }
  /** What the screen is about: once it is written, what was. */
  get told(): readonly Planned[] {
    return this.#stage === 'planning' ? this.#planned : this.#done;
  }
  /** Names the plan: another one has another. */
  get key(): string {
    return this.#key;
  }
  /** Members that somebody else changed, which are to be chosen first. */
  get moved(): readonly MovedMember[] {
    return this.#moved?.members ?? [];
  }
  /** Live ones that are not there any more. */
  get gone(): readonly string[] {
    const { place } = this;
    const { looked } = this.account;
    if (place.of === 'draft' || looked === null || place.action === 'return') return [];
    return place.ids.filter((id) => !looked.notifications.some((one) => one.notification_id === id));
  }
  /** Named where they were changed while the plan was looked at, so that nothing was sent. */
  get changed(): readonly string[] {
    return this.#changed;
  }
  /** What an earlier state would replace: the same one, or, where that is gone, the one that has its name now. */
  instead({ notification_id: id, notification_name: name }: CloudNotification): CloudNotification | null {
    const all = this.account.looked?.notifications ?? [];
    return (
      all.find((one) => one.notification_id === id) ??
      all.find((one) => one.notification_name === name) ??
      null
    );
  }
  get isOther(): boolean {
    const { place } = this;
    const live = this.#planned[0]?.live ?? null;
    return place.of === 'live' && live !== null && !place.ids.includes(live.notification_id);
  }
  /** How it was earlier, for a plan that goes back; null until it is known. */
  get history(): readonly LiveVersion[] | null {
    return this.#history;
  }
  get stage(): Stage {
    return this.#stage;
  }
  get written(): number {
    return this.#written;
  }
  /** What the service said although it was not refused: a deletion of several that ended in an error. */
  get said(): Failure | null {
    return this.#said;
  }
  get outcomes(): readonly Outcome[] {
    return this.#outcomes;
  }
  get isLostOpen(): boolean {
    return this.#opened === this.#key;
  }
  get typed(): string {
    return this.#typed.key === this.#key ? this.#typed.text : '';
  }
  /** Whether the draft was made of the live one that it would replace, and whether that one is gone. */
  get origin(): { isMeant: boolean; isOfGone: boolean } {
    const id = this.#draft?.live?.id;
    return {
      isMeant: id !== undefined && this.#live?.notification_id === id,
      isOfGone: id !== undefined && this.account.looked !== null && this.#live?.notification_id !== id,
    };
  }
  get rights(): Rights {
    const connection = this.#connection;
    if (this.#draft !== null && this.#draft.provider !== 'huawei') return 'other-provider';
    if (workspace.summary?.readOnly !== false) return 'workspace-read-only';
    if (connection === null) return 'no-connection';
    if (connection.profile.isReadOnly) return 'read-only';
    if (secrets.status?.lock === 'locked') return 'locked';
    if (!connections.isStored(connection)) return 'no-secret';
    return this.account.looked?.isFresh === true ? 'ok' : 'not-looked';
  }
  /** What is typed to confirm. */
  get password(): string {
    const [first] = this.#planned;
    return this.#planned.length === 1 ? (first?.name ?? '') : String(this.#planned.length);
  }

  /** What is known of connections is read first: they say whom to ask. */
  async begin(): Promise<void> {
    await Promise.all([connections.load(), secrets.load()]);
    await this.look();
    this.#isBegun = true;
  }

  async look(): Promise<void> {
    // No account has anything to say about it.
    if (this.rights === 'other-provider') return;
    const connection = this.#connection;
    const isAsked = connection !== null && connections.isStored(connection);
    await attempt(() => this.account.look(isAsked ? connection : null, this.#projectId));
    const { place } = this;
    if (place.of !== 'live' || place.action !== 'return') return;
    const [notificationId = ''] = place.ids;
    await attempt(async () => {
      const { projectId } = place;
      this.#history = await call('snapshots.history', { projectId, notificationId });
    });
  }

  chooseConnection(id: string): Promise<void> {
    this.#chosen = id;
    return this.look();
  }

  openLost(): void {
    this.#opened = this.#key;
  }

  type(text: string): void {
    this.#typed = { key: this.#key, text };
  }

  /** Takes over what was chosen of what others changed; from here on the draft is held against how it is there now. */
  merge(chosen: ReadonlyMap<string, Side>): Promise<void> {
    return attempt(async () => {
      const [draft, live, projectId] = [this.#draft, this.#live, this.#scope];
      if (draft === null || live === null || projectId === null || !isObject(draft.notification)) return;
      const next = mergedMembers(draft.notification, formOf(live), chosen);
      const text = rewriteJson(draft.text, draft.notification, next);
      const { id, version } = text === draft.text ? draft : await drafts.save(draft, { text });
      const { notification_id: notificationId } = live;
      await call('drafts.meetLive', { draft: { id, version }, projectId, notificationId });
      this.#seen = null;
      this.#changed = [];
      await drafts.load();
    });
  }

  /** Sends what is planned, reads it again, and holds it against what was to be. */
  async publish(question: EffectQuestion): Promise<void> {
    const connection = this.#connection;
    const planned = this.#planned;
    if (connection === null || this.#stage !== 'planning' || this.rights !== 'ok') return;
    this.#stage = 'writing';
    this.#written = 0;
    this.#changed = [];
    this.#done = planned;
    this.#said = null;
    const { failures, said } = await sendAll(connection.id, planned, (sent) => (this.#written += sent));
    this.#said = said;
    const changed = planned.filter((one) => isChangedIn(failures.get(one), one));
    if (changed.length > 0 && planned.every((one) => failures.get(one)?.code === 'cloud-write-changed'))
      return this.#planAgain(changed);
    // Of several deletions each is told by what is there; what was said of all of them is told once.
    this.#said ??= planned.filter(isGoing).flatMap((one) => failures.get(one) ?? [])[0] ?? null;
    this.#stage = 'testing';
    await this.look();
    await attempt(async () => {
      this.#outcomes = await this.#judge(planned, failures, question);
    });
    this.#stage = 'done';
    await this.#remember();
  }

  /** What was not known is known once it can be read. */
  async readAgain(question: EffectQuestion): Promise<void> {
    await this.look();
    if (this.account.looked?.isFresh !== true) return;
    await attempt(async () => {
      this.#outcomes = await this.#judge(this.#done, null, question);
    });
    await this.#remember();
  }

  /** Back to the plan: of what is there now. */
  planAgain(): Promise<void> {
    this.#stage = 'planning';
    this.#outcomes = [];
    this.#opened = null;
    this.#typed = { key: '', text: '' };
    return this.look();
  }

  async #planAgain(changed: readonly Planned[]): Promise<void> {
    const [first] = changed;
    this.#seen = this.#draft !== null && first?.live ? formOf(first.live) : null;
    this.#changed = changed.map(({ name }) => name);
    await this.planAgain();
  }

  async #judge(
    planned: readonly Planned[],
    failures: ReadonlyMap<Planned, Failure> | null,
    question: EffectQuestion,
  ): Promise<Outcome[]> {
    const { looked } = this.account;
    const outcomes: Outcome[] = [];
    for (const one of planned) {
      const failure = failures?.get(one);
      if (failure?.code === 'cloud-write-unknown' || looked?.isFresh !== true)
        outcomes.push({ planned: one, state: 'unknown', failure: failure ?? this.#unread(one) });
      else if (failure !== undefined && failure.code !== 'cloud-write-lost' && !isGoing(one))
        outcomes.push({ planned: one, state: 'not-written', failure });
      else {
        const found = foundAgain(one, looked.notifications);
        outcomes.push(await outcomeOf(one, found, besideOf(question), question.window));
      }
    }
    return outcomes;
  }

  #unread({ name }: Planned): Failure {
    return (
      this.account.failure ??
      new Failure('cloud-write-unknown', { call: 'notifications.list', name, wasAnswered: true })
    );
  }

  /** A draft that was published goes on from what is live now. */
  async #remember(): Promise<void> {
    const [draft, projectId, looked] = [this.#draft, this.#scope, this.account.looked];
    const [only] = this.#outcomes;
    if (draft === null || projectId === null || only?.state !== 'proven' || looked === null) return;
    const found = foundAgain(only.planned, looked.notifications);
    if (found === null) return;
    const { id, version } = draft;
    const { notification_id: notificationId } = found;
    await attempt(async () => {
      await call('drafts.meetLive', { draft: { id, version }, projectId, notificationId });
      this.#seen = null;
      await drafts.load();
    });
  }

  #liveOfDraft(): CloudNotification | null {
    const all = this.account.looked?.notifications ?? [];
    const draft = this.#draft;
    if (draft === null || draft.provider !== 'huawei') return null;
    return (
      all.find((one) => one.notification_id === draft.live?.id) ??
      all.find((one) => one.notification_name === draft.name) ??
      null
    );
  }

  /** How the live one was when the draft was made of it; null where it was not. */
  #began(): JsonObject | null {
    const began = this.#draft?.live;
    if (began === undefined || began.id !== this.#live?.notification_id) return null;
    const read: unknown = JSON.parse(began.text);
    return read as JsonObject;
  }

  #plan(): Planned[] {
    const { place } = this;
    const all = this.account.looked?.notifications ?? [];
    if (place.of === 'draft') return this.#moved === null ? [] : [plannedWrite(this.#moved.mine, this.#live)];
    if (place.action === 'return') {
      const then = this.#history?.find(({ snapshot }) => snapshot === place.snapshot)?.notification ?? null;
      if (then === null) return [];
      return [plannedWrite({ ...then.raw, status: then.status }, this.instead(then))];
    }
    const action = place.action;
    return place.ids
      .flatMap((id) => all.find((one) => one.notification_id === id) ?? [])
      .map((one) =>
        action === 'delete'
          ? plannedDeletion(one)
          : plannedSwitch(one, action === 'enable' ? 'enabled' : 'disabled'),
      );
  }

  /** What its effect is asked with. */
  question(of: { window: AskedWindow; zone: string; of: unknown }): EffectQuestion {
    const draft = this.#draft;
    return {
      ...{ planned: this.#planned, live: this.account.looked?.notifications ?? [], ...of },
      ...{ provider: draft?.provider ?? 'huawei', projectId: this.#scope },
      ...{ assumptions: draft?.assumptions ?? {}, pins: draft?.pins ?? [] },
    };
  }
}

const isGoing = ({ kind }: Planned): boolean => kind === 'delete';
