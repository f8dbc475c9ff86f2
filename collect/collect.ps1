<#
.SYNOPSIS
Gathers what missingkbs needs to know of this Windows device, as one JSON inventory.

.DESCRIPTION
Reads the registry, CIM and the Windows Update history; changes nothing. Windows PowerShell 5.1 or later.
Only Microsoft's software is listed. Run it as administrator: some of the facts are hidden from others.

.EXAMPLE
.\collect.ps1 > pc-7.json
Writes the inventory to a file, for `missingkbs assess` or `missingkbs import`.

.EXAMPLE
.\collect.ps1 -Send -Token $token
Sends the inventory to the server. The token's application needs the role Machine.ReadWrite.All.
#>
[CmdletBinding()]
param(
    # The missingkbs server, for example https://missingkbs.example.com
    [string] $Server = '__SERVER__',
    # Send the inventory to the server instead of writing it
    [switch] $Send,
    # Bearer token for the server
    [string] $Token = '',
    # Write to this file (UTF-8) instead of standard output
    [string] $OutFile = '',
    # Ask Windows Update what it would install; takes a minute or more
    [switch] $AskWindowsUpdate
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'

# A value of a registry key; $null where key or value is missing.
function Get-Value([string] $Path, [string] $Name) {
    $item = Get-Item -LiteralPath $Path -ErrorAction SilentlyContinue
    if ($item) { $item.GetValue($Name) }
}

function Get-KbNumber([string] $Text) {
    if ($Text -match '\bKB(\d{6,8})\b') { $Matches[1] }
}

# "10.0.19045.4412". Windows before 10 has no revision here: there the list of updates decides.
function Get-OsVersion {
    $key = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion'
    $build = Get-Value $key 'CurrentBuildNumber'
    $major = Get-Value $key 'CurrentMajorVersionNumber'
    if ($null -eq $major) { return "$(Get-Value $key 'CurrentVersion').$build" }
    "$major.$(Get-Value $key 'CurrentMinorVersionNumber').$build.$(Get-Value $key 'UBR')"
}

function Get-Processor {
    $name = $env:PROCESSOR_ARCHITEW6432
    if (-not $name) { $name = $env:PROCESSOR_ARCHITECTURE }
    switch ($name) {
        'AMD64' { 'x64' }
        'ARM64' { 'arm64' }
        'IA64' { 'ia64' }
        default { 'x86' }
    }
}

function Get-DnsName {
    $system = Get-CimInstance Win32_ComputerSystem
    $name = $system.DNSHostName
    if (-not $name) { $name = $env:COMPUTERNAME }
    if ($system.PartOfDomain) { $name = "$name.$($system.Domain)" }
    $name.ToLowerInvariant()
}

# The SHA-1 of the lower-case DNS name, as the server makes it.
function Get-MachineId([string] $DnsName) {
    $sha1 = [System.Security.Cryptography.SHA1]::Create()
    $bytes = $sha1.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($DnsName))
    -join ($bytes | ForEach-Object { $_.ToString('x2') })
}

# The newest word of the history on each KB: installed (operation 1) or removed (operation 2), result 2 = succeeded.
# What came after the last start of Windows is left out while a restart is due: it is not in force yet.
function Get-HistoryKbs($Session) {
    $searcher = $Session.CreateUpdateSearcher()
    $count = $searcher.GetTotalHistoryCount()
    if ($count -eq 0) { return }
    $restartDue = (New-Object -ComObject Microsoft.Update.SystemInfo).RebootRequired
    $started = (Get-CimInstance Win32_OperatingSystem).LastBootUpTime.ToUniversalTime()
    $told = @{}
    foreach ($entry in $searcher.QueryHistory(0, $count) | Sort-Object Date -Descending) {
        $kb = Get-KbNumber $entry.Title
        if (-not $kb -or $entry.ResultCode -ne 2 -or $told.ContainsKey($kb)) { continue }
        if ($restartDue -and $entry.Date -gt $started) { continue }
        $told[$kb] = $true
        if ($entry.Operation -eq 1) { $kb }
    }
}

function Get-OfferedUpdates($Session) {
    $found = $Session.CreateUpdateSearcher().Search("IsInstalled=0 and IsHidden=0 and Type='Software'")
    foreach ($update in $found.Updates) {
        foreach ($kb in $update.KBArticleIDs) {
            if ($kb -match '^\d{6,8}$') { @{ kb = $kb; title = $update.Title } }
        }
    }
}

# Patches of MSI products (Office, SQL Server tools): State 1 is installed.
function Get-PatchKbs {
    $products = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Installer\UserData\S-1-5-18\Products'
    foreach ($patch in Get-ChildItem "$products\*\Patches" -ErrorAction SilentlyContinue) {
        if ($patch.GetValue('State') -eq 1) { Get-KbNumber ([string] $patch.GetValue('DisplayName')) }
    }
}

function Get-UninstallEntries {
    foreach ($root in 'HKLM:\SOFTWARE', 'HKLM:\SOFTWARE\WOW6432Node') {
        Get-ChildItem "$root\Microsoft\Windows\CurrentVersion\Uninstall" -ErrorAction SilentlyContinue
    }
}

function New-Software([string] $Name, [string] $Version, [string] $Vendor = 'Microsoft Corporation') {
    $software = [ordered] @{ name = $Name; vendor = $Vendor }
    if ($Version) { $software['version'] = $Version }
    $software
}

# A vendor in another script may be Microsoft in another language: who reads the inventory decides that.
function Test-Microsoft([string] $Vendor, [string] $Name) {
    if ($Vendor) { return ($Vendor -like '*Microsoft*' -or $Vendor -match '[^\x00-\x7f]') }
    $Name -like '*Microsoft*'
}

function Get-MicrosoftSoftware($UninstallEntries) {
    foreach ($entry in $UninstallEntries) {
        $name = [string] $entry.GetValue('DisplayName')
        $vendor = [string] $entry.GetValue('Publisher')
        if (-not $name -or -not (Test-Microsoft $vendor $name)) { continue }
        if (Get-KbNumber $name) { continue }
        if (-not $vendor) { $vendor = 'Microsoft Corporation' }
        New-Software $name ([string] $entry.GetValue('DisplayVersion')) $vendor
    }
    $clickToRun = Get-Value 'HKLM:\SOFTWARE\Microsoft\Office\ClickToRun\Configuration' 'VersionToReport'
    if ($clickToRun) { New-Software 'Microsoft Office Click-to-Run' $clickToRun }
}

# The version of an instance tells branch and update: 15.0.4415.2
function Get-SqlServerInstances {
    $root = 'HKLM:\SOFTWARE\Microsoft\Microsoft SQL Server'
    $years = @{ 11 = '2012'; 12 = '2014'; 13 = '2016'; 14 = '2017'; 15 = '2019'; 16 = '2022'; 17 = '2025' }
    $instances = Get-Item "$root\Instance Names\SQL" -ErrorAction SilentlyContinue
    if (-not $instances) { return }
    foreach ($instance in $instances.GetValueNames()) {
        $version = Get-Value "$root\$($instances.GetValue($instance))\Setup" 'PatchLevel'
        if (-not $version) { continue }
        $major, $minor = $version.Split('.')[0, 1] | ForEach-Object { [int] $_ }
        $year = $years[$major]
        if ($major -eq 10) { $year = if ($minor -ge 50) { '2008 R2' } else { '2008' } }
        if ($year) { New-Software "Microsoft SQL Server $year" $version }
    }
}

# The file version of ExSetup.exe names the cumulative update and the security update.
function Get-ExchangeServer {
    $folder = Get-Value 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup' 'MsiInstallPath'
    if (-not $folder) { return }
    $file = Get-Item -LiteralPath (Join-Path $folder 'bin\ExSetup.exe') -ErrorAction SilentlyContinue
    if (-not $file) { return }
    $version = $file.VersionInfo
    $name = '2019'
    if ($version.FileMinorPart -eq 0) { $name = '2013' }
    if ($version.FileMinorPart -eq 1) { $name = '2016' }
    if ($version.FileMinorPart -ge 2 -and $version.FileBuildPart -ge 2562) { $name = 'Subscription Edition' }
    $text = '{0}.{1}.{2}.{3}' -f $version.FileMajorPart, $version.FileMinorPart, $version.FileBuildPart, $version.FilePrivatePart
    New-Software "Microsoft Exchange Server $name" $text
}

# True only where a license for Extended Security Updates is active; otherwise nothing is said.
function Test-Esu {
    $filter = "PartialProductKey IS NOT NULL AND LicenseStatus = 1 AND Name LIKE '%ESU%'"
    [bool] (Get-CimInstance SoftwareLicensingProduct -Filter $filter -ErrorAction SilentlyContinue)
}

function Get-Inventory {
    $dnsName = Get-DnsName
    $session = New-Object -ComObject Microsoft.Update.Session
    $uninstall = @(Get-UninstallEntries)
    $kbs = @(@(
        Get-CimInstance Win32_QuickFixEngineering | ForEach-Object { Get-KbNumber $_.HotFixID }
        Get-HistoryKbs $session
        Get-PatchKbs
        $uninstall | ForEach-Object { Get-KbNumber ([string] $_.GetValue('DisplayName')) }
    ) | Where-Object { $_ } | Sort-Object { [int] $_ } -Unique)

    $inventory = [ordered] @{
        id               = Get-MachineId $dnsName
        computerDnsName  = $dnsName
        osName           = (Get-CimInstance Win32_OperatingSystem).Caption.Trim()
        osVersion        = Get-OsVersion
        osProcessor      = Get-Processor
        installedKbs     = $kbs
        software         = @(Get-MicrosoftSoftware $uninstall; Get-SqlServerInstances; Get-ExchangeServer)
        lastSeen         = [DateTime]::UtcNow.ToString('yyyy-MM-ddTHH:mm:ssZ')
    }
    $type = Get-Value 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' 'InstallationType'
    if ($type -in 'Client', 'Server', 'Server Core') { $inventory['installationType'] = $type }
    $edition = Get-Value 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion' 'EditionID'
    if ($edition) { $inventory['osEdition'] = $edition }
    if (Test-Esu) { $inventory['esu'] = $true }
    $secureBoot = Get-Value 'HKLM:\SYSTEM\CurrentControlSet\Control\SecureBoot\State' 'UEFISecureBootEnabled'
    if ($null -ne $secureBoot) { $inventory['secureBoot'] = [bool] $secureBoot }
    $cards = @(Get-CimInstance Win32_NetworkAdapterConfiguration -Filter 'IPEnabled=TRUE' -ErrorAction SilentlyContinue)
    $addresses = @($cards | ForEach-Object { $_.IPAddress } | Where-Object { $_ } | Select-Object -First 100)
    if ($addresses) { $inventory['ipAddresses'] = $addresses }
    $dotNet = Get-Value 'HKLM:\SOFTWARE\Microsoft\NET Framework Setup\NDP\v4\Full' 'Release'
    if ($dotNet) { $inventory['dotNetRelease'] = $dotNet }
    if ((New-Object -ComObject Microsoft.Update.SystemInfo).RebootRequired) { $inventory['restartDue'] = $true }
    if ($AskWindowsUpdate) { $inventory['windowsUpdateOffers'] = @(Get-OfferedUpdates $session) }
    $inventory
}

function Send-Inventory($Inventory, [string] $Json) {
    [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12
    $address = "$($Server.TrimEnd('/'))/api/machines/$($Inventory.id)/inventory"
    $headers = @{ Authorization = "Bearer $Token" }
    $body = [System.Text.Encoding]::UTF8.GetBytes($Json)
    Invoke-RestMethod -Method Put -Uri $address -Headers $headers -ContentType 'application/json' -Body $body | Out-Null
    Write-Host "Sent the inventory of $($Inventory.computerDnsName) to $address"
}

if ($Send -and ($Server -notmatch '^https?://' -or -not $Token)) {
    throw 'To send the inventory, name the server with -Server https://NAME and give a token with -Token.'
}
$inventory = Get-Inventory
$json = ConvertTo-Json -InputObject $inventory -Depth 4
if ($Send) {
    Send-Inventory $inventory $json
} elseif ($OutFile) {
    [System.IO.File]::WriteAllText($ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($OutFile), $json)
} else {
    $json
}
