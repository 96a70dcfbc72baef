/** The two channels between a window and Electron's main process. */
export const CALL_CHANNEL = 'tracebell:call';
export const EVENT_CHANNEL = 'tracebell:event';
