// A process that keeps a data process as a host does, and can be killed: prints both numbers once the workspace is
// open and the work asked for is under way.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Answer } from '../../../shared/ipc/contract.ts';
import type { DataMessage } from '../../../shared/ipc/message.ts';

const [, , folder, open = '', does] = process.argv;
const entry = fileURLToPath(new URL('../entry.ts', import.meta.url));
const data = fork(entry, [JSON.stringify({ folder, version: '1.2.3', open })], {
  serialization: 'advanced',
  stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
});

const CALLS = {
  nothing: { call: 'workspace.summary', input: {} },
  compact: { call: 'workspace.compact', input: {} },
  import: {
    call: 'imports.start',
    input: { paths: [`${open}.ndjson`], rating: 'severity', uploaded: false },
  },
  copy: { call: 'workspace.copy', input: { path: `${open}.copy`, replace: false } },
} as const;

const asked = CALLS[does as keyof typeof CALLS];
data.send({ id: 1, ...asked });
data.on('message', (message: DataMessage) => {
  if (message.type !== 'answer') return;
  const answer = JSON.parse(message.answer) as Answer;
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  process.stdout.write(`${JSON.stringify({ hostPid: process.pid, dataPid: data.pid })}\n`);
});
