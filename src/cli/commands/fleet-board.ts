/** `fleet missing`, `plan`, `what-if`, `support`, `overview`: questions about the fleet of today. */

import { Command, Option } from 'commander';
import { staleReason } from '../../api/catalog-age.ts';
import { readFilter, readKbs, readMissingQuestion, readVulnerabilityQuestion } from '../../api/fleet/board-query.ts';
import { FleetViews } from '../../api/fleet/fleet-views.ts';
import { readNumber } from '../../api/fleet/query.ts';
import { createAssessor } from '../../assessment/assessor.ts';
import { severities } from '../../catalog/model.ts';
import type { Board } from '../../fleet/board/board.ts';
import { exploitedBy } from '../../fleet/board/exploited.ts';
import { missingOrders, missingOverFleet } from '../../fleet/board/missing-updates.ts';
import { openVulnerabilities, vulnerabilityOrders } from '../../fleet/board/open-vulnerabilities.ts';
import { overviewOf } from '../../fleet/board/overview.ts';
import { planOf } from '../../fleet/board/plan.ts';
import { supportOfFleet } from '../../fleet/board/support-of-fleet.ts';
import { whatIf } from '../../fleet/board/what-if.ts';
import { boardOfTenant } from '../board-of-tenant.ts';
import { formatOption } from '../format-option.ts';
import { openCatalog } from '../open-catalog.ts';
import {
  type CsvRows,
  csvText,
  drawMissing,
  drawOverview,
  drawPlan,
  drawSupport,
  drawWhatIf,
  missingRows,
  overviewRows,
  planRows,
  supportRows,
  whatIfRows,
} from '../output/board.ts';
import { jsonText } from '../output/json-text.ts';
import { drawVulnerabilities, vulnerabilityRows } from '../output/open-vulnerabilities.ts';
import { readThreats } from '../read-threats.ts';
import type { Terminal } from '../terminal.ts';
import { withTenant } from '../with-store.ts';

interface BoardOptions {
  readonly tenant?: string;
  readonly catalog?: string;
  readonly platform?: string;
  readonly software?: string;
  readonly tag?: string;
  readonly status?: string;
  readonly ring?: string;
  readonly format: 'table' | 'json' | 'csv';
}

interface MissingOptions extends BoardOptions {
  readonly severity?: string;
  readonly exploited?: string;
  readonly sort?: string;
}

interface VulnerabilityOptions extends MissingOptions {
  readonly ransomware?: true;
  readonly epss?: string;
}

const mostSteps = 1_000;

export function boardCommands(terminal: Terminal): readonly Command[] {
  return [
    questionOf('overview', 'how the fleet stands: patched, behind, open')
      .description(
        'Counts devices that miss nothing and those that are behind, missing updates and open vulnerabilities.',
      )
      .action((options: BoardOptions) =>
        answer(options, terminal, (board) => overviewOf(board, readFilter(options)), {
          draw: drawOverview,
          rows: overviewRows,
        }),
      ),
    questionOf('missing', 'which updates are missing, on how many devices')
      .description('Lists the updates that the fleet is missing, those that close most first.')
      .addOption(new Option('--severity <severity>', 'whose worst vulnerability is this').choices(severities))
      .addOption(exploitedOption('that close one exploited'))
      .addOption(new Option('--sort <by>', 'in this order (default: pairs)').choices(missingOrders))
      .action((options: MissingOptions) => {
        const question = readMissingQuestion(options);
        return answer(options, terminal, (board) => ({ value: missingOverFleet(board, question) }), {
          draw: ({ value }, place) => drawMissing(value, place),
          rows: ({ value }) => missingRows(value),
        });
      }),
    questionOf('vulnerabilities', 'which vulnerabilities are open, on how many devices')
      .description(
        'Lists the vulnerabilities that are open in the fleet, with what the feed, KEV and EPSS say of each: those on most devices first.',
      )
      .addOption(new Option('--severity <severity>', 'of this severity').choices(severities))
      .addOption(exploitedOption('that are exploited'))
      .option('--ransomware', 'that KEV knows ransomware to use')
      .option('--epss <score>', 'with this score of EPSS or a higher one, from 0 to 1')
      .addOption(new Option('--sort <by>', 'in this order (default: devices)').choices(vulnerabilityOrders))
      .action(({ ransomware, ...options }: VulnerabilityOptions) => {
        const question = readVulnerabilityQuestion({ ...options, ...(ransomware && { ransomware: 'true' }) });
        return answer(options, terminal, (board) => ({ value: openVulnerabilities(board, question) }), {
          draw: ({ value }, place) => drawVulnerabilities(value, place),
          rows: ({ value }) => vulnerabilityRows(value),
        });
      }),
    questionOf('plan', 'the fewest updates that close most')
      .description('Proposes the fewest updates that close most of what is open, and says what stays open, and why.')
      .option('--most <updates>', 'no more updates than this', (text) => readNumber(text, '--most', 1, mostSteps))
      .action((options: BoardOptions & { readonly most?: number }) =>
        answer(options, terminal, (board) => planOf(board, readFilter(options), options.most), {
          draw: drawPlan,
          rows: planRows,
        }),
      ),
    questionOf('what-if <kb...>', 'how the fleet would stand with these updates installed')
      .description('Compares the fleet of now with one on which these updates are installed wherever they are missing.')
      .action((texts: readonly string[], options: BoardOptions) => {
        const kbs = readKbs(texts, 'The question');
        return answer(options, terminal, (board) => whatIf(board, kbs, readFilter(options)), {
          draw: drawWhatIf,
          rows: whatIfRows,
        });
      }),
    questionOf('support', 'until when the systems get updates')
      .description('Lists the releases and editions of Windows in the fleet with the last day of their support.')
      .action((options: BoardOptions) =>
        answer(options, terminal, (board) => supportOfFleet(board, readFilter(options)), {
          draw: drawSupport,
          rows: supportRows,
        }),
      ),
  ];
}

function questionOf(usage: string, summary: string): Command {
  const [name = '', ...words] = usage.split(' ');
  const command = new Command(name);
  for (const word of words) command.argument(word);
  return command
    .summary(summary)
    .option('--tenant <tenant>', 'whose devices (default: the only tenant that is known)')
    .option('--platform <platform>', 'only devices of this platform: Windows11, WindowsServer2022 …')
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
    .addOption(formatOption(['table', 'json', 'csv']));
}

function exploitedOption(what: string): Option {
  return new Option('--exploited <by>', `${what} by the feed, by KEV, by any of the two or by none`).choices(
    exploitedBy,
  );
}

interface Shapes<Answer> {
  readonly draw: (answer: Answer, terminal: Terminal) => string;
  readonly rows: (answer: Answer) => CsvRows;
}

function answer<Answer extends object>(
  options: BoardOptions,
  terminal: Terminal,
  question: (board: Board) => Answer,
  { draw, rows }: Shapes<Answer>,
): Promise<void> {
  return withTenant(options.tenant, terminal, async ({ store, settings, tenant }) => {
    const assessor = createAssessor(await openCatalog(options.catalog, terminal));
    const whole = await boardOfTenant(store, tenant, assessor, terminal.now());
    const current = await readThreats(store, settings);
    const board = await new FleetViews({ store, threats: { current } }).of(tenant, whole);
    const { catalogVersion, asOf, countedAt } = board;
    const stale = staleReason(assessor, asOf);
    if (stale !== undefined) terminal.stderr.write(`missingkbs: ${stale}\n`);
    const found = question(board);
    const texts = {
      table: () => draw(found, terminal),
      json: () => jsonText({ catalogVersion, asOf, countedAt, ...found }),
      csv: () => csvText(rows(found)),
    };
    terminal.stdout.write(texts[options.format]());
  });
}
