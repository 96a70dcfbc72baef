import type { Actor } from './company.ts';
import { below, hexOf, oneOf, uuidOf, type Random } from './random.ts';
import type { Resource } from './resources.ts';

export interface BodyOf {
  random: Random;
  operation: { service: string; type: string; name: string };
  resource: Resource;
  who: Actor | null;
  at: number;
}

type Bodies = [request: object | null, response: object | null];

const FLAVOURS = ['s6.large.2', 's6.xlarge.2', 'c7.large.4', 'm7.2xlarge.8'] as const;
const VPC = '5d0c1f4e-7a32-4d0b-9a5f-0e6f6a1c2b90';
const IMAGE = 'a3f1c9d2-4be0-4c55-8d7e-16b0f29e7c31';
const PORTS = [22, 80, 443, 5432, 8080, 9090] as const;

/** What was asked and what was answered, of a call that went well. */
const MAKERS = {
  server: ({ random, resource }): Bodies => [
    {
      server: {
        name: resource.name,
        flavorRef: oneOf(random, FLAVOURS),
        imageRef: IMAGE,
        vpcid: VPC,
        adminPass: '********',
        count: 1,
        root_volume: { volumetype: 'SSD', size: 40 + 20 * below(random, 5) },
        nics: [{ subnet_id: uuidOf(random) }],
        metadata: { team: oneOf(random, ['web', 'tracking', 'planning']), cost_centre: '4410' },
      },
    },
    { job_id: hexOf(random, 32), serverIds: [resource.id] },
  ],
  action: ({ random, operation, resource }) => [
    { [operation.name]: { type: 'SOFT', servers: [{ id: resource.id }] } },
    { job_id: hexOf(random, 32) },
  ],
  volume: ({ random, resource }) => [
    {
      volume: {
        name: resource.name,
        size: 50 + 50 * below(random, 8),
        volume_type: 'GPSSD',
        availability_zone: `eu-west-101${oneOf(random, ['a', 'b', 'c'])}`,
        metadata: { __system__encrypted: '1' },
      },
    },
    { job_id: hexOf(random, 32), volume_ids: [resource.id] },
  ],
  rule: ({ random, resource }) => [
    {
      security_group_rule: {
        security_group_id: resource.id,
        direction: 'ingress',
        protocol: 'tcp',
        port_range_min: oneOf(random, PORTS),
        port_range_max: 9090,
        remote_ip_prefix: `10.${String(below(random, 32))}.0.0/16`,
      },
    },
    { security_group_rule: { id: uuidOf(random), description: '' } },
  ],
  key: ({ resource }) => [{ key_id: resource.id }, { key_info: { key_id: resource.id, key_state: '2' } }],
  dataKey: ({ random, resource }) => [
    {
      key_id: resource.id,
      datakey_length: '512',
      encryption_context: { order: String(100_000 + below(random, 900_000)) },
    },
    { key_id: resource.id, plain_text: '********' },
  ],
  login: ({ who, resource }) => [
    null,
    {
      login: {
        login_protect: { type: 'virtual mfa device' },
        user_type: 'user',
        name: who?.name ?? resource.name,
      },
    },
  ],
  bucket: ({ random, operation, resource }) => [
    {
      bucket: resource.name,
      [operation.name === 'setBucketPolicy' ? 'Statement' : 'Configuration']: [
        {
          Sid: `rule-${hexOf(random, 4)}`,
          Effect: 'Allow',
          Action: ['GetObject'],
          Resource: [`${resource.name}/*`],
        },
      ],
    },
    null,
  ],
  workload: ({ random, operation, resource }) => [
    {
      cluster: resource.name,
      namespace: oneOf(random, ['default', 'tracking', 'labels']),
      name: `${oneOf(random, ['gateway', 'worker', 'scheduler'])}-${operation.type}`,
      spec: {
        replicas: 1 + below(random, 6),
        image: `registry.internal/freight/app:${String(2_000 + below(random, 400))}`,
      },
    },
    { kind: 'Status', status: 'Success', metadata: { resourceVersion: String(below(random, 9_000_000)) } },
  ],
  notification: ({ resource }) => [
    { notification_name: resource.name, notification_id: resource.id },
    { notification_id: resource.id, notification_name: resource.name, status: 'enabled' },
  ],
  member: ({ random, operation, resource, at }) => [
    {
      [operation.type]: {
        id: resource.id,
        name: resource.name,
        description: `by ticket LF-${String(2_000 + below(random, 900))}`,
      },
    },
    {
      request_id: hexOf(random, 32),
      id: resource.id,
      status: 'ACCEPTED',
      updated_at: new Date(at).toISOString(),
    },
  ],
} satisfies Record<string, (of: BodyOf) => Bodies>;

export type BodyKind = keyof typeof MAKERS;

export function bodiesOf(kind: BodyKind, of: BodyOf): Bodies {
  return MAKERS[kind](of);
}

/** What comes minutes after the answer, when the work is done. */
export function resultOf({ random, operation, resource, at }: BodyOf): object {
  return {
    job_id: hexOf(random, 32),
    job_type: operation.name,
    status: 'SUCCESS',
    entities: { id: resource.id, name: resource.name },
    end_time: new Date(at).toISOString(),
  };
}

const ERRORS: Readonly<Record<number, readonly [code: string, text: string]>> = {
  400: ['0400', 'The request is malformed.'],
  401: ['0401', 'The user name or password is wrong.'],
  403: ['0403', 'The user has no permission for this operation.'],
  404: ['0404', 'The resource was not found.'],
  409: ['0409', 'The resource is in a state that does not allow this.'],
  500: ['0500', 'The service failed while it carried this out.'],
  503: ['0503', 'The service is not available; what was begun was not undone.'],
};

export function errorOf(service: string, code: number): { error_code: string; error_msg: string } {
  const [end, text] = ERRORS[code] ?? ['0999', 'Failed.'];
  return { error_code: `${service}.${end}`, error_msg: text };
}
