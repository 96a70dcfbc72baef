/** One account with all that the simulated cloud holds of it: plain data, so that a test or a file can give any. */
export interface Account {
  region: string;
  domain: { id: string; name: string };
  projects: Project[];
  users: User[];
  groups: Group[];
  /** What a project holds, by its id. A project that is not named holds nothing. */
  contents: Record<string, ProjectContents>;
  buckets: Bucket[];
  kmsKeys: KmsKey[];
  /** What the resources call answers. */
  resources: { service_type: string; resource: string[] }[];
  forms?: AnswerForms;
}

export interface Project {
  id: string;
  name: string;
  parent_id: string;
  enabled?: boolean;
  description?: string;
}

export interface User {
  id: string;
  name: string;
  password: string;
  /** Actions such as `cts:trace:list`; `*` allows all, and a service with a star all of it. */
  actions: string[];
  keys: AccessKey[];
  enabled?: boolean;
  /** Projects the user may reach, by id; all where it is left out. */
  projects?: string[];
}

export interface AccessKey {
  access: string;
  secret: string;
  /** Makes it a temporary key. */
  securityToken?: string;
  endsAt?: number;
}

export interface Group {
  id: string;
  name: string;
  description?: string;
  /** Ids of users. */
  members: string[];
}

export interface ProjectContents {
  trackers?: Tracker[];
  notifications?: Notification[];
  /** By name of the tracker. */
  traces?: Record<string, TrackerTraces>;
  operations?: Operation[];
  /** Names of who was active. */
  operators?: string[];
  configuration?: Configuration;
  topics?: Topic[];
  subscriptions?: Subscription[];
  functions?: CloudFunction[];
}

export type JsonObject = Record<string, unknown>;

/** A trace as the API writes it: everything but these two may be missing or odd. */
export interface CloudTrace extends JsonObject {
  trace_id: string;
  record_time: number;
}

export interface TrackerTraces {
  records?: CloudTrace[];
  generated?: GeneratedPlan;
}

/** As many traces as wanted, made while they are asked for; the same for the same plan. */
export interface GeneratedPlan {
  count: number;
  seed: number;
  /** Record times lie from the first (included) to the last (excluded). */
  fromAt: number;
  toAt: number;
}

export interface Tracker extends JsonObject {
  id: string;
  tracker_name: string;
  tracker_type: 'system' | 'data';
  status: string;
}

export interface Notification extends JsonObject {
  notification_id: string;
  notification_name: string;
  status: string;
  topic_id?: string;
}

export interface Operation {
  service_type: string;
  resource_type: string;
  operation_list: string[];
}

export interface Configuration {
  is_sync_global_trace: boolean;
  is_support_read_only: boolean;
  support_read_only_services: string[];
}

export interface Topic extends JsonObject {
  topic_urn: string;
  name: string;
}

export interface Subscription extends JsonObject {
  topic_urn: string;
  subscription_urn: string;
  protocol: string;
  endpoint: string;
  status: number;
}

export interface CloudFunction extends JsonObject {
  func_urn: string;
  func_name: string;
}

export interface Bucket {
  name: string;
  location: string;
}

export interface KmsKey extends JsonObject {
  key_id: string;
  key_alias: string;
  key_state: string;
}

/** Where the documents show two forms of an answer, which one is given; the first of each is used where nothing is said. */
export interface AnswerForms {
  /** The last page says that it is, or has a marker like any other and an empty page follows it. */
  end?: 'null-marker' | 'empty-page';
  /** How the end is written. */
  noMarker?: 'null' | 'missing';
  /** What comes after a marker where more traces share its record time: all of them, those and the marked one again, or none. */
  border?: 'exact' | 'repeat' | 'lose';
  /** Trackers carry their tags; the documents name no call that reads them. */
  trackerTags?: boolean;
}
