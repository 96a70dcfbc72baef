import type { CloudNotification } from '../../../shared/model/cloud-objects.ts';
import type { JsonObject } from '../../../shared/model/json.ts';
import { publishBody, publishStatus } from '../../../shared/notification/publish-body.ts';
import { printTerraform } from '../../../shared/notification/terraform/terraform-draft.ts';
import { fileName } from '../file-name.ts';
import { writeText } from '../write-text.ts';

/** As the service tells them; as they would be made anew by its API; as blocks of Terraform. */
export const LIVE_FORMATS = ['json', 'body', 'terraform'] as const;
export type LiveFormat = (typeof LIVE_FORMATS)[number];

const ENDINGS: Record<LiveFormat, string> = { json: 'json', body: 'request.json', terraform: 'tf' };

type Told = Pick<CloudNotification, 'raw'>;

export function liveText(all: readonly Told[], format: LiveFormat): string {
  if (format === 'json') return printed({ notifications: all.map(({ raw }) => raw) });
  if (format === 'terraform') return all.map(({ raw }) => blockOf(raw)).join('\n');
  const bodies = all.map(({ raw }) => publishBody(raw, null));
  return printed(bodies.length === 1 ? bodies[0] : bodies);
}

export function writeLive(all: readonly CloudNotification[], format: LiveFormat): Promise<void> {
  const [only] = all;
  const name =
    only !== undefined && all.length === 1
      ? fileName(only.notification_name, 'notification')
      : 'live_notifications';
  return writeText(`${name}.${ENDINGS[format]}`, liveText(all, format));
}

const blockOf = (raw: JsonObject): string =>
  printTerraform({ ...publishBody(raw, null), status: publishStatus(raw, null) });

const printed = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`;
