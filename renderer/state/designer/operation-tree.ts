import type { CataloguedOperation } from '../../../shared/model/operation-catalogue.ts';
import { operationKey, type OperationName } from '../../../shared/notification/edit/operations.ts';
import { foldAscii } from '../../../shared/notification/fold-ascii.ts';

/** An operation as the tree shows it. */
export interface TreeOperation extends OperationName {
  key: string;
  /** By which it is ordered. */
  order: string;
  seen: number;
  isChosen: boolean;
  /** Neither listed nor seen: the draft alone names it. */
  isUnknown: boolean;
}

export type Checked = 'all' | 'some' | 'none';

export interface TreeLine {
  key: string;
  kind: 'service' | 'resource' | 'operation';
  level: 1 | 2 | 3;
  label: string;
  /** Place among its siblings, from 1, and how many they are. */
  place: number;
  siblings: number;
  /** Null of an operation. */
  isOpen: boolean | null;
  checked: Checked;
  seen: number;
  /** What it stands for, itself or all below. */
  operations: readonly TreeOperation[];
}

export const TREE_CHOICES = ['all', 'seen', 'chosen'] as const;
export type TreeChoice = (typeof TREE_CHOICES)[number];

/** What is known of a provider, in the order in which it is shown: made once, however often a draft changes. */
export function knownInOrder(catalogue: readonly CataloguedOperation[]): TreeOperation[] {
  return catalogue
    .map(({ service_type, resource_type, trace_name, seen }) =>
      inTree({ service_type, resource_type, trace_name }, seen, false),
    )
    .sort(byOrder);
}

/** With what the draft names; also that which nobody knows. */
export function treeOperations(
  known: readonly TreeOperation[],
  chosen: readonly OperationName[],
): TreeOperation[] {
  const named = new Map(chosen.map((operation) => [operationKey(operation), operation]));
  const marked = known.map((one) => (named.delete(one.key) ? { ...one, isChosen: true } : one));
  if (named.size === 0) return marked;
  const others = [...named.values()].map((one) => ({ ...inTree(one, 0, true), isChosen: true }));
  return [...marked, ...others].sort(byOrder);
}

function inTree(operation: OperationName, seen: number, isUnknown: boolean): TreeOperation {
  const { service_type, resource_type, trace_name } = operation;
  const order = [foldAscii(service_type), resource_type, trace_name].join('\0');
  return { ...operation, key: operationKey(operation), order, seen, isChosen: false, isUnknown };
}

function byOrder(one: TreeOperation, other: TreeOperation): number {
  return one.order < other.order ? -1 : one.order > other.order ? 1 : 0;
}

/** Those that hold every word, wherever. */
export function found(
  operations: readonly TreeOperation[],
  search: string,
  choice: TreeChoice,
): TreeOperation[] {
  const words = search
    .toLowerCase()
    .split(/[\s>/]+/)
    .filter((word) => word !== '');
  return operations.filter(({ service_type, resource_type, trace_name, seen, isChosen }) => {
    if (choice === 'seen' ? seen === 0 : choice === 'chosen' && !isChosen) return false;
    if (words.length === 0) return true;
    const text = `${service_type} ${resource_type} ${trace_name}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** The lines that are to be seen: of what is folded only the head. */
export function treeLines(
  operations: readonly TreeOperation[],
  isOpen: (key: string) => boolean,
): TreeLine[] {
  const lines: TreeLine[] = [];
  const services = [...Map.groupBy(operations, ({ service_type }) => foldAscii(service_type))];
  for (const [at, [service, ofService]] of services.entries()) {
    const key = serviceKey(service);
    lines.push(
      branch('service', key, ofService[0]?.service_type ?? '', isOpen(key), ofService, at, services.length),
    );
    if (!isOpen(key)) continue;
    const resources = [...Map.groupBy(ofService, ({ resource_type }) => resource_type)];
    for (const [place, [resource, ofResource]] of resources.entries()) {
      const within = resourceKey(service, resource);
      lines.push(branch('resource', within, resource, isOpen(within), ofResource, place, resources.length));
      if (isOpen(within)) lines.push(...ofResource.map((one, index) => leaf(one, index, ofResource.length)));
    }
  }
  return lines;
}

const serviceKey = (service: string): string => JSON.stringify([service]);
const resourceKey = (service: string, resource: string): string => JSON.stringify([service, resource]);

/** The lines below which an operation lies. */
export function branchesOf({ service_type, resource_type }: OperationName): string[] {
  const service = foldAscii(service_type);
  return [serviceKey(service), resourceKey(service, resource_type)];
}

function branch(
  kind: 'service' | 'resource',
  key: string,
  label: string,
  isOpen: boolean,
  operations: readonly TreeOperation[],
  at: number,
  siblings: number,
): TreeLine {
  const chosen = operations.filter(({ isChosen }) => isChosen).length;
  const checked = chosen === 0 ? 'none' : chosen === operations.length ? 'all' : 'some';
  const seen = operations.reduce((sum, one) => sum + one.seen, 0);
  const level = kind === 'service' ? 1 : 2;
  return { key, kind, level, label, place: at + 1, siblings, isOpen, checked, seen, operations };
}

function leaf(operation: TreeOperation, at: number, siblings: number): TreeLine {
  return {
    ...{ key: operation.key, kind: 'operation', level: 3, label: operation.trace_name },
    ...{ place: at + 1, siblings, isOpen: null, checked: operation.isChosen ? 'all' : 'none' },
    ...{ seen: operation.seen, operations: [operation] },
  };
}

/** The line that a line lies below; itself at the top. */
export function parentOf(lines: readonly TreeLine[], index: number): number {
  const level = lines[index]?.level ?? 1;
  for (let at = index - 1; at >= 0; at -= 1) if ((lines[at]?.level ?? level) < level) return at;
  return index;
}
