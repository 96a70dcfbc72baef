import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';
import type { Connection } from '../../../shared/model/connection.ts';
import { Failure } from '../../../shared/model/failure.ts';
import type { LastWrite } from '../../../shared/model/live-version.ts';
import type { LiveConfiguration } from '../../../shared/model/live-configuration.ts';
import { call } from '../../ipc/client.ts';
import { forgetConfigurations, keptConfiguration } from '../kept-configuration.ts';

export interface LookedAccount {
  at: number;
  notifications: readonly CloudNotification[];
  /** Read a moment ago, and not by the last sync. */
  isFresh: boolean;
}

/** The account that a plan would change, as it is now; where that cannot be read, as it was at the last sync. */
export class AccountNow {
  #looked = $state.raw<LookedAccount | null>(null);
  #configuration = $state.raw<LiveConfiguration | null>(null);
  #writes = $state.raw<readonly LastWrite[]>([]);
  #failure = $state.raw<Failure | null>(null);
  #isLooking = $state(false);
  #turn = 0;

  /** Null where nothing of it is known. */
  get looked(): LookedAccount | null {
    return this.#looked;
  }
  get configuration(): LiveConfiguration | null {
    return this.#configuration;
  }
  get writes(): readonly LastWrite[] {
    return this.#writes;
  }
  /** Why it could not be read. */
  get failure(): Failure | null {
    return this.#failure;
  }
  get isLooking(): boolean {
    return this.#isLooking;
  }

  /** `connection`: null where there is none that could be asked. */
  async look(connection: Connection | null, projectId: string | null): Promise<void> {
    const turn = (this.#turn += 1);
    this.#isLooking = true;
    try {
      const failed = connection === null ? null : await this.#read(connection, turn);
      const scope = projectId ?? connection?.profile.projectId ?? null;
      // What was read just now is in it, whether or not that was told already.
      forgetConfigurations();
      const configuration = await keptConfiguration(scope);
      const writes = scope === null ? [] : await call('journal.writes', { projectId: scope });
      if (turn !== this.#turn) return;
      this.#failure = failed;
      [this.#configuration, this.#writes] = [configuration, writes];
      if (connection !== null && failed === null) return;
      const kept = configuration?.notifications ?? null;
      this.#looked = kept && { at: kept.lastSeenAt, notifications: kept.found, isFresh: false };
    } finally {
      if (turn === this.#turn) this.#isLooking = false;
    }
  }

  /** Why it could not; null where it could. */
  async #read({ id }: Connection, turn: number): Promise<Failure | null> {
    try {
      const { at, notifications } = await call('profiles.look', { id });
      if (turn === this.#turn) this.#looked = { at, notifications, isFresh: true };
      return null;
    } catch (error) {
      if (error instanceof Failure) return error;
      throw error;
    }
  }
}
