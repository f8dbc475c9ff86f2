/** States of an update on a computer, as WSUS spells and numbers them. */

export type InstallationState = 'installed' | 'missing' | 'waiting' | 'untold';

/** By UpdateInstallationState of the API and SummarizationState of the database, which number them alike, and by the console's words. */
const states: Readonly<Record<string, InstallationState>> = {
  '2': 'missing',
  notinstalled: 'missing',
  needed: 'missing',
  '3': 'missing',
  downloaded: 'missing',
  '4': 'installed',
  installed: 'installed',
  '5': 'missing',
  failed: 'missing',
  '6': 'waiting',
  installedpendingreboot: 'waiting',
  pendingreboot: 'waiting',
};

/** "Installed/Not applicable" says of no update that it is installed, and neither does "Unknown". */
export function parseState(text: string): InstallationState {
  return states[text.toLowerCase().replace(/[\s_-]/g, '')] ?? 'untold';
}
