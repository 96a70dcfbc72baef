import type { JsonObject } from './json.ts';

/**
 * What the services tell, under their own names. A member that is absent or of no known form is null; `raw` is the
 * whole object as it came, with members that no document names.
 */
interface Told {
  raw: JsonObject;
}

export interface CloudTracker extends Told {
  id: string | null;
  tracker_name: string;
  tracker_type: string | null;
  /** enabled, disabled or error. */
  status: string | null;
  /** Why it is in error. */
  detail: string | null;
  create_time: number | null;
  domain_id: string | null;
  project_id: string | null;
  kms_id: string | null;
  agency_name: string | null;
  group_id: string | null;
  stream_id: string | null;
  is_support_trace_files_encryption: boolean | null;
  is_support_validate: boolean | null;
  is_organization_tracker: boolean | null;
  exclude_service: string[];
  obs_info: TrackerObsInfo | null;
  lts: TrackerLts | null;
  data_bucket: TrackerDataBucket | null;
}

export interface TrackerObsInfo {
  bucket_name: string | null;
  file_prefix_name: string | null;
  is_obs_created: boolean | null;
  is_authorized_bucket: boolean | null;
  /** Days; 0 where none is set. */
  bucket_lifecycle: number | null;
  compress_type: string | null;
  is_sort_by_service: boolean | null;
}

export interface TrackerLts {
  is_lts_enabled: boolean | null;
  log_group_name: string | null;
  log_topic_name: string | null;
}

export interface TrackerDataBucket {
  data_bucket_name: string | null;
  search_enabled: boolean | null;
  data_event: string[];
}

export const NOTIFICATION_TYPES = ['smn', 'fun'] as const;
export type NotificationType = (typeof NOTIFICATION_TYPES)[number];

export interface NotificationOperations {
  service_type: string;
  resource_type: string;
  trace_names: string[];
}

export interface NotificationUsers {
  user_group: string;
  user_list: string[];
}

export interface NotificationFilter {
  condition: string;
  is_support_filter: boolean;
  rule: string[];
}

export interface CloudNotification extends Told {
  notification_id: string;
  notification_name: string;
  notification_type: string | null;
  operation_type: string | null;
  operations: NotificationOperations[];
  notify_user_list: NotificationUsers[];
  status: string | null;
  topic_id: string | null;
  filter: NotificationFilter | null;
  agency_name: string | null;
  project_id: string | null;
  create_time: number | null;
}

/** What a new notification is made of. It is enabled: only a change can disable it. */
export interface NotificationBody {
  notification_name: string;
  operation_type: string;
  operations?: NotificationOperations[];
  notify_user_list?: NotificationUsers[];
  topic_id?: string;
  filter?: NotificationFilter;
  agency_name?: string;
}

/** Replaces the notification whole: what is left out is gone. */
export interface NotificationChange extends NotificationBody {
  notification_id: string;
  status: string;
}

export interface TrackerBody {
  tracker_type: string;
  tracker_name: string;
  is_lts_enabled?: boolean;
  is_organization_tracker?: boolean;
  management_event_selector?: { exclude_service: string[] };
  obs_info?: {
    bucket_name?: string;
    file_prefix_name?: string;
    is_obs_created?: boolean;
    bucket_lifecycle?: number;
    compress_type?: string;
    is_sort_by_service?: boolean;
  };
  is_support_trace_files_encryption?: boolean;
  kms_id?: string;
  is_support_validate?: boolean;
  data_bucket?: { data_bucket_name?: string; data_event?: string[] };
  agency_name?: string;
}

export interface TrackerChange extends TrackerBody {
  status?: string;
}

export interface CloudQuota extends Told {
  type: string;
  used: number | null;
  quota: number | null;
}

export interface CloudOperations extends Told {
  /** In the case that the service writes it in, which differs from that of traces. */
  service_type: string;
  resource_type: string;
  operation_list: string[];
}

export interface CloudResources extends Told {
  service_type: string;
  resource: string[];
}

export interface BucketToCheck {
  bucket_name: string;
  bucket_location: string;
  kms_id?: string;
  is_support_trace_files_encryption?: boolean;
}

export interface CheckedBucket extends Told {
  bucket_name: string;
  bucket_location: string | null;
  /** Null where the answer does not say how this one ended. */
  success: boolean | null;
  response_code: number | null;
  error_code: string | null;
  error_message: string | null;
}

export interface CloudTag {
  key: string;
  value?: string;
}

export interface CloudConfiguration extends Told {
  is_sync_global_trace: boolean | null;
  is_support_read_only: boolean | null;
  support_read_only_services: string[];
}

export interface CloudConfigurationChange {
  is_sync_global_trace?: boolean;
  is_support_read_only?: boolean;
  support_read_only_services?: string[];
}

export interface CloudProject extends Told {
  id: string;
  name: string;
  domain_id: string | null;
  enabled: boolean | null;
}

/** An account, a user or a group. */
export interface CloudPrincipal extends Told {
  id: string;
  name: string;
  domain_id: string | null;
  enabled: boolean | null;
  description: string | null;
}

export interface CloudTopic extends Told {
  topic_urn: string;
  name: string;
  display_name: string | null;
}

export interface CloudSubscription extends Told {
  subscription_urn: string | null;
  topic_urn: string | null;
  protocol: string | null;
  endpoint: string | null;
  /** 0 unconfirmed, 1 confirmed, others cancelled or refused. */
  status: number | null;
  remark: string | null;
}

export interface CloudFunction extends Told {
  func_urn: string;
  func_name: string;
  package: string | null;
  runtime: string | null;
}

export interface CloudKey extends Told {
  key_id: string;
  key_alias: string | null;
  /** 2 is enabled. */
  key_state: string | null;
}

/** Narrows down what is listed; all but the first four hold for management traces alone. */
export interface TraceQuery {
  trace_type?: 'system' | 'data';
  /** Milliseconds, both exclusive; one without the other means nothing. */
  window?: { from: number; to: number };
  tracker_name?: string;
  limit?: number;
  service_type?: string;
  user?: string;
  resource_name?: string;
  resource_type?: string;
  resource_id?: string;
  trace_id?: string;
  trace_name?: string;
  trace_rating?: string;
  access_key_id?: string;
  enterprise_project_id?: string;
}
