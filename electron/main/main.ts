import { start } from './start.ts';

start(new URL('.', import.meta.url));
