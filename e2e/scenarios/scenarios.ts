import type { Account } from '../cloud/account.ts';
import { busy } from './busy.ts';
import { company } from './company.ts';
import { empty } from './empty.ts';
import { hostile } from './hostile.ts';

/** An account as it is at an instant: traces are shown for seven days, so their times have to follow. */
export type Scenario = (now: number) => Account;

export const SCENARIOS: Readonly<Record<string, Scenario>> = { company, empty, busy, hostile };
