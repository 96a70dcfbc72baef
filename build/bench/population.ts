import { API_VERSIONS, SERVICES, VERBS } from './catalogue.ts';
import { bodyShapeOf, type BodyShape } from './bodies.ts';
import {
  below,
  hexOf,
  oneOf,
  randomOf,
  uuidOf,
  weighted,
  zipf,
  type Random,
} from '../../electron/core/sample/random.ts';

export const USERS = 300;
export const RESOURCES = 20_000;
export const REGION = 'cn-north-4';

export interface Resource {
  id: string;
  name: string;
  projectId: string;
}

export interface Operation {
  service: string;
  resourceType: string;
  name: string;
  /** Null for what is no call of a versioned interface. */
  apiVersion: string | null;
  readOnly: boolean;
  global: boolean;
  /** Lists what there is, so that its traces name no resource. */
  listing: boolean;
  /** Of what is stored, not of how it is set up: traced by a tracker of its own. */
  data: boolean;
  resources: readonly Resource[];
  shape: BodyShape;
}

export interface User {
  name: string;
  id: string;
  sourceIp: string;
  userAgent: string;
  /** As transferred files hold it. */
  text: string;
}

/** Who does what to what: drawn once from the seed, shared by all files. The most popular come first. */
export interface Population {
  operations: readonly Operation[];
  users: readonly User[];
  pickOperation(random: Random): number;
  pickUser(random: Random): number;
}

const AGENTS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x64; rv:128.0) Gecko/20100101 Firefox/128.0',
  'huaweicloud-usdk-python/3.0',
  'terraform-provider-huaweicloud/1.71.0 HashiCorp Terraform/1.9.8',
] as const;

export function populationOf(seed: number): Population {
  const random = randomOf(seed, 0);
  const projects = Array.from({ length: 4 }, () => hexOf(random, 32));
  const domainId = hexOf(random, 32);
  const operations = shuffled(random, operationsOf(random, projects));
  const users = Array.from({ length: USERS }, (_, index) => userOf(random, index, domainId));
  return {
    operations,
    users,
    pickOperation: weighted(zipf(operations.length, 1)),
    pickUser: weighted(zipf(users.length, 0.9)),
  };
}

function operationsOf(random: Random, projects: readonly string[]): Operation[] {
  const perType = Math.floor(RESOURCES / (SERVICES.length * 3));
  const left = RESOURCES - perType * SERVICES.length * 3;
  return SERVICES.flatMap(([service, types], serviceIndex) => {
    const apiVersion = oneOf(random, API_VERSIONS);
    return types.flatMap((resourceType, typeIndex) => {
      const count = perType + (serviceIndex * 3 + typeIndex < left ? 1 : 0);
      const resources = Array.from({ length: count }, (_, index) =>
        resourceOf(random, resourceType, index, projects),
      );
      return VERBS.map((verb) => ({
        service,
        resourceType,
        name: `${verb}${resourceType.charAt(0).toUpperCase()}${resourceType.slice(1)}`,
        apiVersion: verb === 'batchHandle' && typeIndex === 2 ? null : apiVersion,
        readOnly: verb === 'query',
        global: service === 'IAM' || service === 'TMS',
        listing: verb === 'query' && typeIndex === 1,
        data: service === 'OBS' && resourceType === 'object',
        resources,
        shape: bodyShapeOf(random),
      }));
    });
  });
}

function resourceOf(random: Random, type: string, index: number, projects: readonly string[]): Resource {
  return {
    id: uuidOf(random),
    name: `${type}-${oneOf(random, ['prod', 'test', 'stage', 'shared'])}-${String(index).padStart(3, '0')}`,
    projectId: projects[below(random, projects.length)] ?? '',
  };
}

function userOf(random: Random, index: number, domainId: string): User {
  const id = hexOf(random, 32);
  const name = `${oneOf(random, ['ops', 'dev', 'audit', 'ci', 'sec'])}.${String(index).padStart(3, '0')}`;
  const domain = { id: domainId, name: 'harbour-demo' };
  const keyed = random() < 0.3 ? { access_key_id: `HST${hexOf(random, 17).toUpperCase()}` } : {};
  return {
    name,
    id,
    sourceIp: `10.${String(below(random, 32))}.${String(below(random, 256))}.${String(1 + below(random, 254))}`,
    userAgent: oneOf(random, AGENTS),
    text: JSON.stringify({ ...keyed, domain, id, name }),
  };
}

function shuffled<Value>(random: Random, values: Value[]): Value[] {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = below(random, last + 1);
    const [a, b] = [values[last], values[other]];
    if (a !== undefined && b !== undefined) [values[last], values[other]] = [b, a];
  }
  return values;
}
