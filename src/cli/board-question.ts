/** How a command asks about the fleet of today: its options, the board as its people look at it, and how the answer is shown. */

import { Command, Option } from 'commander';
import { staleReason } from '../api/catalog-age.ts';
import { FleetViews } from '../api/fleet/fleet-views.ts';
import { TenantPolicy } from '../api/fleet/tenant-policy.ts';
import { createAssessor } from '../assessment/assessor.ts';
import type { Board } from '../fleet/board/board.ts';
import { faceOf } from '../fleet/board/board-face.ts';
import type { Ring } from '../fleet/policy/model.ts';
import { boardOfTenant } from './board-of-tenant.ts';
import { formatOption } from './format-option.ts';
import { openCatalog } from './open-catalog.ts';
import { type CsvRows, csvText } from './output/board.ts';
import { jsonText } from './output/json-text.ts';
import { readThreats } from './read-threats.ts';
import type { Terminal } from './terminal.ts';
import { withTenant } from './with-store.ts';

export interface BoardOptions {
  readonly tenant?: string;
  readonly catalog?: string;
  readonly platform?: string;
  readonly line?: string;
  readonly software?: string;
  readonly tag?: string;
  readonly status?: string;
  readonly ring?: string;
  readonly format: string;
}

/** `formats` besides a table and what programs read. */
export function questionOf(usage: string, summary: string, formats: readonly string[] = []): Command {
  const [name = '', ...words] = usage.split(' ');
  const command = new Command(name);
  for (const word of words) command.argument(word);
  return command
    .summary(summary)
    .option('--tenant <tenant>', 'whose devices (default: the only tenant that is known)')
    .option('--platform <platform>', 'only devices of this platform: Windows11, WindowsServer2022 …')
    .option('--line <line>', 'only devices of this release: "Windows 10 22H2"')
    .option('--software <software>', 'only devices that have this product: edge, sql_server …')
    .option('--tag <tag>', 'only devices that bear this tag')
    .addOption(
      new Option('--status <status>', 'only devices that could be judged, or could not').choices([
        'assessed',
        'unknown',
        'unsupported',
      ]),
    )
    .option('--ring <ring>', 'only devices of this ring')
    .option('--catalog <path>', 'answer by this catalogue (default: the newest)')
    .addOption(formatOption(['table', 'json', 'csv', ...formats]));
}

/** What an answer is of, for what is shown beside it. */
export interface AnsweredOf {
  readonly board: Board;
  /** In their order. */
  readonly rings: readonly Ring[];
}

export interface Shapes<Answer> {
  readonly draw: (answer: Answer, terminal: Terminal) => string;
  readonly rows: (answer: Answer) => CsvRows;
  /** By the other formats of the command, not all of which need the answer to the whole question. */
  readonly others?: Readonly<Record<string, (answer: () => Answer, of: AnsweredOf) => string>>;
}

export function answer<Answer extends object>(
  options: BoardOptions,
  terminal: Terminal,
  question: (board: Board) => Answer,
  { draw, rows, others }: Shapes<Answer>,
): Promise<void> {
  return withTenant(options.tenant, terminal, async ({ store, settings, tenant }) => {
    const assessor = createAssessor(await openCatalog(options.catalog, terminal));
    const whole = await boardOfTenant(store, tenant, assessor, terminal.now());
    const current = await readThreats(store, settings);
    const board = await new FleetViews({ store, threats: { current } }).of(tenant, whole);
    const { rings } = await new TenantPolicy(store.policy, tenant).read();
    const stale = staleReason(assessor, board.asOf);
    if (stale !== undefined) terminal.stderr.write(`missingkbs: ${stale}\n`);
    const found = () => question(board);
    const other = others?.[options.format];
    const texts: Readonly<Record<string, () => string>> = {
      table: () => draw(found(), terminal),
      json: () => jsonText({ ...faceOf(board), ...found() }),
      csv: () => csvText(rows(found())),
      ...(other && { [options.format]: () => other(found, { board, rings }) }),
    };
    terminal.stdout.write((texts[options.format] as () => string)());
  });
}
