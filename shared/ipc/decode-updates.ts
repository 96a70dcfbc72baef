import * as v from 'valibot';
import { isFeedAddress, LONGEST_FEED, UPDATE_POLICIES } from '../model/updates.ts';

export const updateSettings = v.strictObject({
  policy: v.picklist(UPDATE_POLICIES),
  feed: v.pipe(
    v.string(),
    v.maxLength(LONGEST_FEED),
    v.check((text) => text === '' || isFeedAddress(text), 'is no address of a feed'),
  ),
});
