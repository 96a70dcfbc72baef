import { hexOf, oneOf, randomOf, uuidOf, type Random } from './random.ts';
import { HOUR_MS, WEEK_MS } from './week.ts';

const ACCOUNT = '6b7d2f4a9c0e4d51a2f38c7b1e5d9046';
const INSTANCE = '8f2a6f0e-1c6d-4b7a-9d3e-7c5b0a914e62';
const HOST = 'crn:v1:bluemix:public:kms:eu-de';

/** Operation, the message's verb, status, and the severity that the service itself gives. */
type Action = readonly [name: string, verb: string, status: number, severity: string];

const ACTIONS: readonly [Action, ...Action[]] = [
  ['kms.secrets.unwrap', 'unwrap secret', 200, 'normal'],
  ['kms.secrets.wrap', 'wrap secret', 200, 'normal'],
  ['kms.secrets.list', 'list secrets', 200, 'normal'],
  ['kms.secrets.rotate', 'rotate secret', 204, 'warning'],
  ['kms.secrets.create', 'create secret', 201, 'normal'],
  ['kms.secrets.disable', 'disable secret', 204, 'warning'],
];

/** What the company keeps elsewhere: Key Protect events of its archive, as Activity Tracker writes them. */
export function keyProtectEvents(seed: number, until: number, count: number): object[] {
  const random = randomOf(seed, 99_992);
  return Array.from({ length: count }, (_, at) => {
    const time = until - WEEK_MS + Math.floor(((at + random() * 0.9) / count) * (WEEK_MS - HOUR_MS));
    return eventAt(random, time);
  });
}

function eventAt(random: Random, time: number): object {
  const [action, verb, status, severity] = oneOf(random, ACTIONS);
  const at = new Date(time).toISOString().replace('Z', '+0000');
  const name = oneOf(random, ['archive-root', 'customs-root', 'partners-root']);
  const id = `${hexOf(randomOf(name.length, 5), 8)}-0000-4000-8000-${hexOf(randomOf(name.length, 6), 12)}`;
  const who = oneOf(random, ['archive-writer', 'customs-exchange']);
  return {
    action,
    correlationId: uuidOf(random),
    dataEvent: action.endsWith('wrap'),
    eventTime: at,
    initiator: {
      id: `iam-ServiceId-${uuidOf(randomOf(who.length, 7))}`,
      name: who,
      typeURI: 'service/security/account/serviceid',
      credential: { type: 'apikey' },
      host: {
        address: oneOf(random, ['198.51.100.201', '198.51.100.202']),
        addressType: 'IPv4',
        agent: 'java/21',
      },
    },
    logSourceCRN: `${HOST}:a/${ACCOUNT}:${INSTANCE}::`,
    message: `Key Protect: ${verb} ${name}`,
    observer: { name: 'ActivityTracker' },
    outcome: 'success',
    reason: {
      reasonCode: status,
      reasonType: status === 201 ? 'Created' : status === 204 ? 'No Content' : 'OK',
    },
    requestData: { requestURI: `/api/v2/keys/${id}`, instanceID: INSTANCE },
    responseData: { keyId: id, keyState: 1 },
    saveServiceCopy: true,
    severity,
    target: { id: `${HOST}:a/${ACCOUNT}:${INSTANCE}:key:${id}`, name, typeURI: 'kms/secrets' },
  };
}
