import type { Account, CloudTrace } from './account.ts';
import { generatedShelf } from './generated-traces.ts';
import { fixedShelf, type TraceShelf } from './trace-shelf.ts';

/** The traces of each tracker of each project. */
export interface Shelves {
  /** Those of one tracker, or of all data trackers where none is named. */
  of(projectId: string, tracker: string | null): TraceShelf[];
  /** Traces that come later, wherever their record time lies. */
  add(projectId: string, tracker: string, records: readonly CloudTrace[]): void;
}

export function openShelves({ contents }: Account): Shelves {
  const shelves = new Map<string, Map<string, TraceShelf[]>>();
  const ofProject = (projectId: string): Map<string, TraceShelf[]> => {
    const known = shelves.get(projectId) ?? new Map<string, TraceShelf[]>();
    shelves.set(projectId, known);
    return known;
  };
  for (const [projectId, { traces }] of Object.entries(contents))
    for (const [tracker, { records, generated }] of Object.entries(traces ?? {}))
      ofProject(projectId).set(tracker, [
        ...(records === undefined ? [] : [fixedShelf(records)]),
        ...(generated === undefined ? [] : [generatedShelf(generated)]),
      ]);
  return {
    of(projectId, tracker) {
      const known = ofProject(projectId);
      if (tracker !== null) return known.get(tracker) ?? [];
      return [...known].filter(([name]) => name !== 'system').flatMap(([, each]) => each);
    },
    add(projectId, tracker, records) {
      const known = ofProject(projectId);
      known.set(tracker, [...(known.get(tracker) ?? []), fixedShelf(records)]);
    },
  };
}
