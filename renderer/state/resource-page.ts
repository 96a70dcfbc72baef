import { call } from '../ipc/client.ts';
import { host } from './host.svelte.ts';
import { attempt } from './notices.svelte.ts';

/**
 * Opens an address outside the app, from the click that confirmed it: the app's own window goes nowhere. In a browser it is a tab
 * that knows nothing of this one.
 */
export async function openPage(address: string): Promise<void> {
  if (host.info?.kind === 'serve') window.open(address, '_blank', 'noopener,noreferrer');
  else await attempt(async () => void (await call('page.open', { address })));
}
