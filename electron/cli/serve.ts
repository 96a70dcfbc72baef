import { constants } from 'node:os';
import { resolve } from 'node:path';
import { Failure } from '../../shared/model/failure.ts';
import { appFolder } from '../host/app-folder.ts';
import { openLog } from '../host/log.ts';
import { startServe, type Serve } from '../serve/server.ts';
import type { ExitCode, Given, Run } from './command.ts';
import { listenForEnd } from './ending.ts';
import { failureSentence } from './one-sentence.ts';
import { complain, print } from './output.ts';
import { showServe } from './serve-window.ts';

export const run: Run<'serve'> = async (given) => {
  const { values, words, surroundings } = given;
  await surroundings.prepareRenderer(() => complain(words.serve.building));

  let serve: Serve | null = null;
  const ending = listenForEnd((signal) => {
    serve?.kill();
    process.exit(128 + constants.signals[signal]);
  });
  try {
    serve = await start(given);
    if (values.json === true) {
      print(JSON.stringify({ url: serve.url }));
      await Promise.race([ending.asked, serve.quitAsked]);
    } else {
      const shown = showServe(serve, dataFolder(), words);
      await Promise.race([ending.asked, serve.quitAsked, shown.windowClosed]);
      shown.stop();
    }
    await serve.close();
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    complain(failureSentence(words, error));
    return 2 satisfies ExitCode;
  } finally {
    ending.stopListening();
  }
};

function start({ values: { workspace, port }, surroundings }: Given<'serve'>): Promise<Serve> {
  const folder = dataFolder();
  const log = openLog(folder, Date.now);
  return startServe({
    startData: surroundings.startData(log),
    rendererFolder: surroundings.rendererFolder,
    version: surroundings.version,
    folder,
    log,
    ...(port === undefined ? {} : { port }),
    ...(workspace === undefined ? {} : { workspace: resolve(workspace) }),
  });
}

function dataFolder(): string {
  return appFolder(process.env, process.platform);
}
