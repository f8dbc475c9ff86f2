/** Client, Server or Server Core: what a name or a label says about it. */

export const installationTypes = ['Client', 'Server', 'Server Core'] as const;
export type InstallationType = (typeof installationTypes)[number];

/** Azure Local, and Azure Stack HCI as it was called: servers without the word. */
export const azureLocalName = /azure stack hci|azure local/i;

/**
 * What the name of an operating system tells: every server edition carries "Server" in every display language, Azure
 * Stack HCI apart. A name never tells Server Core. Undefined when it names no Windows at all.
 */
export function installationTypeOfName(osName: string): InstallationType | undefined {
  if (/server|hyper-v/i.test(osName) || azureLocalName.test(osName)) return 'Server';
  return /windows/i.test(osName) ? 'Client' : undefined;
}

/** The registry's InstallationType value: "Client", "Server", "Server Core". */
export function parseInstallationType(text: string): InstallationType | undefined {
  return installationTypes.find((type) => type.toLowerCase() === text.trim().toLowerCase());
}
