import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { CloudTrace } from './account.ts';
import type { Fault } from './faults.ts';
import type { Cloud } from './start.ts';

type Controlled = Omit<Cloud, 'controlUrl'>;

/** What a test says comes from the same house: its bodies are taken as they are. */
type Orders = Readonly<Record<string, (cloud: Controlled, body: unknown) => unknown>>;

const ORDERS: Orders = {
  'POST /faults': ({ faults }, body) => faults.add(...(body as Fault[])),
  'DELETE /faults': ({ faults }) => faults.clear(),
  'GET /log': ({ log }) => ({ requests: log.entries(), mostAtOnce: log.mostAtOnce() }),
  'DELETE /log': ({ log }) => log.clear(),
  'GET /account': ({ account }) => account,
  'POST /clock': ({ setSkew }, body) => setSkew((body as { aheadMs: number }).aheadMs),
  'POST /traces': ({ shelves }, body) => {
    const { projectId, tracker, traces } = body as {
      projectId: string;
      tracker: string;
      traces: CloudTrace[];
    };
    shelves.add(projectId, tracker, traces);
  },
  'POST /expired-tokens': ({ tokens }) => tokens.expireAll(),
};

/** The control of a cloud that runs in a process of its own. */
export function controlRequest(cloud: Controlled): RequestListener {
  return (request, response) => {
    void order(cloud, request, response).catch((error: unknown) => {
      response.writeHead(400).end(String(error));
    });
  };
}

async function order(cloud: Controlled, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  const name = `${request.method} ${request.url}`;
  const handle = ORDERS[name];
  if (handle === undefined) {
    response.writeHead(404).end(`There is no ${name}. There are: ${Object.keys(ORDERS).join(', ')}.`);
    return;
  }
  const result = handle(cloud, text === '' ? null : JSON.parse(text));
  response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(result ?? {}));
}
