/** What the peers keep of a trace as columns of their own: what a list, a filter or a notification asks for. */
export const TEXT_COLUMNS = [
  'trace_id',
  'service_type',
  'resource_type',
  'resource_id',
  'resource_name',
  'trace_name',
  'trace_rating',
  'trace_type',
  'code',
  'api_version',
  'source_ip',
  'project_id',
  'tracker_name',
  'request_id',
  'message',
  'request',
  'response',
] as const;

export const TIME_COLUMNS = ['time', 'record_time'] as const;

/** What a row of the list shows. */
export const SHOWN_COLUMNS = [
  'trace_id',
  'time',
  'trace_rating',
  'service_type',
  'resource_type',
  'resource_name',
  'trace_name',
  'user_name',
  'source_ip',
] as const;

/** What filters, charts and facets rest on: read as the numbers of values in a dictionary. */
export const NUMBERED_COLUMNS = [
  'trace_rating',
  'trace_type',
  'code',
  'api_version',
  'service_type',
  'resource_type',
  'resource_id',
  'trace_name',
  'user_name',
  'source_ip',
] as const;
