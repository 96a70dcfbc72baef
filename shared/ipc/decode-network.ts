import * as v from 'valibot';
import { isProxyAddress, NETWORK_LIMITS, PROXY_CHOICES } from '../model/network-settings.ts';

const plain = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest),
    v.check((text) => !/[\0\r\n]/.test(text), 'holds a character that ends a line'),
  );

export const networkSettings = v.pipe(
  v.strictObject({
    proxy: v.picklist(PROXY_CHOICES),
    proxyAddress: v.pipe(
      plain(NETWORK_LIMITS.address),
      v.check((text) => text === '' || isProxyAddress(text), 'is no address of a proxy'),
    ),
    proxyUser: plain(NETWORK_LIMITS.user),
    proxyExcept: plain(NETWORK_LIMITS.except),
    caFile: plain(NETWORK_LIMITS.file),
  }),
  v.check(({ proxy, proxyAddress }) => proxy !== 'own' || proxyAddress !== '', 'names no proxy'),
);

export const proxyPassword = v.exactOptional(v.pipe(v.string(), v.maxLength(NETWORK_LIMITS.password)));
