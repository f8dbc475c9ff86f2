/**
 * For Configuration Manager: a software update group, to be deployed by hand
 * (https://learn.microsoft.com/powershell/module/configurationmanager/new-cmsoftwareupdategroup).
 */

import { kbTable } from './kb-table.ts';
import type { Planned } from './planned.ts';

export function configManagerScript(planned: Planned): string {
  return `# Makes a software update group of the updates of a plan of ${planned.asOf} in Configuration Manager.
# Run it from the site drive. With -WhatIf it shows what it would do, and changes nothing. It deploys nothing.
[CmdletBinding(SupportsShouldProcess)]
param(
    [string] $GroupName = 'missingkbs plan of ${planned.asOf}'
)

$wanted = @(
${kbTable(planned)}
)

$ids = foreach ($kb in $wanted) {
    $updates = @(Get-CMSoftwareUpdate -ArticleId $kb -Fast | Where-Object { -not $_.IsExpired })
    if ($updates.Count -eq 0) {
        Write-Warning "Configuration Manager does not have KB$kb. Is its product among those that are synchronised?"
    }
    $updates.CI_ID
}
if ($ids -and $PSCmdlet.ShouldProcess($GroupName, "Make a software update group of $(@($ids).Count) updates")) {
    New-CMSoftwareUpdateGroup -Name $GroupName -UpdateId @($ids)
}
`.replaceAll('\n', '\r\n');
}
