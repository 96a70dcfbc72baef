import { X509Certificate } from 'node:crypto';
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import { Failure } from '../../../../shared/model/failure.ts';
import type { CloudNetwork } from '../../../../shared/model/cloud-network.ts';
import { proxyFor, type Environment } from './proxy.ts';

export interface Route {
  agent: http.Agent;
  /** Host and port of the proxy that is gone through; null for none. */
  proxy: string | null;
}

/** Sockets to the cloud, kept and shared within bounds. */
export interface Agents {
  /** Kept connections may have been closed by the other side: what must not be sent twice gets one of its own. */
  route(target: URL, isRepeatable: boolean): Route;
  close(): void;
}

export function openAgents(network: CloudNetwork, environment: Environment, maxSockets: number): Agents {
  const ca = trusted(network.caPem);
  const open = new Map<string, http.Agent>();

  function agentFor(target: URL, proxy: URL | null, keepAlive: boolean): http.Agent {
    const key = [target.protocol, proxy?.href, keepAlive].join(' ');
    const sockets = { keepAlive, maxSockets, maxTotalSockets: maxSockets * 2 };
    // Left out, the agent of a later Node would look for a proxy itself.
    const proxyEnv = proxy === null ? {} : { HTTPS_PROXY: proxy.href };
    const agent =
      open.get(key) ??
      (target.protocol === 'http:'
        ? new http.Agent({ ...sockets, proxyEnv })
        : new https.Agent({ ...sockets, proxyEnv, ...(ca === undefined ? {} : { ca }) }));
    open.set(key, agent);
    return agent;
  }

  return {
    route(target, isRepeatable) {
      const proxy = proxyFor(target, network, environment);
      return { agent: agentFor(target, proxy, isRepeatable), proxy: proxy?.host ?? null };
    },
    close() {
      for (const agent of open.values()) agent.destroy();
      open.clear();
    },
  };
}

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Naming certificates replaces those known, so that these are named with them. */
function trusted(caPem: string | null): string[] | undefined {
  return caPem === null ? undefined : [...tls.getCACertificates('default'), ...certificatesOf(caPem)];
}

export function certificatesOf(caPem: string): string[] {
  const own = caPem.match(CERTIFICATE) ?? [];
  if (own.length === 0) throw new Failure('cloud-ca-unreadable', { problem: 'none' });
  for (const certificate of own) assertCertificate(certificate);
  return own;
}

/** A broken one would be passed over in silence, and every connection refused. */
function assertCertificate(pem: string): void {
  try {
    new X509Certificate(pem);
  } catch {
    throw new Failure('cloud-ca-unreadable', { problem: 'damaged' });
  }
}
