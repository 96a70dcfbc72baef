import { oneOf, randomOf, uuidOf, type Random } from './random.ts';
import { HOUR_MS, WEEK_MS } from './week.ts';

const ACCOUNT = '1000000000004711';
const REGION = 'eu-central-1';

type Event = readonly [name: string, level: string, status: string];

const EVENTS: readonly [Event, ...Event[]] = [
  ['Secret:RotateSecret:Success', 'INFO', 'Normal'],
  ['Secret:RotateSecret:Success', 'INFO', 'Normal'],
  ['Secret:RotateSecret:Failure', 'WARN', 'Failed'],
];

/** KMS system events of a partner's account, as CloudMonitor hands them on. */
export function alibabaKmsEvents(seed: number, until: number, count: number): object[] {
  const random = randomOf(seed, 99_993);
  return Array.from({ length: count }, (_, at) =>
    eventAt(random, until - WEEK_MS + Math.floor(((at + random() * 0.9) / count) * (WEEK_MS - HOUR_MS))),
  );
}

function eventAt(random: Random, time: number): object {
  const [name, level, status] = oneOf(random, EVENTS);
  const secret = oneOf(random, ['partner-orders', 'partner-tracking', 'partner-billing']);
  const arn = `acs:kms:${REGION}:${ACCOUNT}:secret/${secret}`;
  const failed = status === 'Failed';
  return {
    content: {
      eventId: uuidOf(random),
      secretName: secret,
      secretType: 'Rds',
      RotationEntityArn: `acs:rds:${REGION}:${ACCOUNT}:dbinstance/rm-${secret}`,
      rotationStatus: failed ? 'Invalid' : 'Enabled',
      ...(failed
        ? {
            failureInfo: {
              errorCode: 'Kms:RdsAccountNotFound',
              errorMessage: 'The account to rotate does not exist.',
            },
          }
        : { successTime: new Date(time).toISOString() }),
    },
    eventTime: compact(time),
    eventType: 'StatusNotification',
    groupId: '',
    id: uuidOf(random),
    instanceName: secret,
    level,
    name,
    product: 'KMS',
    regionId: REGION,
    resourceId: arn,
    status,
    userId: ACCOUNT,
    ver: '1.0',
  };
}

/** `20251103T135935.689+0000`. */
const compact = (time: number): string =>
  `${new Date(time).toISOString().replace(/[-:]/g, '').replace('Z', '')}+0000`;
