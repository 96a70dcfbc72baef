import type { LastWrite } from '../../../shared/model/live-version.ts';
import type { LiveTopic } from '../../../shared/model/live-configuration.ts';
import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';
import { hasLongNumber, memberOf } from '../../../shared/notification/json-value.ts';
import { AGENCY_NAME, MOST_NOTIFICATIONS } from '../../../shared/notification/limits.ts';
import { topicWarning } from '../../../shared/notification/topic-warnings.ts';
import type { Words } from '../../../shared/words/words.ts';
import type { PlanEffect } from './plan-effect.svelte.ts';
import type { Planned, PlannedKind } from './planned.ts';

export type CheckState = 'ok' | 'warning' | 'block' | 'open';

export interface PlanCheck {
  name: keyof Words['publish']['checkNames'];
  state: CheckState;
  said: (words: Words) => string;
}

export interface Checked {
  planned: readonly Planned[];
  /** Null where nobody looked. */
  live: readonly CloudNotification[] | null;
  effect: PlanEffect | null;
  isLostOpen: boolean;
  topics: readonly LiveTopic[] | null;
  writes: readonly LastWrite[];
  /** Of a draft: how it hangs together with the live one. */
  draft: { isReadable: boolean; isMeant: boolean; isOfGone: boolean } | null;
  isMerging: boolean;
  /** What would be replaced is another one than was gone back from: it has the name by now. */
  isOther: boolean;
  time: (at: number) => string;
}

/** What speaks for and against writing a plan, but for who may. */
export function checksOf(of: Checked): PlanCheck[] {
  return [
    ...(of.isMerging ? [check('merge', 'block', ({ publish }) => publish.said.merge)] : []),
    ...limits(of),
    ...names(of),
    ...permissions(of),
    ...topics(of),
    ...pins(of),
    ...lint(of),
    ...agency(of),
    ...lost(of),
  ];
}

const check = (name: PlanCheck['name'], state: CheckState, said: PlanCheck['said']): PlanCheck => ({
  name,
  state,
  said,
});

const isWritten = ({ kind }: Planned): boolean => kind === 'create' || kind === 'update';

function limits({ planned, live }: Checked): PlanCheck[] {
  if (live === null) return [check('limits', 'open', ({ publish }) => publish.said.limitsUnknown)];
  const made = planned.filter(({ kind }) => kind === 'create').length;
  const going = planned.filter(({ kind }) => kind === 'delete').length;
  const used = live.length + made - going;
  const most = MOST_NOTIFICATIONS;
  if (made > 0 && used > most)
    return [check('limits', 'block', ({ publish }) => publish.said.limitsFull(live.length, most))];
  return [check('limits', 'ok', ({ publish }) => publish.said.limits(used, most))];
}

function names({ planned, live, draft, isOther }: Checked): PlanCheck[] {
  if (isOther)
    return planned.map(({ name }) => check('name', 'warning', ({ publish }) => publish.said.nameAgain(name)));
  return planned.filter(isWritten).map(({ name, live: own }) => {
    const isTaken = live?.some(
      (one) => one.notification_name === name && one.notification_id !== own?.notification_id,
    );
    if (live === null) return check('name', 'open', ({ publish }) => publish.said.nameUnknown);
    if (isTaken === true) return check('name', 'block', ({ publish }) => publish.said.nameTaken(name));
    if (draft?.isMeant === false && own !== null)
      return check('name', 'warning', ({ publish }) => publish.said.nameMeant(name));
    if (draft?.isOfGone === true && own === null)
      return check('name', 'warning', ({ publish }) => publish.said.nameGone);
    return check('name', 'ok', ({ publish }) => publish.said.nameFree);
  });
}

const CALLS: Partial<Record<PlannedKind, { action: string; whats: readonly string[] }>> = {
  create: { action: 'cts:notification:create', whats: ['create-notification'] },
  update: {
    action: 'cts:notification:update',
    whats: ['modify-notification', 'switch-notification'],
  },
  delete: { action: 'cts:notification:delete', whats: ['delete-notifications'] },
};

/** Nobody tells beforehand; what was allowed or refused before is the best guess. */
function permissions({ planned, writes, time }: Checked): PlanCheck[] {
  const kinds = new Set(
    planned.map(({ kind }) => (kind === 'enable' || kind === 'disable' ? 'update' : kind)),
  );
  return [...kinds].flatMap((kind) => {
    const call = CALLS[kind];
    if (call === undefined) return [];
    const { action, whats } = call;
    const [last] = writes.filter(({ what }) => whats.includes(what)).sort((a, b) => b.at - a.at);
    if (last === undefined)
      return [check('permission', 'open', ({ publish }) => publish.said.permissionOpen(action))];
    const at = time(last.at);
    return last.isAllowed
      ? [check('permission', 'ok', ({ publish }) => publish.said.permissionOk(action, at))]
      : [check('permission', 'warning', ({ publish }) => publish.said.permissionDenied(action, at))];
  });
}

function topics({ planned, topics: known }: Checked): PlanCheck[] {
  return planned.flatMap(({ kind, wanted }) => {
    if (wanted === null || kind === 'none' || kind === 'disable') return [];
    const urn = memberOf(wanted.body, 'topic_id');
    if (typeof urn !== 'string' || urn === '')
      return [check('topic', 'warning', ({ publish }) => publish.said.topicNone)];
    if (!urn.startsWith('urn:smn:'))
      return [check('topic', 'open', ({ publish }) => publish.said.topicFunction)];
    if (known === null) return [check('topic', 'open', ({ publish }) => publish.said.topicUnknown)];
    const reportsAll = memberOf(wanted.body, 'operation_type') === 'complete';
    const warning = topicWarning(urn, reportsAll, known);
    if (warning === null) return [check('topic', 'ok', ({ publish }) => publish.said.topicOk)];
    return [check('topic', 'warning', ({ draftForm }) => draftForm.topicWarnings[warning])];
  });
}

function pins({ draft, effect }: Checked): PlanCheck[] {
  const found = effect?.test?.pins;
  if (draft === null || found === undefined) return [];
  const failing = found.filter(({ holds }) => !holds).length;
  if (failing > 0)
    return [check('pins', 'block', ({ publish }) => publish.said.pinsFail(failing, found.length))];
  const wants = new Set(found.map(({ want }) => want));
  if (!wants.has('match') && !wants.has('no-match'))
    return [check('pins', 'warning', ({ publish }) => publish.said.pinsNone)];
  if (!wants.has('no-match')) return [check('pins', 'warning', ({ publish }) => publish.said.pinsNoMatch)];
  if (!wants.has('match')) return [check('pins', 'warning', ({ publish }) => publish.said.pinsMatch)];
  return [check('pins', 'ok', ({ publish }) => publish.said.pinsOk(found.length))];
}

function lint({ planned, draft, effect }: Checked): PlanCheck[] {
  if (!planned.some(isWritten)) return [];
  if (draft?.isReadable === false) return [check('lint', 'block', ({ publish }) => publish.said.unreadable)];
  if (planned.some(({ wanted }) => wanted !== null && hasLongNumber(wanted.body)))
    return [check('lint', 'block', ({ publish }) => publish.said.longNumber)];
  if (effect === null) return [];
  const errors = effect.issues.filter(({ severity }) => severity === 'error').length;
  const warnings = effect.issues.length - errors;
  if (effect.issues.length === 0) return [check('lint', 'ok', ({ publish }) => publish.said.lintOk)];
  const state = errors > 0 ? 'block' : 'warning';
  return [check('lint', state, ({ publish }) => publish.said.lint(errors, warnings))];
}

function agency({ planned }: Checked): PlanCheck[] {
  const isAsked = planned.some(
    ({ wanted, changes }) =>
      wanted !== null &&
      memberOf(wanted.body, 'agency_name') === AGENCY_NAME &&
      changes.some(({ path }) => path === 'agency_name'),
  );
  return isAsked ? [check('agency', 'warning', ({ publish }) => publish.said.agency)] : [];
}

function lost({ effect, isLostOpen }: Checked): PlanCheck[] {
  const count = effect?.counts.lost ?? 0;
  if (count === 0) return [];
  return [
    isLostOpen
      ? check('lost', 'warning', ({ publish }) => publish.said.lostOpened(count))
      : check('lost', 'block', ({ publish }) => publish.said.lostUnseen(count)),
  ];
}
