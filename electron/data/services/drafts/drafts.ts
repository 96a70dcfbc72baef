import type { DataCallName, EmitEvent, Handlers } from '../../../../shared/ipc/contract.ts';
import { Failure } from '../../../../shared/model/failure.ts';
import {
  LONGEST_DRAFT,
  type DrawnDraft,
  type NamedVersion,
  type StoredDraft,
} from '../../../../shared/model/stored-draft.ts';
import { namedVersions } from '../../cache/draft-versions.ts';
import { storedDraft, storedDrafts } from '../../cache/drafts.ts';
import type { BrowseService } from '../browse/browse.ts';
import type { HeldReplay } from '../replay/held-replay.ts';
import { Latest } from '../replay/latest.ts';
import { liveConfiguration } from '../snapshots/live-configuration.ts';
import { draftOfLive } from '../snapshots/live-drafts.ts';
import type { WorkspaceService } from '../workspace.ts';
import type { DraftChange } from './change-drafts.ts';
import { countSteps } from './draft-counts.ts';
import { draftFile, draftsIn, writeDraftFile } from './draft-file.ts';
import { checkedContent, textOf } from './draft-text.ts';
import { draftVerdicts } from './draft-verdicts.ts';
import { countUnreported, drawTraces, examplesOf } from './draw-traces.ts';

type DraftCalls = Extract<DataCallName, `drafts.${string}`>;

export interface DraftServiceOptions {
  workspace: WorkspaceService;
  browse: BrowseService;
  replaying: HeldReplay;
  emit: EmitEvent;
  now(): number;
}

/** Notifications as they are designed, kept in the open workspace. */
export function draftService({ workspace, browse, replaying, emit, now }: DraftServiceOptions): {
  handlers: Handlers<DraftCalls>;
} {
  const latest = new Latest();
  const all = (): StoredDraft[] => storedDrafts(workspace.need().reader);
  const versions = (id: number): NamedVersion[] => namedVersions(workspace.need().reader, id);
  const need = (id: number): StoredDraft => {
    const draft = storedDraft(workspace.need().reader, id);
    if (draft === undefined) throw new Failure('draft-unknown', { id });
    return draft;
  };

  const change = async (wanted: DraftChange): Promise<number[]> => {
    const { path, writable } = workspace.needWriter();
    const input = { workspace: path, change: wanted, nowAt: now() };
    const { signal } = new AbortController();
    const { ids } = await writable.writer.run('changeDrafts', input, { signal, progress: () => undefined });
    emit('drafts.changed', {});
    return ids;
  };
  const changeOne = async (wanted: DraftChange): Promise<StoredDraft> => {
    const [id] = await change(wanted);
    if (id === undefined) throw new Error('A draft that was written has an id.');
    return need(id);
  };

  const draw: Handlers<'drafts.draw'>['drafts.draw'] = async ({ rows, into }): Promise<DrawnDraft> => {
    const held = browse.held();
    const before = into === null ? null : need(into.id);
    const traces = rows.flatMap((row) => held.trace(row) ?? []);
    const { notification, provider, ...counts } = drawTraces(traces, before, all());
    const text = textOf(notification);
    const draft =
      before === null || into === null
        ? await changeOne({
            kind: 'add',
            drafts: [
              {
                content: { text, provider, projectId: null, pins: examplesOf(traces), assumptions: {} },
                origin: 'traces',
              },
            ],
          })
        : counts.added === 0
          ? before
          : await changeOne({
              kind: 'replace',
              draft: into,
              content: { ...before, text, pins: examplesOf(traces, before.pins) },
            });
    const unreported = countUnreported(replaying.of(browse.held()).traces, draft, rows);
    return { draft, before: before && { text: before.text, pins: before.pins }, ...counts, unreported };
  };

  return {
    handlers: {
      'drafts.list': all,
      'drafts.add': ({ content, origin }) =>
        changeOne({ kind: 'add', drafts: [{ content: checkedContent(content), origin }] }),
      'drafts.save': ({ draft, content }) =>
        changeOne({ kind: 'replace', draft, content: checkedContent(content) }),
      'drafts.type': ({ draft, typed }) => {
        if (typed.length > LONGEST_DRAFT) throw new Failure('draft-too-long', { limit: LONGEST_DRAFT });
        return changeOne({ kind: 'type', draft, typed });
      },
      'drafts.step': ({ draft, by }) => changeOne({ kind: 'step', draft, by }),
      'drafts.versions': ({ id }) => versions(id),
      'drafts.keepVersion': async ({ draft, name }) => {
        await change({ kind: 'keep-version', draft, name });
        return versions(draft.id);
      },
      'drafts.removeVersion': async ({ draft, version }) => {
        await change({ kind: 'remove-version', draft, version });
        return versions(draft);
      },
      'drafts.remove': async ({ ids }) => {
        await change({ kind: 'remove', ids });
        return {};
      },
      'drafts.restore': async ({ ids }) => {
        await change({ kind: 'restore', ids });
        return {};
      },
      'drafts.import': async ({ text }) => {
        const drafts = draftsIn(text).map((content) => ({ content, origin: 'file' as const }));
        const ids = new Set(await change({ kind: 'add', drafts }));
        return all().filter(({ id }) => ids.has(id));
      },
      'drafts.export': ({ ids, path, replace }) => {
        const text = draftFile(ids.map(need));
        if (path !== null) writeDraftFile(text, { path, replace, workspace: workspace.need().path });
        return { text };
      },
      'drafts.fromLive': ({ projectId, notificationId }) => {
        const configuration = liveConfiguration(workspace.need().reader, projectId);
        const draft = draftOfLive(configuration, notificationId);
        return changeOne({ kind: 'add', drafts: [{ ...draft, origin: 'live' }] });
      },
      'drafts.meetLive': ({ draft, projectId, notificationId }) => {
        const { live } = draftOfLive(liveConfiguration(workspace.need().reader, projectId), notificationId);
        return changeOne({ kind: 'meet-live', draft, live });
      },
      'drafts.draw': draw,
      'drafts.verdicts': ({ row }) => {
        const { traces } = replaying.of(browse.held());
        return draftVerdicts(traces, all(), row);
      },
      'drafts.counts': ({ asker, window }) =>
        latest.run(asker, () => countSteps(replaying.of(browse.held()), all(), window)),
    },
  };
}
