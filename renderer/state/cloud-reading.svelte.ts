import type { CloudRead } from '../../shared/model/cloud-read.ts';
import type { Connection } from '../../shared/model/connection.ts';
import { narrowedRead } from '../../shared/query/cloud-read.ts';
import { conjuncts } from '../../shared/query/language/rewrite.ts';
import { toQuery } from '../../shared/query/language/split.ts';
import type { Query } from '../../shared/query/query.ts';
import { call } from '../ipc/client.ts';
import { connections } from './connections.svelte.ts';
import { dialogs } from './dialogs.svelte.ts';
import { filter } from './traces/filter.svelte.ts';
import { timeWindow } from './traces/time-window.svelte.ts';

/** What the service still shows. */
const KEPT_MS = 7 * 86_400_000;
/** Text within bodies, which no service looks into. */
const NOTHING: Query = { kind: 'or', of: [] };

/** What of the list's filter and stretch of time a cloud can be asked for. */
export interface ClausesRead {
  read: CloudRead;
  clauses: { text: string; isSaid: boolean }[];
  /** Nothing of the stretch is shown by the service any more. */
  isPast: boolean;
}

export const cloudReading = {
  async ask(): Promise<void> {
    await connections.load();
    await dialogs.show('read-cloud');
  },
  ofFilter(now: number): ClausesRead {
    const parts = filter.expression.kind === 'all' ? [] : conjuncts(filter.expression);
    const texts = filter.chips.filter(({ range }) => range !== null).map(({ text }) => text);
    const queries = parts.map((part) => {
      const { query, bodies } = toQuery(part);
      return bodies === null ? query : NOTHING;
    });
    // What happened in the stretch was recorded in it or later.
    const from = Math.max(timeWindow.stretch?.from ?? 0, now - KEPT_MS);
    const isOpen = timeWindow.preset !== null;
    const to = isOpen ? now : Math.min(timeWindow.stretch?.to ?? now, now);
    const { read, said } = narrowedRead(queries, { from, to });
    const isPast = read.kind === 'filter' && read.from >= read.to;
    return { read, clauses: texts.map((text, at) => ({ text, isSaid: said[at] === true })), isPast };
  },
  /** Throws: the dialog that asked shows the failure. A task tells how it goes. */
  async read({ id }: Connection, read: CloudRead): Promise<void> {
    await call('profiles.read', { id, read });
  },
};
