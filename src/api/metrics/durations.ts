/** How long things took, as plain numbers: what a request pays for being counted is an addition or two. */

/** Upper bounds in seconds: from an answer that is ready to one that a client gives up on. */
export const bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

export class Durations {
  /** How many fell between a bound and the one before; the last are above them all. */
  readonly counts = new Array<number>(bounds.length + 1).fill(0);
  seconds = 0;

  add(ms: number): void {
    const seconds = ms / 1000;
    this.seconds += seconds;
    let place = 0;
    while (place < bounds.length && seconds > (bounds[place] as number)) place += 1;
    this.counts[place] = (this.counts[place] as number) + 1;
  }
}
