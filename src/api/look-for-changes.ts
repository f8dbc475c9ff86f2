/** Looks for a change every so often, and when the source says that there may be one. */

export interface ChangingSource {
  /** Calls as soon as there may be something new, where the source hears of it. */
  watch?(look: () => void): void;
}

/** Until the returned function is called. Holds up no process that wants to end. */
export function lookForChanges(source: ChangingSource, everyMs: number, look: () => Promise<void>): () => void {
  let watching = true;
  source.watch?.(() => {
    if (watching) void look();
  });
  const timer = setInterval(look, everyMs).unref();
  return () => {
    watching = false;
    clearInterval(timer);
  };
}
