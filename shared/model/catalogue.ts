import { ALIBABA_CATALOGUE, type AlibabaAlertKey } from './catalogue-alibaba.ts';
import { IBM_CATALOGUE, type IbmActionName } from './catalogue-ibm.ts';
import type { Provider } from './trace.ts';

export type CatalogueKey = AlibabaAlertKey | IbmActionName;

/** An operation or event that a provider's documents describe. Its words are in shared/words. */
export interface CatalogueEntry {
  provider: Provider;
  key: CatalogueKey;
  /** Null while the name its traces bear is not established. */
  trace_name: string | null;
  /** Other spellings of the name, for traces of before. */
  formerly: readonly string[];
  service_type: string;
  resource_type: string | null;
  /** The provider's own word; null where none is given. */
  severity: string | null;
}

/** Names that a person has filled in for entries without an established one. */
export type FilledNames = Readonly<Partial<Record<CatalogueKey, string>>>;

const CATALOGUES: Readonly<Record<Provider, readonly CatalogueEntry[]>> = {
  // The operations of CTS come from its own API.
  huawei: [],
  ibm: IBM_CATALOGUE,
  alibaba: ALIBABA_CATALOGUE,
  aws: [],
};

export function catalogueOf(provider: Provider, filled: FilledNames = {}): readonly CatalogueEntry[] {
  return CATALOGUES[provider].map((entry) =>
    entry.trace_name === null ? { ...entry, trace_name: filled[entry.key] ?? null } : entry,
  );
}

/** The entry a trace's name stands for, by its present name or a former one. */
export function catalogueEntry(
  provider: Provider,
  traceName: string,
  filled: FilledNames = {},
): CatalogueEntry | undefined {
  return catalogueOf(provider, filled).find(
    ({ trace_name: name, formerly }) => name === traceName || formerly.includes(traceName),
  );
}
