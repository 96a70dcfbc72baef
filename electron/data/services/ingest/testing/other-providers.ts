import type { JsonObject } from '../../../../../shared/model/json.ts';

// Events as the exports of other clouds write them.

export const ibmEvent = (number: number): JsonObject => ({
  action: 'kms.secrets.rotate',
  correlationId: `c0ffee00-0000-4000-8000-${String(number).padStart(12, '0')}`,
  dataEvent: false,
  eventTime: '2025-02-11T08:15:30.45+0000',
  initiator: {
    id: 'IBMid-0001',
    name: 'kim@example.com',
    typeURI: 'service/security/account/user',
    credential: { type: 'token' },
    host: { address: '192.0.2.80', addressType: 'IPv4', agent: 'python-requests/2.31' },
  },
  message: 'Key Protect: rotate secret',
  observer: { name: 'ActivityTracker' },
  outcome: 'success',
  reason: { reasonCode: 204, reasonType: 'No Content' },
  requestData: { requestURI: '/api/v2/keys/4711/actions/rotate' },
  responseData: { keyState: 1 },
  severity: 'warning',
  target: {
    id: 'crn:v1:bluemix:public:kms:eu-gb:a/0000000000000000000000000000dead:aaaaaaaa-1111-4222-8333-000000000042:key:4711',
    name: 'invoices',
    typeURI: 'kms/secrets',
    host: { address: 'eu-gb.kms.example.com' },
  },
});

/** The same as a LogDNA archive has it. */
export const ibmLine = (number: number): JsonObject => ({
  _source: { _host: 'kms', _ts: 1739261730999, _line: JSON.stringify(ibmEvent(number)) },
});

const CMS_CONTENT = { eventId: 'bbbbbbbb-0000-4000-8000-000000000001', secretName: 'orders-rds' };
const cmsResource = (number: number): string =>
  `acs:kms:cn-hangzhou:1000000000000001:secret/orders-${number}`;

/** An event as CloudMonitor pushes it. */
export const cmsPushed = (number: number): JsonObject => ({
  product: 'KMS',
  eventTime: '20251103T135935.689+0800',
  level: 'CRITICAL',
  name: 'Secret:RotateSecret:Failure',
  regionId: 'cn-hangzhou',
  resourceId: cmsResource(number),
  status: 'Failed',
  ver: '1.0',
  content: CMS_CONTENT,
});

/** The same asked for later, which has an id of its own. */
export const cmsAskedFor = (number: number): JsonObject => ({
  Id: `cccccccc-0000-4000-8000-${String(number).padStart(12, '0')}`,
  Product: 'KMS',
  Name: 'Secret:RotateSecret:Failure',
  Level: 'CRITICAL',
  Status: 'Failed',
  RegionId: 'cn-hangzhou',
  ResourceId: cmsResource(number),
  Time: 1762149575689,
  Content: JSON.stringify(CMS_CONTENT),
});

export function awsEvent(id: string): JsonObject {
  return {
    eventVersion: '1.08',
    userIdentity: { type: 'IAMUser', userName: 'rui', accountId: '444455556666' },
    eventTime: '2025-04-01T05:06:07Z',
    eventSource: 'kms.amazonaws.com',
    eventName: 'DisableKey',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '192.0.2.7',
    eventID: id,
    eventType: 'AwsApiCall',
  };
}
