/** The services that are called, by the first part of their host names. */
export const CLOUD_SERVICES = ['cts', 'iam', 'smn', 'functiongraph', 'kms'] as const;
export type CloudService = (typeof CLOUD_SERVICES)[number];

/** Where each service answers: an address without a path, such as `https://cts.eu-de.otc.t-systems.com`. */
export type Endpoints = { [Service in CloudService]: string };

/** Clouds of the same software under names of their own. */
export const CLOUD_SITES = ['international', 'china', 'europe', 'otc'] as const;
export type CloudSite = (typeof CLOUD_SITES)[number];

interface Site {
  /** What the host names of its services end in. */
  domain: string;
  regions: readonly string[];
  /** Services of a region that answer elsewhere. */
  elsewhere?: Readonly<Record<string, Partial<Endpoints>>>;
}

/** A region missing here can be typed in all the same: its hosts follow from its site. */
const SITES: { [Name in CloudSite]: Site } = {
  international: {
    domain: 'myhuaweicloud.com',
    regions: [
      ...['af-south-1', 'af-north-1', 'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4'],
      ...[
        'ap-southeast-5',
        'ae-ad-1',
        'eu-west-0',
        'la-north-2',
        'la-south-2',
        'me-east-1',
        'my-kualalumpur-1',
      ],
      ...['na-mexico-1', 'ru-moscow-1', 'ru-northwest-2', 'sa-brazil-1', 'tr-west-1'],
    ],
  },
  china: {
    domain: 'myhuaweicloud.com',
    regions: [
      ...['cn-north-1', 'cn-north-2', 'cn-north-4', 'cn-north-9', 'cn-north-11', 'cn-north-12'],
      ...['cn-east-2', 'cn-east-3', 'cn-east-4', 'cn-east-5', 'cn-south-1', 'cn-south-2', 'cn-south-4'],
      ...['cn-southwest-2', 'cn-southwest-3'],
    ],
  },
  europe: {
    domain: 'myhuaweicloud.eu',
    regions: ['eu-west-101'],
    // Its functions are listed under the domain of the other sites.
    elsewhere: {
      'eu-west-101': { functiongraph: 'https://functiongraph.eu-west-101.myhuaweicloud.com' },
    },
  },
  otc: {
    domain: 'otc.t-systems.com',
    regions: ['eu-de', 'eu-nl', 'eu-ch2'],
    // Switzerland has hosts of its own, and its list of them names neither traces nor functions: nothing is guessed.
    elsewhere: {
      'eu-ch2': {
        ...{ cts: '', functiongraph: '', iam: 'https://iam-pub.eu-ch2.sc.otc.t-systems.com' },
        smn: 'https://smn.eu-ch2.sc.otc.t-systems.com',
        kms: 'https://kms.eu-ch2.sc.otc.t-systems.com',
      },
    },
  },
};

export const regionsOf = (site: CloudSite): readonly string[] => SITES[site].regions;

/** The site a known region belongs to. */
export const siteOf = (region: string): CloudSite | undefined =>
  CLOUD_SITES.find((site) => SITES[site].regions.includes(region));

/** The addresses of a region's services as they follow from its name, empty where none is known; a profile may replace each. */
export function endpointsOf(site: CloudSite, region: string): Endpoints {
  const { domain, elsewhere } = SITES[site];
  const named = CLOUD_SERVICES.map((service) => [service, `https://${service}.${region}.${domain}`]);
  return { ...(Object.fromEntries(named) as Endpoints), ...elsewhere?.[region] };
}
