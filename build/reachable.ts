import * as http from 'node:http';
import * as https from 'node:https';

/**
 * Whether a server answers at all, asked before a download that would take minutes to find out. Goes through the
 * proxy the environment names, as the download does.
 */
export function isReachable(url: string, withinMs: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const { Agent, get } = url.startsWith('http:') ? http : https;
  const agent = new Agent({ proxyEnv: process.env });
  const request = get(url, { agent, method: 'HEAD', signal: AbortSignal.timeout(withinMs) }, (response) => {
    response.resume();
    resolve(true);
  });
  request.on('error', () => resolve(false));
  return promise.finally(() => agent.destroy());
}
