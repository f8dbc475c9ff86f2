/** For WSUS, by the cmdlets of its module UpdateServices (https://learn.microsoft.com/powershell/module/updateservices/approve-wsusupdate). */

import { kbTable } from './kb-table.ts';
import type { Planned } from './planned.ts';

export function wsusScript(planned: Planned): string {
  return `# Approves the updates of a plan of ${planned.asOf} in WSUS. Run it on the WSUS server, in Windows PowerShell.
# With -WhatIf it shows what it would approve, and changes nothing.
[CmdletBinding(SupportsShouldProcess)]
param(
    # The computer group that gets them.
    [Parameter(Mandatory)][string] $TargetGroup
)

$wanted = @(
${kbTable(planned)}
)

$known = Get-WsusUpdate -Classification All -Approval AnyExceptDeclined -Status Any
foreach ($kb in $wanted) {
    $updates = @($known | Where-Object { $_.Update.KnowledgebaseArticles -contains $kb })
    if ($updates.Count -eq 0) {
        Write-Warning "WSUS does not have KB$kb. Is its product among those that are synchronised?"
    }
    foreach ($update in $updates) {
        if ($PSCmdlet.ShouldProcess($update.Update.Title, "Approve for $TargetGroup")) {
            Approve-WsusUpdate -Update $update -Action Install -TargetGroupName $TargetGroup
        }
    }
}
`.replaceAll('\n', '\r\n');
}
