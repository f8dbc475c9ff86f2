/** The plan, or what is ticked of it, as files for what deploys updates, and as a page to print. */

import { Link } from '@tanstack/react-router';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { type PlanFile, planFileName, planFiles, planFileText } from '../../../../src/fleet/plan-files/plan-file.ts';
import type { Plan, PlanSearch } from '../../api/plan.ts';
import { CopyButton } from '../../cells/copy-button.tsx';
import { saveFile } from '../../csv/save-file.ts';
import filters from '../../filters/filters.module.css';
import { formatKb } from '../../format.ts';
import menu from '../../shell/menu.module.css';

interface Props {
  /** Absent until it is there: the buttons are, so that nothing moves. */
  readonly plan: Plan | undefined;
  readonly search: PlanSearch;
  readonly ticked: readonly string[];
}

const names: Readonly<Record<PlanFile, string>> = {
  wsus: 'WSUS (PowerShell)',
  intune: 'Intune (CSV)',
  configmgr: 'Configuration Manager (PowerShell)',
};

export function PlanFiles({ plan, search: { kbs: _, ...view }, ticked }: Props) {
  const all = plan?.steps ?? [];
  const steps = ticked.length === 0 ? all : all.filter(({ kb }) => ticked.includes(kb));
  const which = ticked.length === 0 ? '' : ' the ticked';
  return (
    <div className={filters.actions}>
      <CopyButton name={`Copy${which || ' the'} KBs`} text={steps.map(({ kb }) => formatKb(kb)).join('\n')} />
      <MenuTrigger>
        <Button className={filters.button as string} isDisabled={steps.length === 0}>
          Save{which} for …
        </Button>
        <Popover className={menu.popover as string} placement="bottom end">
          <Menu
            className={menu.menu as string}
            aria-label={`Save${which} for`}
            onAction={(key) => save(key as PlanFile, { asOf: plan?.asOf ?? '', steps })}
          >
            {planFiles.map((file) => (
              <MenuItem key={file} id={file} className={menu.item as string}>
                {names[file]}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      <Link to="/plan/runbook" search={view} className={filters.button}>
        Runbook
      </Link>
    </div>
  );
}

function save(file: PlanFile, planned: Pick<Plan, 'asOf' | 'steps'>): void {
  saveFile(new Blob([planFileText(file, planned)], { type: 'text/plain' }), planFileName(file, planned));
}
