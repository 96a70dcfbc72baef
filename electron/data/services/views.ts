import { isFormProblem, readView, readViewFile } from '../../../shared/ipc/decode-view.ts';
import { parsedForm } from '../../../shared/ipc/form-problems.ts';
import type { FormProblem } from '../../../shared/model/file-form.ts';
import type { EmitEvent, Handlers } from '../../../shared/ipc/contract.ts';
import { Failure } from '../../../shared/model/failure.ts';
import { VIEW_FILE_FORM, type NamedView, type SavedView } from '../../../shared/model/trace-view.ts';
import { storedViews, type StoredView } from '../cache/views.ts';
import { writeText } from './export/write-text.ts';
import type { ViewChange, ViewChangeOutcome } from './view-jobs.ts';
import type { WorkspaceService } from './workspace.ts';

type ViewCalls =
  | 'views.list'
  | 'views.save'
  | 'views.rename'
  | 'views.remove'
  | 'views.write'
  | 'views.text'
  | 'views.import';

export function viewService(workspace: WorkspaceService, emit: EmitEvent): { handlers: Handlers<ViewCalls> } {
  const list = (): SavedView[] => storedViews(workspace.need().reader).map(savedView);

  const change = async (of: ViewChange): Promise<ViewChangeOutcome> => {
    const { path, writable } = workspace.needWriter();
    const signal = new AbortController().signal;
    const outcome = await writable.writer.run(
      'changeViews',
      { workspace: path, change: of },
      { signal, progress: () => undefined },
    );
    emit('views.changed', {});
    return outcome;
  };

  return {
    handlers: {
      'views.list': list,
      'views.save': async ({ id, name, view }) => {
        const { id: saved } = await change({ kind: 'save', id, named: { name, view } });
        return { id: saved ?? -1 };
      },
      'views.rename': async ({ id, name }) => {
        await change({ kind: 'rename', id, name });
        return {};
      },
      'views.remove': async ({ id }) => {
        await change({ kind: 'remove', id });
        return {};
      },
      'views.text': ({ ids }) => ({ text: fileText(chosen(list(), ids)) }),
      'views.write': ({ ids, path, replace }) => {
        const views = chosen(list(), ids);
        writeText(path, fileText(views), { replace, workspace: workspace.need().path });
        return { views: views.length };
      },
      'views.import': async ({ text }) => {
        const { added } = await change({ kind: 'add', views: viewsOf(text) });
        return { added };
      },
    },
  };
}

function savedView({ id, name, content, savedAt }: StoredView): SavedView {
  return { id, name, savedAt, view: readView(parsed(content)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Those asked for; all with null. One that cannot be read is in no file. */
function chosen(views: readonly SavedView[], ids: readonly number[] | null): NamedView[] {
  for (const id of ids ?? [])
    if (!views.some((view) => view.id === id)) throw new Failure('view-unknown', { id });
  return views.flatMap(({ id, name, view }) =>
    view === null || (ids !== null && !ids.includes(id)) ? [] : [{ name, view }],
  );
}

function fileText(views: readonly NamedView[]): string {
  return `${JSON.stringify({ tracebell_views: VIEW_FILE_FORM, views }, null, 2)}\n`;
}

function viewsOf(text: string): NamedView[] {
  const parsed = parsedForm(text);
  if ('problems' in parsed) throw refused(parsed.problems);
  const views = readViewFile(parsed.content);
  const problems = (views as (NamedView | FormProblem)[]).filter(isFormProblem);
  if (problems.length > 0) throw refused(problems);
  return views as NamedView[];
}

const refused = (problems: FormProblem[]): Failure => new Failure('view-file-wrong', { problems });
