import { protocol } from 'electron';
import { readStaticFiles } from '../host/static-files.ts';
import { APP_SCHEME } from './own-page.ts';
import { pageAnswer } from './page-answer.ts';

/** Gives the scheme an origin of its own, as https has one. Only possible before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: APP_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

export function servePage(folder: string): void {
  const fileAt = readStaticFiles(folder);
  protocol.handle(APP_SCHEME, (request) => pageAnswer(request, fileAt));
}
