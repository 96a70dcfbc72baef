import type { NamedView } from '../../../shared/model/trace-view.ts';
import { withDisk } from '../cache/disk-failure.ts';
import type { Writer } from '../cache/handle.ts';
import { addView, putView, removeView, renameView } from '../cache/views.ts';

/** What is done to the saved views of a workspace. */
export type ViewChange =
  | { kind: 'save'; id: number | null; named: NamedView }
  | { kind: 'rename'; id: number; name: string }
  | { kind: 'remove'; id: number }
  | { kind: 'add'; views: NamedView[] };

export interface ViewChangeInput {
  workspace: string;
  change: ViewChange;
}

export interface ViewChangeOutcome {
  /** The view that was saved; null where none was. */
  id: number | null;
  added: { name: string; as: string }[];
}

/** All of a change, or nothing of it. */
export function changeViews(
  db: Writer,
  { workspace, change }: ViewChangeInput,
  savedAt: number,
): ViewChangeOutcome {
  const stored = ({ name, view }: NamedView) => ({ name, content: JSON.stringify(view), savedAt });
  return withDisk(workspace, () =>
    db
      .transaction((): ViewChangeOutcome => {
        switch (change.kind) {
          case 'save':
            return { id: putView(db, { ...stored(change.named), id: change.id }), added: [] };
          case 'rename':
            renameView(db, change.id, change.name);
            return { id: change.id, added: [] };
          case 'remove':
            removeView(db, change.id);
            return { id: null, added: [] };
          case 'add':
            return {
              id: null,
              added: change.views.map((named) => ({ name: named.name, as: addView(db, stored(named)) })),
            };
        }
      })
      .immediate(),
  );
}
