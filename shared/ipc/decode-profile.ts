import * as v from 'valibot';
import { SIGN_IN_KINDS } from '../model/cloud-profile.ts';
import { CLOUD_SITES } from '../model/cloud-region.ts';
import { isCloudId, isEndpoint, isRegion, PROFILE_LIMITS } from '../model/connection.ts';

const endpoint = v.exactOptional(v.pipe(v.string(), v.check(isEndpoint, 'is no address of a service')));
const cloudId = v.pipe(v.string(), v.check(isCloudId, 'is no id of the cloud'));

const word = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest));

export const signInSecret = v.variant('kind', [
  v.strictObject({
    kind: v.literal('keys'),
    accessKey: word(200),
    secretKey: word(500),
    securityToken: v.exactOptional(word(8_000)),
  }),
  v.strictObject({
    kind: v.literal('password'),
    userName: word(200),
    password: word(500),
    domainName: word(200),
  }),
  v.strictObject({ kind: v.literal('token'), token: word(9_000) }),
]);

/** A profile as a window sends it and as the file keeps it. */
export const cloudProfile = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(PROFILE_LIMITS.name)),
  site: v.picklist(CLOUD_SITES),
  region: v.pipe(v.string(), v.check(isRegion, 'is no region')),
  endpoints: v.strictObject({
    cts: endpoint,
    iam: endpoint,
    smn: endpoint,
    functiongraph: endpoint,
    kms: endpoint,
  }),
  projectId: cloudId,
  domainId: v.union([v.literal(''), cloudId]),
  signIn: v.picklist(SIGN_IN_KINDS),
  isReadOnly: v.boolean(),
});
