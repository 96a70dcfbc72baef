import type { Connection } from '../../../../shared/model/connection.ts';
import { shown } from '../../../../shared/words/shown.ts';
import type { Words } from '../../../../shared/words/words.ts';
import type { PlanCheck } from '../../../state/publish/checks.ts';
import type { PlanEffect } from '../../../state/publish/plan-effect.svelte.ts';
import { changesOf, type Planned } from '../../../state/publish/planned.ts';
import { zoneTime } from '../../../state/traces/zone-time.ts';

interface Told {
  title: string;
  planned: readonly Planned[];
  effect: PlanEffect | null;
  checks: readonly PlanCheck[];
  connection: Connection | null;
  projectId: string | null;
}

/** What the service would be sent, as JSON: the bodies as they are, ids beside them. */
export function requestText(planned: readonly Planned[]): string {
  const requests = changesOf(planned).map((change) => {
    if (change.what === 'create-notification') return JSON.parse(change.text) as object;
    if (change.what === 'modify-notification')
      return {
        ...(JSON.parse(change.text) as object),
        ...{ notification_id: change.id, status: change.status },
      };
    if (change.what === 'delete-notifications') return { notification_id: change.ids.join(',') };
    const one = planned.find(({ live }) => 'id' in change && live?.notification_id === change.id);
    return {
      ...one?.wanted?.body,
      ...('id' in change ? { notification_id: change.id } : {}),
      status: one?.wanted?.status,
    };
  });
  return `${JSON.stringify(requests.length === 1 ? requests[0] : requests, null, 2)}\n`;
}

/** All that a plan shows, as Markdown that a ticket takes. */
export function ticketText(words: Words, told: Told): string {
  const { publish: text } = words;
  const { ticket } = text;
  const { planned, effect, checks, connection, projectId } = told;
  const value = (one: string | null): string => (one === null ? text.absent : code(one));
  const changes = planned.flatMap(({ name, changes: all }) => [
    ...(planned.length > 1 ? ['', `### ${shown(name)}`, ''] : []),
    ...all.map(({ path, before, after }) =>
      ticket.row(shown(text.fieldNames[path] ?? path), value(before), value(after)),
    ),
  ]);
  return [
    `# ${ticket.title(told.title)}`,
    '',
    `- ${ticket.account}: ${connection === null ? ticket.none : shown(connection.profile.name)}`,
    `- ${ticket.project}: ${projectId === null ? ticket.none : shown(projectId)}`,
    ...['', `## ${ticket.change}`, '', ...changes],
    ...['', `## ${ticket.effect}`, '', ...effectLines(words, effect)],
    ...['', `## ${ticket.checks}`, ''],
    ...checks.map(
      ({ name, state, said }) => `- ${text.checkNames[name]}: ${text.states[state]}, ${said(words)}`,
    ),
    ...['', `## ${ticket.body}`, '', fence(requestText(planned)), ''],
  ].join('\n');
}

function effectLines({ publish: text, liveTest }: Words, effect: PlanEffect | null): string[] {
  const window = effect?.test?.window ?? null;
  if (effect === null || window === null) return [text.noTraces];
  const { lost, gained, kept } = effect.counts;
  const neverMs = window.unread.reduce((sum, { from, to }) => sum + to - from, 0);
  const span = text.window(
    zoneTime(window.from, 'UTC').slice(0, 16),
    zoneTime(window.to - 1, 'UTC').slice(0, 16),
    'UTC',
  );
  return [
    `- ${span} ${text.traces(effect.test?.traces ?? 0, neverMs > 0 ? liveTest.hours(neverMs) : null)}`,
    `- ${text.ticket.counts(lost, gained, kept)}`,
    ...effect.topics.map(({ urn, before, after }) => `- ${text.topic(urn, before, after)}`),
  ];
}

/** Longer than any run of the same mark within. */
function fenceOf(text: string, least: number): string {
  const runs = [...text.matchAll(/`+/g)].map(([run]) => run.length);
  return '`'.repeat(Math.max(least, ...runs.map((length) => length + 1)));
}

function code(text: string): string {
  const fenceText = fenceOf(text, 1);
  return `${fenceText}${fenceText.length > 1 ? ' ' : ''}${shown(text)}${fenceText.length > 1 ? ' ' : ''}${fenceText}`;
}

function fence(text: string): string {
  const marks = fenceOf(text, 3);
  return `${marks}json\n${text}${marks}`;
}
