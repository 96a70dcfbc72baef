import type { DraftProblem } from '../../model/draft-problem.ts';
import { readFile, readJson, type ReadDrafts } from '../read-file.ts';
import { notificationOfConfigured, RESOURCE } from '../read-terraform.ts';
import { findHcl, type HclFault, type HclWanted } from './hcl.ts';

const WANTED: HclWanted = {
  ...{ type: 'resource', label: RESOURCE },
  open: new Set(['smn_topic', 'function']),
  // Terraform's own: they say nothing of a notification.
  unread: new Set(['depends_on', 'lifecycle', 'provider', 'provisioner', 'connection', 'timeouts']),
};

/** What a file of notifications holds, be it JSON or Terraform's own language. */
export function readNotifications(written: string): ReadDrafts | DraftProblem {
  const read = readFile(written);
  if (!('problem' in read) || read.problem !== 'terraform-text') return read;
  const found = findHcl(written.startsWith('\uFEFF') ? written.slice(1) : written, WANTED);
  if (!Array.isArray(found)) return problemOf(written, found);
  if (found.length === 0) return { problem: 'terraform-without-notification', details: {} };
  const notifications = found.map(({ body }) => notificationOfConfigured(body));
  const [only] = notifications;
  return readJson(only !== undefined && notifications.length === 1 ? only : notifications);
}

function problemOf(text: string, { at, fault }: HclFault): DraftProblem {
  const lines = text.slice(0, at).split(/\r\n|\r|\n/);
  const details = { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  if (fault === 'computed' || fault === 'heredoc') return { problem: `terraform-${fault}`, details };
  return { problem: 'terraform-unreadable', details };
}
