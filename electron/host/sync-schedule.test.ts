import { describe, expect, test } from 'vitest';
import type { Answer, CallName, Events } from '../../shared/ipc/contract.ts';
import { Failure, failureToWire } from '../../shared/model/failure.ts';
import { DEFAULT_SETTINGS, type SyncMinutes } from '../../shared/model/settings.ts';
import type { Task } from '../../shared/model/task.ts';
import type { EventListener } from './host.ts';
import { startSyncSchedule } from './sync-schedule.ts';

const MINUTE = 60_000;
const PROFILE = {
  site: 'europe',
  region: 'r',
  endpoints: {},
  projectId: 'p',
  domainId: '',
  isReadOnly: true,
};
const TASK = {
  kind: 'sync',
  cancellable: true,
  progress: null,
  outcome: null,
  failure: null,
  endedAt: 1,
} as const;

/** A host whose tasks end as the test says. */
function scheduled(syncEvery: Record<string, SyncMinutes> = { a: 15 }) {
  const state = {
    at: 1_000_000_000,
    syncEvery,
    path: '/w' as string | null,
    readOnly: false,
    tasks: [] as Task[],
    begun: [] as string[],
    raised: [] as string[],
    refuse: null as Failure | null,
  };
  let listener: EventListener = () => undefined;
  const answers: Partial<Record<CallName, (input: never) => unknown>> = {
    'settings.read': () => ({ ...DEFAULT_SETTINGS, syncEvery: state.syncEvery }),
    'workspace.summary': () =>
      state.path === null ? null : { path: state.path, name: 'w', readOnly: state.readOnly },
    'tasks.list': () => state.tasks,
    'profiles.list': () =>
      ['a', 'b'].map((id) => ({ id, profile: { ...PROFILE, name: `name of ${id}`, signIn: 'keys' } })),
    'profiles.sync': ({ id, isScheduled }: { id: string; isScheduled?: boolean }) => {
      expect(isScheduled).toBe(true);
      if (state.refuse !== null) throw state.refuse;
      state.begun.push(id);
      const taskId = String(state.begun.length);
      const task: Task = {
        ...TASK,
        id: taskId,
        path: `name of ${id}`,
        state: 'running',
        startedAt: state.at,
      };
      state.tasks = [task, ...state.tasks];
      return { taskId };
    },
  };
  const schedule = startSyncSchedule({
    host: {
      call: (name, input) =>
        Promise.resolve().then((): Answer => {
          try {
            return { ok: true, output: answers[name as CallName]?.(input as never) as never };
          } catch (error) {
            return { ok: false, failure: failureToWire(error as Failure) };
          }
        }),
      onEvent: (heard) => {
        listener = heard;
        return () => undefined;
      },
      raise: ({ code }) => void state.raised.push(code),
    },
    now: () => state.at,
    every: () => () => undefined,
  });
  const end = (part: Partial<Task>): void => {
    state.tasks = state.tasks.map((task) => (task.state === 'running' ? { ...task, ...part } : task));
  };
  const after = async (ms: number): Promise<number> => {
    const before = state.begun.length;
    state.at += ms;
    await schedule.look();
    return state.begun.length - before;
  };
  const tell = (name: keyof Events, payload: unknown): void => listener(name, payload as never);
  return { state, schedule, end, after, tell };
}

const FAILED = { state: 'failed', failure: { code: 'cloud-dns', details: { host: 'x' } } } as const;

describe('a schedule of syncs', () => {
  test('brings a workspace up to date at once, and then by its interval', async () => {
    const { after, end, state } = scheduled();
    expect(await after(0)).toBe(1);
    end({ state: 'done' });
    expect([await after(14 * MINUTE), await after(MINUTE)]).toEqual([0, 1]);
    expect(state.begun).toEqual(['a', 'a']);
  });

  test('does nothing where none is chosen, no workspace is open or none that can be written', async () => {
    expect(await scheduled({}).after(0)).toBe(0);
    const closed = scheduled();
    closed.state.path = null;
    expect(await closed.after(0)).toBe(0);
    const sealed = scheduled();
    sealed.state.readOnly = true;
    expect(await sealed.after(0)).toBe(0);
  });

  test('syncs a connection never twice at a time, and several side by side', async () => {
    const { after, end, state } = scheduled({ a: 15, b: 60 });
    expect(await after(0)).toBe(2);
    expect(await after(600 * MINUTE)).toBe(0);
    end({ state: 'done' });
    expect(await after(0)).toBe(2);
    expect(state.begun).toEqual(['a', 'b', 'a', 'b']);
  });

  test('waits for one that a person began, and counts from it', async () => {
    const { after, end, state } = scheduled();
    state.tasks = [{ ...TASK, id: 'own', path: 'name of a', state: 'running', startedAt: state.at }];
    expect(await after(16 * MINUTE)).toBe(0);
    end({ state: 'done' });
    state.at -= 6 * MINUTE;
    expect([await after(0), await after(6 * MINUTE)]).toEqual([0, 1]);
  });

  test('what was due several times while the machine slept is done once', async () => {
    const { after, end } = scheduled();
    await after(0);
    end({ state: 'done' });
    expect(await after(2000 * MINUTE)).toBe(1);
    end({ state: 'done' });
    expect(await after(MINUTE)).toBe(0);
  });

  test.each<[string, Partial<Task>]>([
    ['a failure', FAILED],
    [
      'one that could read nothing',
      {
        state: 'done',
        outcome: {
          ...{ run: 1, pages: 0, denied: [] },
          totals: { added: 0 } as never,
          missing: [{ failure: { code: 'cloud-dns', details: { host: 'x' } } }],
        },
      },
    ],
  ])(
    'waits twice as long after each of %s, no longer than a day, and as usual after a success',
    async (_, failed) => {
      const { after, end } = scheduled();
      await after(0);
      end(failed);
      expect([await after(29 * MINUTE), await after(MINUTE)]).toEqual([0, 1]);
      end(failed);
      expect([await after(59 * MINUTE), await after(MINUTE)]).toEqual([0, 1]);
      for (let times = 0; times < 10; times += 1) {
        end(failed);
        await after(24 * 60 * MINUTE);
      }
      end({ state: 'done' });
      expect([await after(14 * MINUTE), await after(MINUTE)]).toEqual([0, 1]);
    },
  );

  test('what keeps it from beginning is said once, and it goes on as soon as a person has helped', async () => {
    const { after, state } = scheduled();
    state.refuse = new Failure('secrets-locked', {});
    expect([await after(0), await after(MINUTE), state.raised]).toEqual([0, 0, ['secrets-locked']]);
    state.refuse = null;
    expect(await after(1)).toBe(1);
  });

  test('a clock that is set back does not stop it', async () => {
    const { after, end } = scheduled();
    await after(0);
    end({ state: 'done' });
    expect(await after(-500 * MINUTE)).toBe(1);
  });

  test('another workspace is brought up to date at once when it is opened', async () => {
    const { schedule, state, end, tell } = scheduled();
    await schedule.look();
    end({ state: 'done' });
    state.tasks = [];
    state.path = '/other';
    tell('workspace.changed', { summary: { path: '/other' } });
    await schedule.look();
    expect(state.begun).toEqual(['a', 'a']);
  });

  test('nothing begins after its end', async () => {
    const { schedule, after } = scheduled();
    schedule.stop();
    expect(await after(0)).toBe(0);
  });
});
