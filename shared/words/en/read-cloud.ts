/** Reading single traces, or those of a filter, from the cloud. */
export const readCloud = {
  title: 'Read from the cloud',
  from: 'Connection',
  noConnection:
    'No connection with a stored sign-in: add one in Settings, or open the store of secrets there.',
  what: 'What',
  kinds: { filter: 'What the list asks for', trace: 'One trace' },
  traceId: 'Trace ID',
  traceHint: 'Of a management trace of the last seven days; the service finds no data trace by its ID.',
  past: 'The service shows seven days, and the chosen stretch of time lies before them.',
  stretch: (from: string, to: string, zone: string) => `Recorded from ${from} to ${to} (${zone}):`,
  management: 'management traces.',
  ofTracker: (tracker: string) => `data traces of the tracker ${tracker}.`,
  clauses: 'Clauses of the filter',
  said: 'The service narrows by it.',
  unsaid: 'The service cannot narrow by it: other traces are read too, and the list leaves them out.',
  provesNothing: 'Traces are added; no stretch of time counts as read to its end by this.',
  read: 'Read',
};
