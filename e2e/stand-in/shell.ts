/** Addresses that were handed to the system's browser. */
export const openedOutside: string[] = [];

export const shell = {
  openExternal(url: string): Promise<void> {
    openedOutside.push(url);
    return Promise.resolve();
  },
};
