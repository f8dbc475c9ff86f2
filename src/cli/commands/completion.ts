/** `completion`: a script that has the shell complete commands, options and their values. */

import { Argument, Command } from 'commander';
import type { CommandContext } from '../command-context.ts';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { powershellCompletion } from '../completion/powershell.ts';
import { type Place, placesOf } from '../completion/word-tree.ts';
import { zshCompletion } from '../completion/zsh.ts';

const shells: Readonly<Record<string, (places: readonly Place[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
  powershell: powershellCompletion,
};

/** `whole` gives the program with all of its commands. */
export function completionCommand({ terminal }: CommandContext, whole: () => Promise<Command>): Command {
  return new Command('completion')
    .summary('a script that completes commands in your shell')
    .description(
      'Prints a script that has the shell complete commands, options and their values. Its first line says where to put it.',
    )
    .addArgument(new Argument('<shell>', 'which one').choices(Object.keys(shells)))
    .action(async (shell: string) => {
      terminal.stdout.write(shells[shell]?.(placesOf(await whole())) ?? '');
    });
}
