import { below, hexOf, randomOf, type Random } from './random.ts';

/** An invented freight company; its addresses are those that are set aside for documents. */
export const COMPANY = {
  name: 'larkspur-freight',
  domainId: '6f1c2b7ad1e84f0c9a3354c8f1d07e25',
  projectId: 'c0b7e1d4a92f4c6e8b5530d6e7a1f942',
  region: 'eu-west-101',
  /** Its office's clock, which is not changed within a week of sample. */
  utcOffsetHours: 1,
} as const;

/** When somebody works: how much at an hour of the office's clock, on a day from 0, Sunday. */
export type Habit = (hour: number, day: number) => number;

export interface Actor {
  name: string;
  id: string;
  addresses: readonly string[];
  userAgent: string;
  accessKey: string | null;
  /** Sits at a console, calls the API from a program, or is the cloud itself. */
  kind: 'person' | 'program' | 'system';
  /** The member `user`, as trace files hold it: JSON text. */
  text: string | null;
}

/** What a user of the company looks like, wherever one is needed. */
export function actorOf(
  name: string,
  kind: Actor['kind'],
  addresses: readonly string[],
  userAgent: string,
): Actor {
  const random = randomOf(seedOf(name), 1);
  const id = hexOf(random, 32);
  const accessKey = kind === 'program' ? accessKeyOf(random) : null;
  return {
    name,
    id,
    addresses,
    userAgent,
    accessKey,
    kind,
    text: kind === 'system' ? null : textOf(name, id, accessKey),
  };
}

function textOf(name: string, id: string, accessKey: string | null): string {
  return JSON.stringify({
    ...(accessKey === null ? {} : { access_key_id: accessKey }),
    domain: { id: COMPANY.domainId, name: COMPANY.name },
    id,
    name,
    type: 'User',
  });
}

/** Of the form that keys have, and nobody's. */
function accessKeyOf(random: Random): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return `SAMPLE${Array.from({ length: 14 }, () => letters[below(random, letters.length)] ?? 'A').join('')}`;
}

function seedOf(name: string): number {
  let seed = 7;
  for (const letter of name) seed = (Math.imul(seed, 31) + letter.charCodeAt(0)) | 0;
  return seed;
}
