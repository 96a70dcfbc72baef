import type { Locator, Page } from 'playwright';

/** Something a person does that asks the whole screen anew. */
export interface Change {
  name: string;
  act(page: Page): Promise<void>;
}

const field = (page: Page): Locator => page.getByRole('combobox', { name: 'Filter' });

function typed(text: string): Change {
  return { name: text, act: (page) => field(page).fill(text) };
}

function pressed(name: string, find: (page: Page) => Locator, isExcluding = false): Change {
  return {
    name,
    async act(page) {
      // What is offered while the filter is typed would be in the way.
      await field(page).blur();
      await find(page).click(isExcluding ? { modifiers: ['ControlOrMeta'] } : {});
    },
  };
}

const valueOf =
  (what: string, nth = 0) =>
  (page: Page) =>
    page.getByRole('button', { name: new RegExp(`^Only ${what} = `) }).nth(nth);
const button = (name: RegExp) => (page: Page) => page.getByRole('button', { name }).first();
const box = (name: RegExp) => (page: Page) => page.getByRole('checkbox', { name }).first();

const window = (label: string) => (page: Page) => page.getByRole('radio', { name: label, exact: true });

const TEXTS = [
  'rating = warning',
  'rating = incident',
  'rating != normal',
  'service = ECS',
  'service = ecs',
  'service = VPC and rating != normal',
  'service in (ECS, VPC, IAM) and rating = warning',
  'user contains ops',
  'user starts with "ci." and rating = incident',
  'operation ~ ^delete',
  'operation ~ "^(create|update).*" and user ~ "[05]$"',
  'resource contains prod and not service = OBS',
  'code = 403 or code = 404',
  'ip starts with 10.1. and rating != normal',
  'type in (server, vpc, bucket) or access_key is not empty',
  'user_agent contains Terraform',
  'id is not empty',
] as const;

export const WHOLE_WEEK = pressed('seven days', window('7 days'));

const ASIDE: readonly Change[] = [
  pressed('include a rating', valueOf('rating', 1)),
  pressed('exclude a user', valueOf('user name'), true),
  pressed('exclude another', valueOf('user name', 1), true),
  pressed('include an operation', valueOf('operation name')),
  pressed('switch off a clause', box(/^Switch off/)),
  pressed('switch off another', box(/^Switch off/)),
  pressed('switch it on', box(/^Switch on/)),
  pressed('invert a clause', button(/^Invert/)),
  pressed('take a clause away', button(/^Remove/)),
  pressed('clear', button(/^Clear filter/)),
  pressed('include a service', valueOf('service')),
  pressed('exclude an address', valueOf('source IP'), true),
  pressed('the last day', window('Day')),
  pressed('the last hour', window('Hour')),
  pressed('all time', window('All')),
  WHOLE_WEEK,
  pressed('clear all', button(/^Clear filter/)),
];

/** Every way to change what is asked for, over few and many traces. Ends where it began. */
export const CHANGES: readonly Change[] = [...TEXTS.map(typed), typed(''), ...ASIDE];
