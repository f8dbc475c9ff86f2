/** Finds the command, loads only that one, and turns every end into an exit code: 0 done, 1 updates missing, 2 wrong usage or input, 3 could not run, 4 catalogue too old. */

import { Command, CommanderError } from 'commander';
import { KnownError } from '../errors.ts';
import { isSystemError } from '../system-error.ts';
import { readVersion } from '../version.ts';
import type { CommandContext } from './command-context.ts';
import { printable, type Terminal } from './terminal.ts';

type CommandLoader = (context: CommandContext) => Promise<Command>;

/** In the order in which help shows them. */
const commands: Readonly<Record<string, CommandLoader>> = {
  assess: async (context) => (await import('./commands/assess.ts')).assessCommand(context),
  sync: async (context) => (await import('./commands/sync.ts')).syncCommand(context),
  import: async (context) => (await import('./commands/import.ts')).importCommand(context),
  pull: async (context) => (await import('./commands/pull.ts')).pullCommand(context),
  compare: async (context) => (await import('./commands/compare.ts')).compareCommand(context),
  serve: async (context) => (await import('./commands/serve.ts')).serveCommand(context),
  fleet: async (context) => (await import('./commands/fleet.ts')).fleetCommand(context),
  export: async (context) => (await import('./commands/export.ts')).exportCommand(context),
  demo: async (context) => (await import('./commands/demo.ts')).demoCommand(context),
  doctor: async (context) => (await import('./commands/doctor.ts')).doctorCommand(context),
  app: async (context) => (await import('./commands/app.ts')).appCommand(context),
  osquery: async (context) => (await import('./commands/osquery.ts')).osqueryCommand(context),
  'sign-in': async (context) => (await import('./commands/sign-in.ts')).signInCommand(context),
  tenant: async (context) => (await import('./commands/tenant.ts')).tenantCommand(context),
  notice: async (context) => (await import('./commands/notice.ts')).noticeCommand(context),
  mcp: async (context) => (await import('./commands/mcp.ts')).mcpCommand(context),
  store: async (context) => (await import('./commands/store.ts')).storeCommand(context),
  completion: async (context) => {
    const { completionCommand } = await import('./commands/completion.ts');
    return completionCommand(context, () => buildProgram(undefined, context));
  },
  start: async (context) => (await import('./commands/start.ts')).startCommand(context),
};

export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  const context: CommandContext = { terminal, exitCode: 0 };
  try {
    const program = await buildProgram(args[0], context);
    await program.parseAsync(args as string[], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    return reportError(error, terminal);
  }
}

/** The program with the one command that was named, or with all of them when help or an error has to show them. */
async function buildProgram(name: string | undefined, context: CommandContext): Promise<Command> {
  const { terminal } = context;
  const width = terminal.width ?? 100;
  const program = new Command('missingkbs')
    .description(
      'Which security updates is this Windows device missing, and how many vulnerabilities would each close?',
    )
    .version(readVersion(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText('after', helpEnd)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
      getOutHasColors: () => terminal.colour,
      getErrHasColors: () => terminal.colour,
    });
  const loader = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  for (const load of loader ? [loader] : Object.values(commands)) {
    program.addCommand(inherit(await load(context), program));
  }
  return program;
}

/** How errors and output are handled goes down to the commands of a command, too. */
function inherit(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inherit(child as Command, command);
  return command;
}

const helpEnd = `
The data folder is ./data, or what MISSINGKBS_DATA names.
Exit codes: 0 done, 1 updates missing (only with --fail-on-missing), 2 wrong usage or input, 3 could not run,
4 catalogue too old for the question (only with --fail-on-stale).`;

/** A stack is for whoever debugs this program (MISSINGKBS_DEBUG=1); everybody else gets the message. */
function reportError(error: unknown, terminal: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const known = error instanceof KnownError;
  const message = printable(error instanceof Error ? error.message : String(error));
  const expected = known || isSystemError(error);
  terminal.stderr.write(expected ? `missingkbs: ${message}\n` : `missingkbs: unexpected error: ${message}\n`);
  if (terminal.env.MISSINGKBS_DEBUG && error instanceof Error) terminal.stderr.write(`${error.stack}\n`);
  return known ? error.exitCode : 3;
}
