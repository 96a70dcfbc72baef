/** What is known of where a trace was read from: the file's path, and the number of the import that brought it. */
export const FILE_PROPERTIES = ['path', 'import'] as const;
export type FileProperty = (typeof FILE_PROPERTIES)[number];
