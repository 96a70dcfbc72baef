import { isSheetZone } from '../../shared/model/zone.ts';
import { Misused } from './misused.ts';

/** What `--zone` says of times in tables that name none. */
export function zoneOf(given: string | undefined): { zone?: string } {
  if (given === undefined) return {};
  if (!isSheetZone(given)) throw new Misused({ code: 'zone-unknown', details: { given } });
  return { zone: given };
}
