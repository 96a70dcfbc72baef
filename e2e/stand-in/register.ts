// `node --import register.ts main.js`: the script finds the stand-in where it asks for Electron.
import { registerHooks } from 'node:module';
import { keepAppScript } from './app-script.ts';
import { settings } from './lifecycle.ts';
import { loosenAsLoaded } from './loosen.ts';

const electron = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electron, shortCircuit: true } : next(specifier, context),
});

keepAppScript();
loosenAsLoaded();
// A program of its own has no script among its arguments.
if (settings.packaged) process.argv.splice(1, 1);

Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process.versions, 'electron', { value: '0.0.0' });
