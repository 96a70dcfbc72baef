import type { Account } from '../cloud/account.ts';
import { peopled } from './people.ts';

/** An account that never switched the service on. */
export const empty = (): Account => peopled();
