import { DEFAULT_ASSUMPTIONS, type Assumptions } from '../../../shared/model/assumptions.ts';
import type { Json } from '../../../shared/model/json.ts';
import type { TraceFieldName } from '../../../shared/model/trace-fields.ts';
import type { Provider } from '../../../shared/model/trace.ts';
import type { NotificationParts } from '../../../shared/notification/parts.ts';
import { readNotification } from '../../../shared/notification/read-notification.ts';

/** What is to be replayed, as plain data. */
export interface Plan {
  provider: Provider;
  /** Null where no project is named: traces of all are looked at. */
  projectId: string | null;
  /** Whether a disabled notification matches nothing; otherwise every one is run as if it were enabled. */
  respectStatus: boolean;
  assumptions: Assumptions;
  parts: NotificationParts;
}

export interface PlanOptions {
  provider: Provider;
  /** The draft's; beats what the notification itself names. */
  projectId?: string | null;
  respectStatus?: boolean;
  assumptions?: Partial<Assumptions>;
}

/** Null for what is no object: there is nothing to replay. */
export function planOf(notification: Json, options: PlanOptions): Plan | null {
  const parts = readNotification(notification);
  if (parts === null) return null;
  return {
    provider: options.provider,
    projectId: options.projectId ?? parts.projectId,
    respectStatus: options.respectStatus ?? false,
    assumptions: { ...DEFAULT_ASSUMPTIONS, ...options.assumptions },
    parts,
  };
}

/** Fields whose being carried by a trace's format decides something. */
export function askedFields({ parts: { users, filter } }: Plan): Set<TraceFieldName> {
  const fields = new Set<TraceFieldName>();
  if (users !== null) fields.add('user.name').add('user.user_name');
  if (filter.kind === 'on') for (const rule of filter.rules) if (rule !== null) fields.add(rule.field);
  return fields;
}
