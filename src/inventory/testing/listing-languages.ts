/** Words for made-up `systeminfo` listings in many languages. Ours, not Windows': the parser must not depend on them. */

export interface ListingLanguage {
  readonly name: string;
  readonly codePages: readonly string[];
  /** Thirty-three labels in the order of the listing. */
  readonly labels: string;
  readonly notAvailable: string;
  readonly build: string;
  readonly edition: string;
  readonly systemType: string;
  /** "n hotfixes installed", with # for the number. */
  readonly installed: string;
  readonly location: string;
}

export const listingLanguages: readonly ListingLanguage[] = [
  {
    name: 'German',
    codePages: ['cp850', 'cp1252'],
    labels:
      'Hostname|Betriebssystemname|Betriebssystemversion|Hersteller des Betriebssystems|Konfiguration des Systems|Art des Builds|Registrierter Besitzer|Registrierte Firma|Produktkennung|Ursprüngliches Installationsdatum|Startzeit des Systems|Gerätehersteller|Gerätemodell|Gerätetyp|Prozessor(en)|BIOS-Stand|Windows-Ordner|Systemordner|Startgerät|Gebietsschema|Eingabesprache|Zeitzone|Speicher insgesamt|Verfügbarer Speicher|Virtueller Speicher: größter Wert|Virtueller Speicher: verfügbar|Virtueller Speicher: belegt|Ort der Auslagerungsdatei(en)|Domäne|Anmeldeserver|Behobene Fehler|Netzwerkkarte(n)|Anforderungen für Hyper-V',
    notAvailable: 'Nicht verfügbar',
    build: 'Build',
    edition: 'Pro',
    systemType: 'x64-basierter PC',
    installed: '# Fehlerbehebung(en) eingespielt.',
    location: 'de;Deutsch (Österreich)',
  },
  {
    name: 'French',
    codePages: ['cp850', 'cp1252'],
    labels:
      "Nom de l'ordinateur|Nom du système|Version du système|Éditeur du système|Rôle du système|Genre de version|Propriétaire déclaré|Société déclarée|Numéro de produit|Date d'installation première|Heure du démarrage|Fabricant de l'appareil|Modèle de l'appareil|Genre d'appareil|Processeur(s)|État du BIOS|Dossier Windows|Dossier du système|Périphérique de démarrage|Région du système|Langue de saisie|Fuseau|Mémoire en tout|Mémoire libre|Mémoire virtuelle : la plus grande|Mémoire virtuelle : libre|Mémoire virtuelle : occupée|Lieu des fichiers d'échange|Domaine|Serveur de session|Corrections|Cartes réseau|Exigences d'Hyper-V",
    notAvailable: 'N/D',
    build: 'numéro',
    edition: 'Professionnel',
    systemType: 'PC à base de x64',
    installed: '# correction(s) installée(s).',
    location: 'fr;Français (Québec)',
  },
  {
    name: 'Spanish',
    codePages: ['cp850', 'cp1252'],
    labels:
      'Nombre del equipo|Sistema operativo|Versión del sistema|Compañía del sistema|Función del sistema|Género de compilación|Dueño registrado|Compañía registrada|Número de producto|Día de la instalación|Hora de arranque|Compañía del aparato|Modelo del aparato|Género de aparato|Procesador(es)|Versión de BIOS|Carpeta de Windows|Carpeta del sistema|Aparato de arranque|Región del sistema|Idioma de entrada|Huso horario|Memoria en total|Memoria libre|Memoria virtual: máximo|Memoria virtual: libre|Memoria virtual: ocupada|Lugar de paginación|Dominio|Servidor de sesión|Correcciones|Tarjetas de red|Exigencias de Hyper-V',
    notAvailable: 'N/D',
    build: 'Compilación',
    edition: 'Pro',
    systemType: 'PC basado en x64',
    installed: '# corrección(es) instalada(s).',
    location: 'es;Español (España)',
  },
  {
    name: 'Portuguese',
    codePages: ['cp850', 'cp1252'],
    labels:
      'Nome da máquina|Sistema operacional|Versão do sistema|Fabricação do sistema|Função do sistema|Gênero de compilação|Dono registrado|Organização registrada|Número do produto|Instalação original em|Início do sistema|Fabricante da máquina|Modelo da máquina|Gênero de máquina|Processador(es)|Versão da BIOS|Pasta do Windows|Pasta do sistema|Dispositivo de início|Região do sistema|Língua de entrada|Fuso horário|Memória em total|Memória disponível|Memória virtual: máxima|Memória virtual: disponível|Memória virtual: ocupação|Lugar da paginação|Domínio|Servidor de sessão|Correções|Placas de rede|Exigências do Hyper-V',
    notAvailable: 'N/D',
    build: 'compilação',
    edition: 'Pro',
    systemType: 'Computador com base em x64',
    installed: '# correção(ões) instalada(s).',
    location: 'pt-br;Português (Brasil)',
  },
  {
    name: 'Italian',
    codePages: ['cp850', 'cp1252'],
    labels:
      'Nome del computer|Sistema operativo|Versione del sistema|Casa del sistema|Ruolo del sistema|Genere di build|Intestato a|Società|Codice del prodotto|Data di prima installazione|Avviato il|Casa del computer|Modello del computer|Genere di computer|Processori|Stato del BIOS|Cartella di Windows|Cartella del sistema|Unità di avvio|Località del sistema|Lingua della tastiera|Fuso|Memoria totale (quantità)|Memoria libera (quantità)|Memoria virtuale: quantità massima|Memoria virtuale: quantità libera|Memoria virtuale: quantità usata|Paginazione|Dominio|Server di accesso|Correzioni|Schede di rete|Necessità di Hyper-V',
    notAvailable: 'N/D',
    build: 'build',
    edition: 'Pro',
    systemType: 'PC basato su x64',
    installed: '# correzioni già installate.',
    location: 'it;Italiano (Città del Vaticano)',
  },
  {
    name: 'Dutch',
    codePages: ['cp850', 'cp1252'],
    labels:
      'Naam van computer|Besturingssysteem|Versie van systeem|Maker van systeem|Rol van systeem|Soort build|Eigenaar|Organisatie|Productnummer|Geïnstalleerd op|Gestart op|Maker van computer|Model van computer|Soort computer|Processor(s)|BIOS|Map van Windows|Map van systeem|Opstartapparaat|Landinstelling|Invoertaal|Tijdzone|Geheugen totaal|Geheugen vrij|Virtueel geheugen: hoogste waarde|Virtueel geheugen: vrij|Virtueel geheugen: in gebruik|Wisselbestanden|Domein|Aanmeldingsserver|Reparaties|Netwerkkaarten|Eisen voor Hyper-V',
    notAvailable: 'n.v.t.',
    build: 'build',
    edition: 'Pro',
    systemType: 'x64-gebaseerde pc',
    installed: '# reparatie(s) geïnstalleerd.',
    location: 'nl;Nederlands (België)',
  },
  {
    name: 'Swedish',
    codePages: ['cp850', 'cp1252'],
    labels:
      'Datornamn|Operativsystem|Systemets utgåva|Systemets upphov|Systemets roll|Slag av bygge|Ägare|Företag|Produktnummer|Först installerat|Startat|Datorns tillverkare|Datorns modell|Slag av dator|Processor(er)|BIOS-utgåva|Mapp för Windows|Mapp för systemet|Startenhet|Språk för systemet|Språk för tangenter|Tidszon|Minne i allt|Ledigt minne|Växlingsminne: största|Växlingsminne: ledigt|Växlingsminne: använt|Växlingsfiler|Domän|Inloggning hos|Rättelser|Nätverkskort|Krav för Hyper-V',
    notAvailable: 'Ej känt',
    build: 'bygge',
    edition: 'Pro',
    systemType: 'x64-baserad dator',
    installed: '# rättelse(r) är installerade.',
    location: 'sv;Svenska (Åland)',
  },
  {
    name: 'Polish',
    codePages: ['cp852', 'cp1250'],
    labels:
      'Nazwa komputera|System operacyjny|Wersja systemu|Twórca systemu|Rola systemu|Rodzaj kompilacji|Właściciel|Spółka właściciela|Numer produktu|Zainstalowano dnia|Uruchomiono dnia|Twórca urządzenia|Model urządzenia|Rodzaj urządzenia|Procesory|Wersja BIOS-u|Folder Windows|Folder systemu|Urządzenie rozruchu|Ustawienia językowe|Język klawiatury|Strefa czasu|Pamięć łącznie|Wolna pamięć|Pamięć wirtualna: największa|Pamięć wirtualna: wolna|Pamięć wirtualna: zajęta|Położenie stronicowania|Domena|Serwer sesji|Łaty|Karty sieciowe|Wymagania Hyper-V',
    notAvailable: 'Brak',
    build: 'Kompilacja',
    edition: 'Pro',
    systemType: 'Komputer z procesorem x64',
    installed: 'Zainstalowano łaty: #.',
    location: 'pl;Polski (Łódź)',
  },
  {
    name: 'Czech',
    codePages: ['cp852', 'cp1250'],
    labels:
      'Jméno počítače|Operační systém|Vydání systému|Tvůrce systému|Úloha systému|Druh sestavení|Vlastník|Společnost vlastníka|Číslo výrobku|První instalace|Spuštěno|Výrobce zařízení|Model zařízení|Druh zařízení|Procesory|Verze BIOSu|Složka Windows|Složka systému|Spouštěcí zařízení|Místní nastavení|Jazyk klávesnice|Časové pásmo|Paměť celkem|Volná paměť|Virtuální paměť: největší|Virtuální paměť: volná|Virtuální paměť: obsazená|Umístění stránkování|Doména|Přihlašovací server|Opravy|Síťové karty|Požadavky Hyper-V',
    notAvailable: 'Není',
    build: 'sestavení',
    edition: 'Pro',
    systemType: 'Počítač typu x64',
    installed: 'Nainstalované opravy: #.',
    location: 'cs;Čeština (Česko)',
  },
  {
    name: 'Hungarian',
    codePages: ['cp852', 'cp1250'],
    labels:
      'A gép neve|Operációs rendszer|A rendszer verziója|A rendszer készítője|A rendszer szerepe|A build fajtája|Tulajdonos|Cég|Termékszám|Első telepítés|Indítás ideje|A gép készítője|A gép modellje|A gép fajtája|Processzorok|A BIOS verziója|A Windows mappája|A rendszer mappája|Indító eszköz|Területi beállítás|Bevitel nyelve|Időzóna|Összes memória|Szabad memória|Virtuális memória: legnagyobb|Virtuális memória: szabad|Virtuális memória: lefoglalt|Lapozófájlok helye|Tartomány|Bejelentkező kiszolgáló|Javítások|Hálózati kártyák|A Hyper-V igényei',
    notAvailable: 'Nincs',
    build: 'felépítés:',
    edition: 'Pro',
    systemType: 'x64-alapú számítógép',
    installed: '# javítás van telepítve.',
    location: 'hu;Magyar (Győr)',
  },
  {
    name: 'Russian',
    codePages: ['cp866', 'cp1251'],
    labels:
      'Имя компьютера|Название системы|Версия системы|Кем сделана система|Роль системы|Вид сборки|Владелец|Фирма владельца|Номер продукта|Когда установлена|Когда запущена|Кем сделан компьютер|Модель компьютера|Вид компьютера|Процессоры|Версия BIOS|Папка Windows|Папка системы|Откуда загружается|Язык системы|Язык ввода|Часовой пояс|Память всего|Память свободная|Виртуальная память: наибольшая|Виртуальная память: свободная|Виртуальная память: занятая|Где файл подкачки|Домен|Сервер входа|Исправления|Сетевые карты|Что нужно Hyper-V',
    notAvailable: 'Н/Д',
    build: 'построение',
    edition: 'Профессиональная',
    systemType: 'Компьютер на базе x64',
    installed: 'Число установленных исправлений: #.',
    location: 'ru;Русский (Россия)',
  },
  {
    name: 'Ukrainian',
    codePages: ['cp1251'],
    labels:
      'Назва вузла|Операційна система|Версія системи|Виробник системи|Роль системи|Тип збірки|Власник|Організація власника|Код продукту|Дата встановлення|Час запуску|Виробник пристрою|Модель пристрою|Тип пристрою|Процесори|Версія BIOS|Папка Windows|Папка системи|Пристрій запуску|Мова системи|Мова введення|Часовий пояс|Пам’ять разом|Вільна пам’ять|Віртуальна пам’ять: найбільша|Віртуальна пам’ять: вільна|Віртуальна пам’ять: зайнята|Файл підкачки|Домен|Сервер входу|Виправлення|Мережеві карти|Вимоги Hyper-V',
    notAvailable: 'Н/Д',
    build: 'збірка',
    edition: 'Pro',
    systemType: 'Комп’ютер на базі x64',
    installed: 'Встановлено виправлень: #.',
    location: 'uk;Українська (Україна)',
  },
  {
    name: 'Greek',
    codePages: ['cp737', 'cp1253'],
    labels:
      'Όνομα υπολογιστή|Λειτουργικό σύστημα|Έκδοση συστήματος|Κατασκευαστής συστήματος|Ρόλος συστήματος|Είδος έκδοσης|Κάτοχος|Εταιρεία κατόχου|Αριθμός προϊόντος|Πρώτη εγκατάσταση|Ώρα εκκίνησης|Κατασκευαστής συσκευής|Μοντέλο συσκευής|Είδος συσκευής|Επεξεργαστές|Έκδοση BIOS|Φάκελος Windows|Φάκελος συστήματος|Συσκευή εκκίνησης|Γλώσσα συστήματος|Γλώσσα εισόδου|Ζώνη ώρας|Μνήμη συνολικά|Ελεύθερη μνήμη|Εικονική μνήμη: μέγιστη|Εικονική μνήμη: ελεύθερη|Εικονική μνήμη: σε χρήση|Αρχείο σελιδοποίησης|Τομέας|Διακομιστής σύνδεσης|Διορθώσεις|Κάρτες δικτύου|Απαιτήσεις Hyper-V',
    notAvailable: 'Δ/Υ',
    build: 'Δομή',
    edition: 'Pro',
    systemType: 'Υπολογιστής τύπου x64',
    installed: 'Εγκαταστάθηκαν # διορθώσεις.',
    location: 'el;Ελληνικά (Ελλάδα)',
  },
  {
    name: 'Turkish',
    codePages: ['cp857', 'cp1254'],
    labels:
      'Bilgisayar Adı|İşletim Sistemi|Sistem Sürümü|Sistem Üreticisi|Sistem Görevi|Yapı Türü|Kayıtlı Kişi|Kayıtlı Kuruluş|Ürün Numarası|İlk Yükleme|Açılış Zamanı|Aygıt Üreticisi|Aygıt Modeli|Aygıt Türü|İşlemciler|BIOS Sürümü|Windows Klasörü|Sistem Klasörü|Önyükleme Aygıtı|Sistem Yerel Ayarı|Giriş Dili|Saat Dilimi|Toplam Bellek|Boş Bellek|Sanal Bellek: En Büyük|Sanal Bellek: Boş|Sanal Bellek: Dolu|Disk Belleği Yeri|Etki Alanı|Oturum Sunucusu|Düzeltmeler|Ağ Kartları|Hyper-V Gereksinimleri',
    notAvailable: 'Yok',
    build: 'Derleme',
    edition: 'Pro',
    systemType: 'x64 tabanlı bilgisayar',
    installed: '# düzeltme yüklü.',
    location: 'tr;Türkçe (Türkiye)',
  },
  {
    name: 'Japanese',
    codePages: ['shiftjis'],
    labels:
      'コンピューターの名前|システムの名前|システムの版|システムの製造元|システムの役割|ビルドの種類|登録した人|登録した組織|製品の番号|最初のインストール|起動した時刻|機器の製造元|機器のモデル|機器の種類|プロセッサー|BIOS の版|Windows のフォルダー|システムのフォルダー|起動デバイス|システムの言語|入力の言語|時間帯|メモリの合計|空きメモリ|仮想メモリ: 最大|仮想メモリ: 空き|仮想メモリ: 使用中|ページ ファイルの場所|ドメイン|ログオン先|修正プログラム|ネットワーク カード|Hyper-V に必要なもの',
    notAvailable: '該当なし',
    build: 'ビルド',
    edition: 'Pro',
    systemType: 'x64 ベースの PC',
    installed: '# 個の修正プログラムがインストールされています。',
    location: 'ja;日本語',
  },
  {
    name: 'Korean',
    codePages: ['cp949'],
    labels:
      '컴퓨터 이름|운영 체제|시스템 버전|시스템 제조사|시스템 역할|빌드 종류|소유한 사람|소유한 회사|제품 번호|처음 설치한 날|시작한 시간|장치 제조사|장치 모델|장치 종류|프로세서|BIOS 버전|Windows 폴더|시스템 폴더|부팅 장치|시스템 언어|입력 언어|시간대|전체 메모리|남은 메모리|가상 메모리: 최대|가상 메모리: 남음|가상 메모리: 사용|페이지 파일 위치|도메인|로그온 서버|수정 사항|네트워크 카드|Hyper-V 요구',
    notAvailable: '해당 없음',
    build: '빌드',
    edition: 'Pro',
    systemType: 'x64 기반 컴퓨터',
    installed: '수정 사항 #개가 설치되었습니다.',
    location: 'ko;한국어',
  },
  {
    name: 'Simplified Chinese',
    codePages: ['gbk'],
    labels:
      '计算机名|操作系统|系统版本号|系统厂商|系统角色|内部版本类型|所有人|所属组织|产品编号|首次安装|开机时间|机器厂商|机器型号|机器类型|处理器|BIOS 版本号|Windows 文件夹|系统文件夹|引导设备|系统语言|输入语言|所在时区|内存合计|剩余内存|虚拟内存: 最大|虚拟内存: 剩余|虚拟内存: 已用|分页文件位置|所在域|登录到|已装补丁|网络适配器|Hyper-V 的要求',
    notAvailable: '无',
    build: '内部版本',
    edition: '专业版',
    systemType: '基于 x64 的电脑',
    installed: '已经安装了 # 个补丁。',
    location: 'zh-cn;中文(中国)',
  },
  {
    name: 'Traditional Chinese',
    codePages: ['big5'],
    labels:
      '電腦名稱|作業系統|系統版本|系統廠商|系統角色|組建種類|擁有人|所屬組織|產品編號|首次安裝|開機時間|機器廠商|機器型號|機器種類|處理器|BIOS 版本|Windows 資料夾|系統資料夾|開機裝置|系統語言|輸入語言|所在時區|記憶體合計|剩餘記憶體|虛擬記憶體: 最大|虛擬記憶體: 剩餘|虛擬記憶體: 已用|分頁檔案位置|所在網域|登入到|已裝修正|網路卡|Hyper-V 的需求',
    notAvailable: '無',
    build: '組建',
    edition: '專業版',
    systemType: 'x64 型電腦',
    installed: '已經安裝了 # 個修正。',
    location: 'zh-tw;中文 (台灣)',
  },
  {
    name: 'Hebrew',
    codePages: ['cp862', 'cp1255'],
    labels:
      'שם המחשב|מערכת הפעלה|גירסת המערכת|יצרן המערכת|תפקיד המערכת|סוג הבנייה|בעלים|ארגון|מספר מוצר|תאריך התקנה|זמן הפעלה|יצרן המכשיר|דגם המכשיר|סוג המכשיר|מעבדים|גירסת BIOS|תיקיית Windows|תיקיית המערכת|התקן אתחול|שפת המערכת|שפת קלט|אזור זמן|זיכרון בסך הכל|זיכרון פנוי|זיכרון וירטואלי: מרבי|זיכרון וירטואלי: פנוי|זיכרון וירטואלי: בשימוש|מיקום קובץ החלפה|תחום|שרת כניסה|תיקונים|כרטיסי רשת|דרישות Hyper-V',
    notAvailable: 'לא זמין',
    build: 'בנייה',
    edition: 'Pro',
    systemType: 'מחשב מבוסס x64',
    installed: 'הותקנו # תיקונים.',
    location: 'he;עברית (ישראל)',
  },
];
