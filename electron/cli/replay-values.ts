import type { Provider } from '../../shared/model/trace.ts';
import type { ReplayOptions } from '../data/services/replay/drafted.ts';
import { readAssumed } from './assumed.ts';
import { Misused } from './misused.ts';

/** What commands that hold notifications against traces take. */
export interface ReplayValues {
  workspace?: string;
  rating?: string;
  zone?: string;
  provider?: string;
  assume?: string[];
  'respect-status'?: true;
  json?: true;
}

/** Traces come from files or from a workspace, of which one has to be given. */
export function checkSource({ workspace, rating, zone }: ReplayValues, paths: readonly string[]): void {
  const [first] = paths;
  if (workspace === undefined && first === undefined)
    throw new Misused({ code: 'traces-missing', details: {} });
  if (workspace !== undefined && first !== undefined)
    throw new Misused({ code: 'traces-twice', details: { given: first } });
  if (workspace === undefined) return;
  // Traces of a workspace were rated and timed when they were read.
  for (const [option, value] of [['--rating', rating] as const, ['--zone', zone] as const])
    if (value !== undefined)
      throw new Misused({ code: 'options-exclusive', details: { option, other: '--workspace' } });
}

/** The parser took none but the choices. */
export function providerOf({ provider }: { provider?: string }): Provider | undefined {
  return provider as Provider | undefined;
}

export function readOptions(values: ReplayValues): ReplayOptions {
  const provider = providerOf(values);
  return {
    ...(provider === undefined ? {} : { provider }),
    respectStatus: values['respect-status'] === true,
    assumptions: readAssumed(values.assume ?? []),
  };
}
