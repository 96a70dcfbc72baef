/** Names of events that no document gives. */
export const eventNames = {
  title: 'Names of KMS alert events',
  about:
    'Alibaba Cloud describes ten alert events of KMS and gives the names of two. Once you know what name one of the others bears, write it here: this workspace remembers it.',
  columns: { event: 'Event', severity: 'Severity', name: 'Name in the traces' },
  placeholder: 'not known',
  inputLabel: (event: string) => `Name of “${event}” in the traces`,
};
