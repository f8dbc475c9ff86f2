/** Whether a text could be the name of a host, when nothing but the text tells. */

/** Letters and digits of any script, dots, hyphens and underscores; "CONTOSO\PC-1" and "PC-1$" of directories. */
const shape = /^(?:[\p{L}\p{N}._-]{1,64}\\|\\\\)?[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,254}\$?$/u;

/** Days and moments. */
const days: readonly RegExp[] = [
  /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}(?:[T ,]|$)/,
  /^\d{1,4}[-. ]\p{L}{3,12}\.?[-. ]\d{2,4}$/u,
  /^\d{8}T\d{0,6}Z?$/,
];

/** What has the shape of a name and is none: numbers, sizes, versions, identifiers, files. */
const others: readonly RegExp[] = [
  /^[\d.,-]+(?:[kmgt]i?b?|bytes|%)?$/i,
  /kb\d{6,8}(?!\d)/i,
  /^(?:ms\d\d-\d{3}|cve-\d{4}-\d{4,}|adv\d{6}|q\d{6})$/i,
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^[0-9a-f]{32,}$/i,
  /\.(?:exe|msi|msu|msp|cab|dll|inf|txt|log|xml|json|csv|html?|aspx?)$/i,
  /^[a-z]{2}-[A-Z]{2}$/,
  /^v?\d+(?:\.\d+)+(?:-\w{1,8})?$/i,
];

const address = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;

/** Values of flags, states, kinds and grades; no administrator calls a host so. */
const words: ReadonlySet<string> = new Set(
  [
    'true|false|yes|no|y|n|ja|nein|oui|non|si|sì|sí|tak|nie|da|да|нет|はい|いいえ|是|否|예|아니요|on|off|none|null|nil|na|unknown|other|all|any|default|ok|error|warning|info',
    'installed|uninstalled|missing|required|applicable|notapplicable|pending|failed|failure|succeeded|success|successful|completed|inprogress|aborted|available|approved|declined|superseded|active|inactive|enabled|disabled|present|absent|needed|notneeded|downloaded|hidden|staged',
    'update|updates|hotfix|security|securityupdate|securityupdates|critical|criticalupdate|important|moderate|low|medium|high|optional|recommended|mandatory|rollup|updaterollup|servicepack|featurepack|driver|drivers|definition|cumulative|software|feature|tool|tools|preview|quality',
    'system|administrator|wsus|windowsupdate|microsoft|microsoftupdate|windows|office|x64|x86|amd64|arm64|ia64|neutral',
  ].flatMap((textLine) => textLine.split('|')),
);

export function couldBeHost(text: string): boolean {
  return address.test(text) || (shape.test(text) && !isNoHost(text));
}

/** Certainly none: a flag, a number, a day. A text with blanks is no computer name, and may be what somebody calls one. */
export function isNoHost(text: string): boolean {
  return !address.test(text) && (isFlagOrDay(text) || others.some((other) => other.test(text)));
}

/** A word of a state, kind or grade, or a day: what two rows may say differently of one update of one host. */
export function isFlagOrDay(text: string): boolean {
  return words.has(text.toLowerCase().replace(/[\s_-]/g, '')) || days.some((day) => day.test(text));
}

/** Built as administrators build names and nobody builds words: with a digit, a hyphen or a dot inside. */
export function isPlainlyHost(text: string): boolean {
  return couldBeHost(text) && /\p{L}/u.test(text) && /[\p{N}.-]/u.test(text);
}
