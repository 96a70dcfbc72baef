import type { CloudProfile } from '../../shared/model/cloud-profile.ts';
import { secretName, type Connection, type SignInSecret } from '../../shared/model/connection.ts';
import { Failure, type FailureWire } from '../../shared/model/failure.ts';
import { call } from '../ipc/client.ts';
import { attempt } from './notices.svelte.ts';
import { secrets } from './secrets.svelte.ts';
import { settings } from './settings.svelte.ts';
import { whileChanging } from './while-changing.ts';

/** What the latest test of a connection said. */
export type Tested =
  | { state: 'asking' }
  | { state: 'reached'; missing: readonly FailureWire[] }
  | { state: 'failed'; failure: Failure };

let tested = $state.raw<Readonly<Record<string, Tested>>>({});
let list = $state.raw<readonly Connection[] | null>(null);

const read = whileChanging(async () => {
  list = await call('profiles.list');
});

/** The profiles of the cloud on this machine. */
export const connections = {
  /** Null until they are known. */
  get list(): readonly Connection[] | null {
    return list;
  },
  load(): Promise<void> {
    return attempt(read);
  },
  tested: ({ id }: Connection): Tested | null => tested[id] ?? null,
  async test({ id }: Connection): Promise<void> {
    if (tested[id]?.state === 'asking') return;
    tested = { ...tested, [id]: { state: 'asking' } };
    try {
      const { missing } = await call('profiles.test', { id });
      tested = { ...tested, [id]: { state: 'reached', missing } };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      tested = { ...tested, [id]: { state: 'failed', failure: error } };
    }
  },
  /** Reads what is missing into the open workspace; a task tells how it goes. */
  sync({ id }: Connection): Promise<void> {
    return attempt(async () => {
      await call('profiles.sync', { id });
    });
  },
  /** Whether what it signs in with is kept; the page never learns it. */
  isStored({ id, profile }: Connection): boolean {
    return secrets.status?.names.includes(secretName(id, profile.signIn)) ?? false;
  },
  /** Throws: the dialog that asked stays open and shows the failure. Without a secret the one that is kept stays. */
  async save(id: string | null, profile: CloudProfile, secret: SignInSecret | null): Promise<Connection> {
    const saved = await call('profiles.save', { id, profile });
    // What was said was about what it was before.
    tested = Object.fromEntries(Object.entries(tested).filter(([each]) => each !== saved.id));
    await read();
    if (secret !== null) await secrets.store(secretName(saved.id, secret.kind), JSON.stringify(secret));
    return saved;
  },
  remove({ id }: Connection): Promise<void> {
    return attempt(async () => {
      // What is secret first: a profile that is left can be removed again, a secret without one nobody would find.
      const kept = secrets.status?.names.filter((name) => name.startsWith(`profile/${id}/`)) ?? [];
      for (const name of kept) await secrets.remove(name);
      await call('profiles.remove', { id });
      const { [id]: every, ...others } = settings.current.syncEvery;
      if (every !== undefined) await settings.write({ syncEvery: others });
      await read();
    });
  },
};
