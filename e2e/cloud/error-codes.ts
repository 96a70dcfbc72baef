/** Chapter 8.1 of the API reference, and what the gateway before the services answers. */
const TABLE = {
  'CTS.0001': [400, 'The IAM or OBS service is abnormal.'],
  'CTS.0003': [400, 'The message body is empty or invalid.'],
  'CTS.0200': [400, 'The number of trackers has reached the upper limit.'],
  'CTS.0201': [400, 'A management tracker has been created.'],
  'CTS.0202': [400, 'The value of the tracker_type parameter is incorrect.'],
  'CTS.0203': [400, 'The value of tracker_name parameter is in an incorrect format.'],
  'CTS.0204': [400, 'The tracker_name parameter of a management tracker can only be set to system.'],
  'CTS.0205': [400, 'The status parameter can only be set to enabled or disabled.'],
  'CTS.0206': [
    400,
    'The data_bucket parameter cannot be included in the message body for a management tracker.',
  ],
  'CTS.0207': [
    400,
    'The tracker_name parameter in the message body cannot be set to system for a data tracker.',
  ],
  'CTS.0208': [400, 'The tracker already exists.'],
  'CTS.0209': [400, 'A type of operations on an OBS bucket can be tracked by only one tracker.'],
  'CTS.0210': [400, 'The OBS bucket to track cannot be empty.'],
  'CTS.0211': [400, 'The tracked OBS bucket does not exist.'],
  'CTS.0212': [400, 'The tracked OBS bucket cannot be modified.'],
  'CTS.0213': [400, 'The OBS bucket used for trace transfer cannot be a tracked OBS bucket.'],
  'CTS.0215': [400, 'The OBS bucket already exists.'],
  'CTS.0216': [400, 'Failed to create a bucket.'],
  'CTS.0217': [400, 'Failed to set a lifecycle rule for the OBS bucket.'],
  'CTS.0218': [400, 'The value of file_prefix_name is in an incorrect format.'],
  'CTS.0219': [400, 'The operation type cannot be empty.'],
  'CTS.0220': [400, 'KMS is not supported.'],
  'CTS.0221': [400, 'The KMS ID is empty.'],
  'CTS.0222': [400, 'KMS verification failed.'],
  'CTS.0225': [400, 'Only WRITE and/or READ operations on the OBS bucket can be tracked.'],
  'CTS.0228': [400, 'The CTS service is not trusted.'],
  'CTS.0229': [400, 'The organization tracker already exists.'],
  'CTS.0231': [
    400,
    'Invalid bucket name. A bucket name must be a string of 3 to 63 characters, including only lowercase letters, digits, hyphens (-), or periods (.). It must start with a digit or a lowercase letter.',
  ],
  'CTS.0300': [400, 'Query failed.'],
  // Not in 8.1: a later edition's answer to a name that is taken.
  'CTS.0400': [400, 'The notification name already exists.'],
  'CTS.0002': [403, 'Authentication failed or you do not have the permissions required.'],
  'CTS.0013': [403, 'No permission, Please check roles.'],
  'CTS.0100': [404, 'API version query is not supported in CTS.'],
  'CTS.0214': [404, 'The tracker does not exist.'],
  'CTS.0004': [500, 'Failed to write data.'],
  'CTS.0005': [500, 'Failed to read data.'],
  'APIG.0101': [404, 'The API does not exist or has not been published in the environment.'],
  'APIG.0201': [413, 'Request entity too large.'],
  'APIG.0301': [401, 'Incorrect IAM authentication information'],
  'APIG.0308': [429, 'The throttling threshold has been reached: policy user over ratelimit.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type ErrorCode = keyof typeof TABLE;

export const ERROR_CODES = Object.keys(TABLE) as ErrorCode[];

export function errorOf(code: ErrorCode): { status: number; message: string } {
  const [status, message] = TABLE[code];
  return { status, message };
}

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(TABLE, code);
