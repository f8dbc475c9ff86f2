/** Numbers among the options of a command. */

import { InvalidArgumentError } from 'commander';

/** For `option` of commander, whose complaint names the option. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}
