import type {
  Answer,
  Bridge,
  CallName,
  Calls,
  EventName,
  Events,
  HostInfo,
} from '../../shared/ipc/contract.ts';
import type { CoverageSummary } from '../../shared/model/coverage.ts';
import { Failure, failureToWire } from '../../shared/model/failure.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../shared/model/settings.ts';
import { DEFAULT_WORKSPACE_SETTINGS } from '../../shared/model/workspace.ts';

type Given = { [Name in CallName]?: (input: Calls[Name]['input']) => Calls[Name]['output'] };

export interface StandInBridge extends Bridge {
  emit<Name extends EventName>(name: Name, payload: Events[Name]): void;
  /** Every call so far, with its input. */
  calls: { name: string; input: unknown }[];
}

const INFO: HostInfo = {
  ...{ kind: 'electron', dialogs: 'native', platform: 'linux', version: '0.0.0' },
  ...{ dataFolder: '/data', homeFolder: '/home/me', pathSeparator: '/', systemLanguages: ['en'] },
};

const NOTHING: CoverageSummary = {
  ...{ traces: 0, sources: 0, conflicts: 0, refused: 0, time: null, latenessMs: null, lines: [] },
};

/** A host in which nothing is open and nothing happens, except what is given. */
export function standInBridge(given: Given & { info?: Partial<HostInfo> } = {}): StandInBridge {
  const listeners = new Set<Parameters<Bridge['on']>[0]>();
  let settings: Settings = DEFAULT_SETTINGS;
  const quiet: Given = {
    'host.info': () => ({ ...INFO, ...given.info }),
    'failures.take': () => ({ failures: [], last: 0 }),
    'settings.read': () => settings,
    'settings.write': (change) => (settings = { ...settings, ...change }),
    'workspace.summary': () => null,
    'workspace.recent': () => [],
    'tasks.list': () => [],
    'imports.list': () => [],
    'traces.pairs': () => ({ pairs: [] }),
    'coverage.summary': () => NOTHING,
    'overview.report': () => null,
    'overview.unreported': ({ window }) => ({
      ...{ window, notifications: 0, lookedAt: null, counts: { incident: 0, warning: 0 }, unsure: 0 },
    }),
    'traces.paths': () => ({ paths: [] }),
    'marks.tags': () => ({ bookmarked: 0, noted: 0, judged: { useful: 0, noise: 0 }, tags: [] }),
    'screen.read': () => null,
    'screen.write': () => ({}),
    'sample.prepare': () => ({}),
    'sample.about': () => null,
    'journal.openWrites': () => [],
    'snapshots.gone': () => [],
    'views.list': () => [],
    'workspace.settings': () => DEFAULT_WORKSPACE_SETTINGS,
    'secrets.status': () => ({ store: 'system', reason: null, lock: null, names: [] }),
  };
  const bridge: StandInBridge = {
    calls: [],
    call(name, input) {
      bridge.calls.push({ name, input });
      const handler = (given[name as CallName] ?? quiet[name as CallName]) as
        ((input: unknown) => never) | undefined;
      return Promise.resolve().then((): Answer => {
        try {
          if (handler === undefined) throw new Failure('call-unknown', { call: name });
          return { ok: true, output: handler(input) };
        } catch (error) {
          if (error instanceof Failure) return { ok: false, failure: failureToWire(error) };
          throw error;
        }
      });
    },
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit: (name, payload) => listeners.forEach((listener) => listener(name, payload)),
    pathOf: (file) => `/dropped/${(file as File).name}`,
  };
  return bridge;
}
