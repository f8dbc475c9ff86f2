/** `fleet plan`: the fewest updates that close most, as a table, as a file for what deploys them, or as a runbook. */

import type { Command } from 'commander';
import { readFilter } from '../../api/fleet/board-query.ts';
import { readNumber } from '../../api/fleet/query.ts';
import { type Plan, planOf } from '../../fleet/board/plan.ts';
import { type PlanFile, planFiles, planFileText } from '../../fleet/plan-files/plan-file.ts';
import { runbookText } from '../../fleet/plan-files/runbook.ts';
import { type AnsweredOf, answer, type BoardOptions, questionOf } from '../board-question.ts';
import { drawPlan, planRows } from '../output/board.ts';
import type { Terminal } from '../terminal.ts';

interface PlanOptions extends BoardOptions {
  readonly most?: number;
}

const mostSteps = 1_000;

export function planCommand(terminal: Terminal): Command {
  return questionOf('plan', 'the fewest updates that close most', [...planFiles, 'runbook'])
    .description(
      'Proposes the fewest updates that close most of what is open, and says what stays open, and why: also as a script for WSUS or Configuration Manager, as a list for Intune, or as a runbook, ring by ring.',
    )
    .option('--most <updates>', 'no more updates than this', (text) => readNumber(text, '--most', 1, mostSteps))
    .action((options: PlanOptions) =>
      answer(options, terminal, (board) => planOf(board, readFilter(options), options.most), {
        draw: drawPlan,
        rows: planRows,
        others: { ...Object.fromEntries(planFiles.map(fileOf)), runbook: (plan, of) => runbook(options, plan, of) },
      }),
    );
}

function fileOf(file: PlanFile) {
  return [
    file,
    (plan: () => Plan, { board }: AnsweredOf) => planFileText(file, { asOf: board.asOf, steps: plan().steps }),
  ] as const;
}

/** Ring by ring where there are rings and none is named. */
function runbook(options: PlanOptions, plan: () => Plan, { board, rings }: AnsweredOf): string {
  if (options.ring !== undefined || rings.length === 0) {
    return runbookText(board.asOf, [{ plan: plan(), ...(options.ring !== undefined && { ring: options.ring }) }]);
  }
  const filter = readFilter(options);
  const parts = rings.map(({ name }) => ({ ring: name, plan: planOf(board, { ...filter, ring: name }, options.most) }));
  return runbookText(board.asOf, parts);
}
