import * as v from 'valibot';
import {
  MOST_DRAFTS,
  VERSION_NAME_LENGTH,
  type DraftContent,
  type DraftVersion,
} from '../model/stored-draft.ts';
import { PROVIDERS } from '../model/trace.ts';
import { VERDICTS, type Pin } from '../model/verdict.ts';
import { assumptions } from './decode-replay.ts';

const MOST_PINS = 10_000;

export const draftId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
const text = v.pipe(v.string(), v.maxLength(1000));

export const draftVersion: v.GenericSchema<unknown, DraftVersion> = v.strictObject({
  id: draftId,
  version: draftId,
});

export const draftIds = v.pipe(v.array(draftId), v.minLength(1), v.maxLength(MOST_DRAFTS));

export const pins: v.GenericSchema<unknown, Pin[]> = v.pipe(
  v.array(v.strictObject({ traceId: text, want: v.picklist(VERDICTS) })),
  v.maxLength(MOST_PINS),
);

/** How long a text may be, and that it is JSON, is for the service to say in words. */
export const draftContent: v.GenericSchema<unknown, DraftContent> = v.strictObject({
  text: v.string(),
  provider: v.picklist(PROVIDERS),
  projectId: v.nullable(text),
  pins,
  assumptions,
});

export const versionName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(VERSION_NAME_LENGTH));
