/** What opens the file of secrets; the host and the form ask for the same. */
export const PASSPHRASE_LENGTH = { min: 8, max: 1_000 } as const;
