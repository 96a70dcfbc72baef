/** Tags of nested values in a digest. Those below 50 are the trace's fields (content.ts); none ever changes. */
export const KEY = 50;
export const TEXT = 51;
export const NUMBER = 52;
export const TRUE = 53;
export const FALSE = 54;
export const LIST = 55;
export const OBJECT = 56;
/** Holds the place of an item of a list that counts as absent. */
export const EMPTY = 57;
