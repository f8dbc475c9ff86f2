/** The one place that decides which columns of a list name the host of each row. What they hold is judged in `split-by-host.ts`. */

import { type Head, perHead } from './row.ts';

/** Names of hosts in other languages, as `plainHeading` makes them: as Windows and its consoles call the device. */
export const translated: readonly string[] = [
  'rechner|rechnername|gerät|gerätename|geraet|geraetename|arbeitsplatz|arbeitsstation|namedescomputers',
  'ordinateur|nomdelordinateur|nomordinateur|nomdordinateur|poste|nomduposte|nomdelamachine|hôte|nomdhôte|nomdelhôte|serveur|nomduserveur|appareil|nomdelappareil|nommachine|nomposte',
  'equipo|nombredelequipo|nombredeequipo|nombreequipo|ordenador|nombredelordenador|máquina|nombredelamáquina|servidor|nombredelservidor|dispositivo|nombredeldispositivo|nombredehost|nombredelhost|anfitrión',
  'nomecomputer|nomedelcomputer|nomehost|nomedispositivo|nomedeldispositivo|nomepc|nomemacchina|macchina|nomeserver',
  'computador|nomedocomputador|nomecomputador|nomedamáquina|nomemáquina|nomedohost|nomedodispositivo|nomedoservidor|equipamento|nomedoequipamento',
  'computernaam|naamvancomputer|hostnaam|apparaat|apparaatnaam|servernaam|systeemnaam|machinenaam',
  'dator|datornamn|värdnamn|enhet|enhetsnamn|servernamn|computernavn|værtsnavn|enhed|enhedsnavn|maskinnavn|datamaskin|datamaskinnavn|vertsnavn|enhetsnavn',
  'tietokone|tietokoneennimi|laite|laitteennimi|isäntänimi|palvelin|palvelimennimi',
  'komputer|nazwakomputera|nazwahosta|urządzenie|nazwaurządzenia|serwer|nazwaserwera|stacja|nazwastacji|maszyna',
  'počítač|názevpočítače|jménopočítače|názevhostitele|zařízení|názevzařízení|počítač|názovpočítača|názovhostiteľa|zariadenie|názovzariadenia',
  'számítógép|számítógépnév|számítógépneve|aszámítógépneve|gépnév|agépneve|gép|állomásnév|eszköz|eszköznév|eszközneve|kiszolgáló|kiszolgálónév',
  'calculator|numecalculator|numelecalculatorului|numegazdă|dispozitiv|numedispozitiv|računalo|nazivračunala|imeračunala|računalnik|imeračunalnika|uređaj|nazivuređaja|naprava|imenaprave',
  'компьютер|имякомпьютера|имяузла|узел|имяпк|пк|хост|имяхоста|сервер|имясервера|устройство|имяустройства|машина|имямашины|рабочаястанция|комп',
  'компютер|імякомпютера|назвавузла|вузол|пристрій|імяпристрою|назвапристрою|имехост|имеустройство|имекомпютър|компютър',
  'υπολογιστής|όνομαυπολογιστή|όνομακεντρικούυπολογιστή|συσκευή|όνομασυσκευής|διακομιστής|όνομαδιακομιστή',
  'bilgisayar|bilgisayaradı|anabilgisayaradı|cihaz|cihazadı|sunucu|sunucuadı|makine|makineadı',
  'コンピューター|コンピュータ|コンピューター名|コンピュータ名|コンピューターの名前|ホスト|ホスト名|端末|端末名|デバイス|デバイス名|サーバー|サーバ|サーバー名|サーバ名|マシン|マシン名|機器名|pc名',
  '컴퓨터|컴퓨터이름|컴퓨터명|호스트|호스트이름|호스트명|장치|장치이름|장치명|디바이스이름|서버|서버이름|서버명|단말|단말명',
  '计算机|计算机名|计算机名称|主机|主机名|主机名称|设备|设备名|设备名称|服务器|服务器名|服务器名称|电脑|电脑名称|终端|机器名',
  '電腦|電腦名稱|主機|主機名稱|主機名|裝置|裝置名稱|設備名稱|伺服器|伺服器名稱|終端',
  'המחשב|שםהמחשב|שםמחשב|מחשב|שםמארח|שםהמארח|התקן|שםהתקן|שרת|שםשרת|الكمبيوتر|اسمالكمبيوتر|اسمالمضيف|اسمالجهاز|الجهاز|الخادم|اسمالخادم',
  'คอมพิวเตอร์|ชื่อคอมพิวเตอร์|ชื่อโฮสต์|อุปกรณ์|ชื่ออุปกรณ์|เซิร์ฟเวอร์|máytính|tênmáytính|tênmáychủ|thiếtbị|tênthiếtbị|arvuti|arvutinimi|seade|seadmenimi|dators|datoranosaukums|ierīce|ierīcesnosaukums|kompiuteris|kompiuteriopavadinimas|įrenginys|įrenginiopavadinimas|tölva|heititölvu',
].flatMap((textLine) => textLine.split('|'));

const thing =
  '(?:computer|machine|device|host|server|system|asset|node|workstation|client|endpoint|pc|vm|virtualmachine|laptop|desktop|terminal|station)';
const whose =
  '(?:target|remote|source|managed|affected|scanned|discovered|client|member|domain|windows|win|azure|azurevm|local|primary|main|inventory|agent|ps|cs|my|the)';
const label = '(?:s|names?|hostnames?|dnsname|dnshostname|fqdn|netbiosname|displayname|shortname|fullname)';
const number = '(?:id|guid|uuid|sid|key|no|nr|number|tag|ip|ipaddress|serial|serialnumber)';

/**
 * How surely a heading is that of hosts. 1: it says so ("Computer Name", CSName). 2: it names a thing that may stand for its
 * name ("Server"). 3: other things go by it, too ("Source", "Name"). 4: it numbers hosts and does not name them ("IP Address").
 */
export type HostRank = 1 | 2 | 3 | 4;

const ranks: readonly (readonly [HostRank, string])[] = [
  [1, `${whose}*${thing}{1,2}${label}`],
  [1, `nameof(?:the)?${thing}|hostidentifier|(?:cs|dns|net|resource|fullcomputer|fulldomain|computertarget)name`],
  [1, '(?:host)?(?:fqdn|dnsname|dnshostname|netbios|netbiosname)|fullyqualified(?:domain)?name'],
  [2, `${whose}*(?!system|client|node)${thing}`],
  [2, 'agentname|managednode|entityname'],
  [3, 'source|node|name|system|client|target|resource|agent|origin|entity|member|box|unit|identity|cn'],
  [
    4,
    'ips?|ipv4|ipv6|ipaddr|ipaddress(?:es)?|ipv4address|mac|macaddress|serial|serialno|serialnumber|assettag|uuid|sid',
  ],
  [4, `${whose}*(?:${thing}|resource|agent|instance)${number}`],
];

const shapes = ranks.map(([rank, shape]) => [rank, new RegExp(`^(?:${shape})$`)] as const);

export interface HostColumn {
  readonly place: number;
  /** As the list spells it. */
  readonly heading: string;
  /** The heading in letters and digits, by which columns of several lists are the same. */
  readonly plain: string;
  readonly rank: HostRank;
}

/** The columns of the row's list that may name its host, the surest first. */
export const hostColumnsOf = perHead((head: Head): readonly HostColumn[] =>
  head.names
    .flatMap((heading, index) => {
      const rank = rankOfHeading(heading);
      return rank === undefined ? [] : [{ place: index, heading, plain: plainHeading(heading), rank }];
    })
    .sort((a, b) => a.rank - b.rank)
    .slice(0, mostColumns),
);

/** No list has more of them. */
const mostColumns = 32;

/** Longer texts are no headings. */
export const longestHeading = 80;

/** "Computer Name", "computer_name", "tblAssets.AssetName", "__SERVER" and "Name0" alike; undefined for any other heading. */
export function rankOfHeading(heading: string): HostRank | undefined {
  if (heading.length > longestHeading) return undefined;
  const parts = heading.split('.').slice(-2);
  const spellings = [heading, parts.join(' '), parts.at(-1) ?? ''].map(plainHeading);
  const found = spellings.flatMap((plain) => rankOfPlain(plain) ?? []);
  return found.length === 0 ? undefined : (Math.min(...found) as HostRank);
}

function rankOfPlain(plain: string): HostRank | undefined {
  if (translations.has(plain)) return 2;
  return shapes.find(([, shape]) => shape.test(plain))?.[0];
}

/** In letters and digits only, without the zeros that ConfigMgr's views append. */
export function plainHeading(heading: string): string {
  const letters = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
  return letters.replace(/(?<=\D)0{1,2}$/, '');
}

const translations: ReadonlySet<string> = new Set(translated);
