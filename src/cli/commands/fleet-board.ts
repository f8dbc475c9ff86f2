/** `fleet missing`, `plan`, `what-if`, `support`, `overview`: questions about the fleet of today. */

import { type Command, Option } from 'commander';
import { readFilter, readKbs, readMissingQuestion, readVulnerabilityQuestion } from '../../api/fleet/board-query.ts';
import { severities } from '../../catalog/model.ts';
import { exploitedBy } from '../../fleet/board/exploited.ts';
import { missingOrders, missingOverFleet } from '../../fleet/board/missing-updates.ts';
import { openVulnerabilities, vulnerabilityOrders } from '../../fleet/board/open-vulnerabilities.ts';
import { overviewOf } from '../../fleet/board/overview.ts';
import { supportOfFleet } from '../../fleet/board/support-of-fleet.ts';
import { whatIf } from '../../fleet/board/what-if.ts';
import { answer, type BoardOptions, questionOf } from '../board-question.ts';
import {
  drawMissing,
  drawOverview,
  drawSupport,
  drawWhatIf,
  missingRows,
  overviewRows,
  supportRows,
  whatIfRows,
} from '../output/board.ts';
import { drawVulnerabilities, vulnerabilityRows } from '../output/open-vulnerabilities.ts';
import type { Terminal } from '../terminal.ts';
import { planCommand } from './fleet-plan.ts';

interface MissingOptions extends BoardOptions {
  readonly severity?: string;
  readonly exploited?: string;
  readonly since?: string;
  readonly sort?: string;
}

interface VulnerabilityOptions extends MissingOptions {
  readonly ransomware?: true;
  readonly epss?: string;
}

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
      .option('--since <day>', 'that came out on that day or later')
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
      .option('--since <day>', 'that were published, or came into KEV, on that day or later')
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
    planCommand(terminal),
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

function exploitedOption(what: string): Option {
  return new Option('--exploited <by>', `${what} by the feed, by KEV, by any of the two or by none`).choices(
    exploitedBy,
  );
}
