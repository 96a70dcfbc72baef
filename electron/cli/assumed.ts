import {
  ASSUMPTION_NAMES,
  ASSUMPTIONS,
  isAssumptionName,
  isSwitchable,
  isValueOf,
  type Assumptions,
} from '../../shared/model/assumptions.ts';
import { Misused } from './misused.ts';
import { nearest } from './nearest.ts';

const SWITCHABLE = ASSUMPTION_NAMES.filter(isSwitchable);

/** What `--assume NAME=VALUE` says, each name once. */
export function readAssumed(given: readonly string[]): Partial<Assumptions> {
  const assumed = new Map<string, string>();
  for (const one of given) {
    const [name, value] = readOne(one);
    if (assumed.has(name)) throw new Misused({ code: 'assumption-twice', details: { name } });
    assumed.set(name, value);
  }
  return Object.fromEntries(assumed);
}

function readOne(given: string): [name: string, value: string] {
  const sign = given.indexOf('=');
  if (sign < 0) throw new Misused({ code: 'assumption-form', details: { given, names: SWITCHABLE } });
  const [name, value] = [given.slice(0, sign), given.slice(sign + 1)];
  if (!isAssumptionName(name))
    throw new Misused({
      code: 'assumption-unknown',
      details: { given: name, nearest: nearest(name, SWITCHABLE) },
    });
  if (!isSwitchable(name))
    throw new Misused({ code: 'assumption-fixed', details: { name, names: SWITCHABLE } });
  if (!isValueOf(name, value))
    throw new Misused({
      code: 'assumption-value',
      details: { name, given: value, choices: ASSUMPTIONS[name] },
    });
  return [name, value];
}
