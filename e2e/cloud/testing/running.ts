import { onTestFinished } from 'vitest';
import { empty } from '../../scenarios/empty.ts';
import type { Account } from '../account.ts';
import { startCloud, type Cloud, type CloudOptions } from '../start.ts';

/** A cloud that ends with the test. */
export async function runningCloud(
  account: Account = empty(),
  options: Omit<CloudOptions, 'account'> = {},
): Promise<Cloud> {
  const cloud = await startCloud({ account, ...options });
  onTestFinished(() => cloud.close());
  return cloud;
}
