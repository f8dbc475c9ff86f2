/** Columns of lists of updates and software that are known not to name a host, so that their values need no doubt. */

import { longestHeading, plainHeading } from './host-column.ts';

/** What the heading ends in, in letters and digits only: "Installed By", "MsrcSeverity", "UpdateClassification". */
const endings = new RegExp(
  `(?:${[
    'kb|kbs|articles?|bulletins?|hotfix|patch|updates?|cves?|supersede[sd]?|supersededby|supersedence',
    'title|subject|caption|description|summary|details|text|message|comments?|notes?|remarks?|reason',
    'date|time|timestamp|installedon|releasedon|by|users?|account|author|owner|contact|username',
    'type|kind|class|classification|categor(?:y|ies)|severity|rating|priority|importance|risk|impact',
    'status|state|result|code|operation|operationname|action|command|installed|applicable|required|missing|approved|approval',
    'hidden|mandatory|downloaded|pending|reboot|restart|behaviou?r|compliance|compliant|effect|eula|method|selection',
    'version|revision|build|release|architecture|arch|language|locale|size|length|count|score',
    'urls?|uri|link|path|file|filename|folder|directory|uninstallstring|servicename|packagename|updatename|productname|displayname',
    'products?|family|software|packages?|component|vendor|publisher|manufacturer|provider|providername',
    '(?:application|service|update|product|package|revision|deployment|category|article|kb|bulletin|class|hotfix|component|collection|policy|rule|user|provider)(?:ids?|guid|identity|key|number|no|nr)',
    'propert(?:y|ies)|options|scope|qualifiers|container|namespace|childname|drive|dynasty|derivation|genus|showcomputername',
  ].join('|')})$`,
);

/** The same in other languages, whole headings as `plainHeading` makes them. */
export const translatedOthers: ReadonlySet<string> = new Set(
  [
    'beschreibung|titel|bezeichnung|typ|art|wichtigkeit|priorität|klasse|status|zustand|ergebnis|kategorie|klassifizierung|schweregrad|benutzer|installiertvon|kommentar|bemerkung|hinweis|aktion|hersteller|produkt|sprache|größe|datum|installiertam|neustart|neustarterforderlich|installiert',
    'titre|statut|importance|priorité|sévérité|état|résultat|catégorie|gravité|utilisateur|installépar|commentaire|remarque|éditeur|produit|langue|taille|redémarrage|installé',
    'descripción|título|importancia|prioridad|severidad|tipo|estado|resultado|categoría|gravedad|usuario|instaladopor|comentario|comentarios|fabricante|producto|idioma|tamaño|reinicio|instalado',
    'descrizione|titolo|importanza|priorità|stato|risultato|categoria|gravità|utente|installatoda|commento|commenti|produttore|prodotto|lingua|riavvio|installato',
    'descrição|situação|gravidade|usuário|utilizador|comentário|comentários|produto|reinicialização',
    'beschrijving|resultaat|categorie|ernst|gebruiker|geïnstalleerddoor|opmerking|taal|grootte|beskrivning|typ|resultat|kategori|allvarlighetsgrad|användare|installeradav|kommentar|beskrivelse|bruger|bruker',
    'opis|tytuł|stan|wynik|kategoria|ważność|użytkownik|zainstalowaneprzez|zainstalowanyprzez|komentarz|uwagi|popis|název|stav|výsledek|kategorie|závažnost|uživatel|poznámka|leírás|cím|típus|állapot|eredmény|kategória|felhasználó|telepítette|megjegyzés',
    'описание|заголовок|название|тип|состояние|статус|результат|категория|классификация|важность|пользователь|кемустановлено|установил|комментарий|примечание|опис|назва|стан|категорія|користувач|примітка',
    'περιγραφή|τίτλος|τύπος|κατάσταση|αποτέλεσμα|κατηγορία|χρήστης|σχόλια|açıklama|başlık|tür|durum|sonuç|kategori|önem|kullanıcı|yükleyen|yorum',
    '説明|種類|種別|状態|結果|タイトル|名前|分類|重要度|ユーザー|インストール者|備考|コメント|설명|종류|유형|상태|결과|제목|분류|심각도|사용자|비고|描述|说明|标题|类型|状态|结果|类别|严重性|用户|安装者|备注|說明|標題|類型|狀態|結果|類別|嚴重性|使用者|安裝者|備註',
  ].flatMap((words) => words.split('|')),
);

/** Columns that number rows. */
const counters =
  /^(?:no|nr|num|number|index|idx|pos|position|row|line|item|seq|sequence|id|guid|rank|lfdnr|nummer|numéro|número|номер|序号|번호)$/;

/** Whether the heading is known to be none of hosts'. */
export function isOtherColumn(heading: string): boolean {
  const plain = plainHeading(heading);
  return (
    plain === '' ||
    counters.test(plain) ||
    translatedOthers.has(plain) ||
    (plain.length <= longestHeading && endings.test(plain))
  );
}
