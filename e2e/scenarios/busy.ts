import type { Account } from '../cloud/account.ts';
import { company } from './company.ts';
import { PROJECT } from './people.ts';

const DAY_MS = 86_400_000;

/** The company with 200,000 management traces in its week. */
export function busy(now: number): Account {
  const account = company(now);
  const contents = account.contents[PROJECT];
  if (contents?.traces !== undefined)
    contents.traces['system'] = {
      // Half a minute short of now, so that none is due while it is measured.
      generated: { count: 200_000, seed: 7, fromAt: now - 6 * DAY_MS, toAt: now - 30_000 },
    };
  return account;
}
