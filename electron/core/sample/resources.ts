import { below, hexOf, randomOf, uuidOf, type Random } from './random.ts';

export interface Resource {
  id: string;
  name: string;
}

/** Names of what there is; what they number is how many there are of the name before. */
const NAMES = {
  server: ['web-front*24', 'tracking-api*12', 'route-planner*8', 'bastion*2', 'build-runner*10'],
  volume: ['web-front-data*24', 'tracking-data*12', 'planner-scratch*8'],
  rule: ['sg-web*6', 'sg-database*3', 'sg-build*4'],
  subnet: ['subnet-public*3', 'subnet-private*6'],
  eip: ['eip-gateway*2', 'eip-bastion*2'],
  listener: ['listener-https*2', 'listener-tracking'],
  key: ['orders', 'parcels', 'backups', 'invoices', 'customer-records'],
  user: ['mara.lindqvist', 'jonas.weber', 'wei.zhang', 'priya.nair', 'tomas.novak', 'elif.kaya'],
  bucket: [
    'larkspur-labels',
    'larkspur-invoices',
    'larkspur-traces',
    'larkspur-build-cache',
    'larkspur-exports',
  ],
  database: ['orders-db', 'tracking-db', 'invoices-db', 'reporting-db'],
  vault: ['vault-servers', 'vault-databases'],
  cluster: ['freight-prod', 'freight-staging'],
  group: ['as-web-front', 'as-tracking'],
  zone: ['internal.larkspur.example'],
  function: ['label-renderer', 'customs-check', 'parcel-events'],
  image: ['base-image-weekly'],
  notification: [
    'key_lifecycle',
    'failed_logins',
    'bucket_policies',
    'serious_failures',
    'access_changes',
    'database_changes',
  ],
} as const satisfies Record<string, readonly string[]>;

export type ResourceKind = keyof typeof NAMES;
/** Whose id is its name, or who has none. */
const NAMED_ONLY: ReadonlySet<ResourceKind> = new Set<ResourceKind>(['bucket', 'zone']);

const ALL = new Map<ResourceKind, readonly Resource[]>(
  (Object.keys(NAMES) as ResourceKind[]).map((kind, at) => {
    const random = randomOf(4711, at + 1);
    return [
      kind,
      NAMES[kind]
        .flatMap(numbered)
        .map((name) => ({ id: NAMED_ONLY.has(kind) ? name : uuidOf(random), name })),
    ];
  }),
);

function numbered(text: string): string[] {
  const [name = '', count] = text.split('*');
  if (count === undefined) return [name];
  return Array.from({ length: Number(count) }, (_, at) => `${name}-${String(at + 1).padStart(2, '0')}`);
}

export function someResource(random: Random, kind: ResourceKind): Resource {
  const all = ALL.get(kind) ?? [];
  return all[below(random, all.length)] ?? newResource(random, kind);
}

export function resourceNamed(kind: ResourceKind, name: string): Resource {
  const found = ALL.get(kind)?.find((one) => one.name === name);
  if (found === undefined) throw new Error(`The sample has no ${kind} that is called ${name}.`);
  return found;
}

/** One that was not there before. */
export function newResource(random: Random, kind: ResourceKind): Resource {
  return { id: uuidOf(random), name: `${kind}-${hexOf(random, 5)}` };
}
