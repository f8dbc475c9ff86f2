/** Keeps what V8 made of our code for the next run, in a folder of the user's own: in one that others write, they could lay code for us. */

import { constants, enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * V8 keeps the functions that the first run called, and never adds to them: each command has a folder of its own. Without a
 * folder that can be written every run compiles anew, and MISSINGKBS_DEBUG says why. NODE_COMPILE_CACHE names another folder.
 */
export function keepCompiled(command: string | undefined, env: NodeJS.ProcessEnv): void {
  const named = command !== undefined && /^[a-z]+$/.test(command) ? command : 'help';
  const { status, message } = enableCompileCache(
    env.NODE_COMPILE_CACHE ?? join(userCacheFolder(env), 'missingkbs', named),
  );
  if (status === constants.compileCacheStatus.FAILED && env.MISSINGKBS_DEBUG) {
    process.stderr.write(`missingkbs: code is compiled anew at each run: ${message}\n`);
  }
}

/** https://specifications.freedesktop.org/basedir-spec; on Windows, the folder of applications that does not roam. */
function userCacheFolder(env: NodeJS.ProcessEnv): string {
  if (process.platform === 'win32' && env.LOCALAPPDATA) return env.LOCALAPPDATA;
  return env.XDG_CACHE_HOME || join(homedir(), '.cache');
}
