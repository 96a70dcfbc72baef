import type { Asked, Service } from './exchange.ts';
import type { Trouble } from './faults.ts';

/** A request and what became of it. */
export interface LogEntry {
  at: number;
  service: Service;
  method: string;
  path: string;
  query: [string, string][];
  headers: Record<string, string>;
  body: string;
  /** Who asked; null for who could not be told. */
  user: string | null;
  trouble: Trouble['kind'] | null;
  /** Null while there is no answer, and where there never is one. */
  status: number | null;
}

export interface RequestLog {
  entries(): readonly LogEntry[];
  clear(): void;
  /** How many requests were under way at once, at most. */
  mostAtOnce(): number;
  /** The entry, to be completed; `done` when nothing more is sent. */
  begin(asked: Asked, at: number): { entry: LogEntry; done(): void };
}

export function openRequestLog(): RequestLog {
  let entries: LogEntry[] = [];
  let underWay = 0;
  let most = 0;
  return {
    entries: () => entries,
    clear() {
      entries = [];
      most = underWay;
    },
    mostAtOnce: () => most,
    begin({ service, method, rawPath, query, headers, body }, at) {
      const entry: LogEntry = {
        at,
        service,
        method,
        path: rawPath,
        query,
        headers,
        body: body.toString('utf8'),
        user: null,
        trouble: null,
        status: null,
      };
      entries.push(entry);
      underWay += 1;
      most = Math.max(most, underWay);
      let open = true;
      return {
        entry,
        done() {
          if (open) underWay -= 1;
          open = false;
        },
      };
    },
  };
}
