/** What can be typed where, read off the commands themselves: no list of its own. */

import type { Command } from 'commander';

export interface Word {
  readonly word: string;
  readonly meaning: string;
}

/** An option that wants a value, or an argument: one of these, or a file where there are none. */
export interface Value {
  /** "--format". */
  readonly option: string;
  readonly choices: readonly string[];
}

export interface Place {
  /** " fleet past": each command behind a blank, "" before the first. */
  readonly path: string;
  readonly commands: readonly Word[];
  readonly options: readonly Word[];
  readonly values: readonly Value[];
  /** Of its first argument, where it is one of these. */
  readonly choices: readonly string[];
}

/** The place before any command comes first. */
export function placesOf(command: Command, path = ''): readonly Place[] {
  const help = command.createHelp();
  const commands = help.visibleCommands(command);
  const options = help.visibleOptions(command);
  const own: Place = {
    path,
    commands: commands.map((child) => ({
      word: child.name(),
      meaning: firstLine(child.summary() || child.description()),
    })),
    options: options.map(({ long, short, description }) => ({
      word: long ?? short ?? '',
      meaning: firstLine(description),
    })),
    values: options
      .filter(({ required }) => required)
      .map(({ long, short, argChoices = [] }) => ({ option: long ?? short ?? '', choices: argChoices })),
    choices: command.registeredArguments[0]?.argChoices ?? [],
  };
  return [own, ...commands.flatMap((child) => placesOf(child as Command, `${path} ${child.name()}`))];
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
