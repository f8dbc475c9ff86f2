/** What ends a server. */

const parentCheckMs = 500;

/**
 * Resolves at the first SIGINT or SIGTERM; a second one ends the process at once, as it does without us. Below npm it
 * resolves as well when the parent is gone: npm ends the shell between us, and most shells do not pass the signal on.
 */
export function waitForStopSignal(env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve) => {
    const parent = process.ppid;
    const watch =
      env.npm_lifecycle_event === undefined
        ? undefined
        : setInterval(() => process.ppid !== parent && stop(), parentCheckMs);
    const stop = () => {
      clearInterval(watch);
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
      resolve();
    };
    process.on('SIGINT', stop);
    process.on('SIGTERM', stop);
  });
}
