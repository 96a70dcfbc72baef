import { endpointsOf, type CloudSite, type Endpoints } from './cloud-region.ts';

export const SIGN_IN_KINDS = ['keys', 'password', 'token'] as const;
export type SignInKind = (typeof SIGN_IN_KINDS)[number];

/** One account's project in one region, and how to sign in to it. What is secret of it lies elsewhere. */
export interface CloudProfile {
  name: string;
  site: CloudSite;
  region: string;
  /** Addresses that replace those of the region. */
  endpoints: Partial<Endpoints>;
  projectId: string;
  /** The account; calls about it are refused while it is empty. */
  domainId: string;
  signIn: SignInKind;
  /** Nothing is sent but what reads. */
  isReadOnly: boolean;
}

export const profileEndpoints = ({ site, region, endpoints }: CloudProfile): Endpoints => ({
  ...endpointsOf(site, region),
  ...endpoints,
});
