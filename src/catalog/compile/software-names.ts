/** Defender's coarser name for each product of the feed, as a table of patterns. A wrong name is mended here, for all: it is part of the catalogue and so of its version. */

/** The first pattern that matches the product's own part of its name (before " on …") decides; `$1` is what it captured. */
interface SoftwareNameRule {
  readonly pattern: RegExp;
  readonly name: string;
}

/**
 * Names that Defender documents or that clients of it have shown: windows_10, windows_11, windows_server_2019 …, edge,
 * edge_chromium-based, internet_explorer, .net_framework, .net, .net_core, office, visual_studio_2022, exchange_server_2019.
 * The others follow their pattern, here where the feed's name needs more than `nameByPattern` knows.
 */
const softwareNameRules: readonly SoftwareNameRule[] = [
  { pattern: /^windows 10(?! (?:mobile|hlk))/i, name: 'windows_10' },
  { pattern: /^windows 11(?! hlk)/i, name: 'windows_11' },
  { pattern: /^windows server (20\d\d)(?: (r2))?\b/i, name: 'windows_server_$1_$2' },
  { pattern: /^windows server, version /i, name: 'windows_server' },
  { pattern: /^windows vista/i, name: 'windows_vista' },
  { pattern: /^microsoft edge \(chromium-based\)/i, name: 'edge_chromium-based' },
  { pattern: /^microsoft edge \(edgehtml-based\)/i, name: 'edge' },
  { pattern: /^internet explorer/i, name: 'internet_explorer' },
  { pattern: /^(?:microsoft )?\.net framework/i, name: '.net_framework' },
  { pattern: /^\.net core/i, name: '.net_core' },
  { pattern: /^\.net \d/i, name: '.net' },
  { pattern: /^asp\.net core/i, name: 'asp.net_core' },
  { pattern: /^adobe flash player/i, name: 'flash_player' },
  { pattern: /^microsoft xml core services/i, name: 'xml_core_services' },
  { pattern: /^vbscript/i, name: 'vbscript' },
  { pattern: /^jscript/i, name: 'jscript' },
  { pattern: /^microsoft silverlight/i, name: 'silverlight' },
  { pattern: /^microsoft 365 apps|^microsoft office 365(?! for mac)/i, name: 'office' },
  { pattern: /^microsoft visual studio (20\d\d)/i, name: 'visual_studio_$1' },
  { pattern: /^microsoft exchange server subscription edition/i, name: 'exchange_server_subscription_edition' },
  { pattern: /^microsoft exchange server (20\d\d)/i, name: 'exchange_server_$1' },
  { pattern: /^(?:microsoft )?sql server (20\d\d)(?: (r2))?/i, name: 'sql_server_$1_$2' },
  { pattern: /^skype for business server (20\d\d)/i, name: 'skype_for_business_server_$1' },
  { pattern: /^microsoft lync server (20\d\d)/i, name: 'lync_server_$1' },
  { pattern: /^microsoft configuration manager/i, name: 'configuration_manager' },
];

/** Defender's name of a product, never empty: "Internet Explorer 11 on Windows 10 for x64-based Systems" gives "internet_explorer". */
export function softwareNameOf(product: string): string {
  const component = product.replace(/\s+/g, ' ').trim().split(' on ')[0] ?? product;
  for (const { pattern, name } of softwareNameRules) {
    const match = pattern.exec(component);
    if (match) return toName(name.replace(/\$(\d)/g, (_, group) => match[Number(group)] ?? ''));
  }
  return nameByPattern(component) || toName(component) || 'unnamed';
}

/** One name for each marketing version: no vendor, architecture, edition in brackets, service pack, update or version number. */
function nameByPattern(component: string): string {
  const marketing = component
    .replace(/^microsoft /i, '')
    .replace(/ click-to-run\b.*$/i, '')
    .replace(/ [-–] .*$/, '')
    .replace(/ \((?!on-premises)[^)]*\)/gi, '')
    .replace(/ for (?:32-bit|64-bit|x64|x86|arm64|itanium)[- ]?(?:based)? ?(?:systems|editions?)?/gi, '')
    .replace(/ (?:x64|32-bit|64-bit)(?: editions?)?$/gi, '')
    .replace(/,? (?:service pack|cumulative update|update rollup|update|version) v?[\d.]+.*$/i, '')
    .replace(/ v\d[\d.]*$/i, '')
    .replace(/ when installed$| installed$/i, '');
  return toName(marketing);
}

/** CPE-like: lower case, everything but letters, digits, dots, hyphens, "+" and "#" becomes one underscore. */
function toName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.+#-]+/g, '_')
    .replace(/^_+|_+$/g, '');
}
