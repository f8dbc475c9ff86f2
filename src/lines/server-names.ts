/** Which entries of a list of programs are server software of Microsoft's, whatever of it is judged. */

/** How their names begin, with or without the maker's. */
const beginnings =
  /^(?:Microsoft|Windows (?:Server|SharePoint|Azure)|SQL Server|Exchange|SharePoint|Skype|Lync|Office|Project|BizTalk|Host Integration|Azure|Visual Studio|Team Foundation|System Center|Forefront|Power ?BI|Dynamics|Endpoint|Configuration Manager|Search|Commerce|Content Management)\b/i;
const servers =
  /\bServers?\b|\bSharePoint (?:Foundation|Services|Portal)\b|\bBizTalk\b|\bSystem Center\b|\bForefront\b|\b(?:Configuration|Identity|Operations|Data Protection|Virtual Machine|Service) Manager\b|\bOrchestrator\b|\bHPC Pack\b|\bAzure (?:Pack|Stack)\b|\bThreat Analytics\b/i;
const operatingSystem = /^(?:Microsoft )?Windows Server,? (?:20\d\d|version)\b/i;
/** "Microsoft ODBC Driver 17 for SQL Server": of something else, for a server. */
const forServers = /\b(?:for|für|pour|para|per|voor|для)\b.*\bServer/i;
/** Parts, tools and clients, and compounds of other languages ("SQL Server 2012-Richtlinien"). */
const parts =
  /\b(?:Client|Setup|Support Files|Tools?|Toolkit|Objects|(?:Management|Development) Studio|Console|Management (?:Pack|Portal)|Languages?|Lang(?:uage)? Pack|Driver|Provider|Connector|SDK|API|Redistributable|Runtime|Viewer|Browser|Writer|Types|Policies|Compact|LocalDB|Common Files|Shared|Connection Info|Books Online|Documentation|Add-?ins?|Proof\w*|MUI|Hosting|Speech|Module|PowerShell|Office Integration|Storyboarding|Designer|Builder|Web Parts|ScriptDom|Framework|Batch Parser|Compiler Service|XEvent|DMF|Diagnostics|Improvement Program|Extensions?|Templates?|Samples|Compatibility|Advisor|Analyzer|Agent|Endpoint Protection|Core(?!-based)|Components?)\b|\b(?:Server|20\d\d)-\p{L}/iu;
/** What makes a Skype for Business Server one. */
const coreOfServer = /, (?:Core|Web) Components\b/i;

/**
 * What a server is, the same for all that setup lists of one: its name without the maker's, edition in brackets and what
 * follows a comma. Undefined for all that is no server of Microsoft's.
 */
export function serverNamed(name: string): string | undefined {
  if (!beginnings.test(name) || !servers.test(name) || operatingSystem.test(name)) return undefined;
  if (forServers.test(name.replace(/\bfor Business\b/i, '')) || parts.test(name.replace(coreOfServer, '')))
    return undefined;
  const plain = name
    .replace(/^Microsoft /i, '')
    .replace(/\([^()]*\)|,.*$/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  // A device holds one Exchange Server, and one release of SQL Server may be several entries.
  return /^exchange server|^sql server(?: 20\d\d(?: r2)?)?/.exec(plain)?.[0] ?? plain;
}
