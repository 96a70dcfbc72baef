import type { CustomScheme, Privileges } from 'electron';
import { lifecycle } from './lifecycle.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();
let schemes: readonly CustomScheme[] = [];

export const protocol = {
  registerSchemesAsPrivileged(registered: CustomScheme[]): void {
    lifecycle.mustNotBeReady('protocol.registerSchemesAsPrivileged');
    schemes = structuredClone(registered);
  },
  handle(scheme: string, handler: Handler): void {
    lifecycle.mustBeReady('protocol.handle');
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} is handled already.`);
    handlers.set(scheme, handler);
  },
  unhandle: (scheme: string) => void handlers.delete(scheme),
  isProtocolHandled: (scheme: string) => handlers.has(scheme),
};

export function registeredSchemes(): readonly CustomScheme[] {
  return schemes;
}

export function privilegesOf(scheme: string): Privileges | undefined {
  const privileges = schemes.find((one) => one.scheme === scheme)?.privileges;
  // Without an origin of its own a scheme cannot hold a page with relative addresses: it is then not known at all.
  return privileges?.standard === true ? privileges : undefined;
}

export function handlerOf(url: string): Handler | undefined {
  return handlers.get(new URL(url).protocol.slice(0, -1));
}
