/**
 * What text in each language looks like outside ASCII: its letters, the frequent ones first, and the code pages in which
 * Windows writes it (console, then ANSI). Enough to tell code pages apart, no more.
 */

export interface LanguageProfile {
  readonly name: string;
  /** As iconv-lite calls them. */
  readonly codePages: readonly string[];
  /** Lower case where the script has case; the frequent first. */
  readonly letters: string;
  /** Characters beside the listed ones that the script may use, such as the rarer ideographs. */
  readonly others?: RegExp;
}

const hanzi = /[\u3400-\u9fff\u3000-\u303f\uff00-\uff5e]/;
const hangul = /[\uac00-\ud7a3\u3000-\u303f\u3131-\u318e]/;
const japanese = /[\u3040-\u30ff\u3400-\u9fff\u3000-\u303f\uff00-\uff9f]/;

export const languageProfiles: readonly LanguageProfile[] = [
  { name: 'German', codePages: ['cp850', 'cp1252', 'cp437'], letters: 'üäöß' },
  { name: 'French', codePages: ['cp850', 'cp1252', 'cp437'], letters: 'éèàêçôîûùëïâœ' },
  { name: 'Spanish', codePages: ['cp850', 'cp1252', 'cp437'], letters: 'óáíñéúüº¿ª' },
  { name: 'Portuguese', codePages: ['cp850', 'cp1252', 'cp860'], letters: 'ãçáíóéõêúâàôºª' },
  { name: 'Italian', codePages: ['cp850', 'cp1252'], letters: 'àèùìòé°' },
  { name: 'Dutch', codePages: ['cp850', 'cp1252'], letters: 'ëïéèöü' },
  { name: 'Swedish and Finnish', codePages: ['cp850', 'cp1252'], letters: 'äåöé' },
  { name: 'Danish and Norwegian', codePages: ['cp850', 'cp1252', 'cp865'], letters: 'øåæé' },
  { name: 'Icelandic', codePages: ['cp850', 'cp1252', 'cp861'], letters: 'ðáíóéúæöýþ' },
  { name: 'Polish', codePages: ['cp852', 'cp1250'], letters: 'łęąśżóćńź' },
  { name: 'Czech', codePages: ['cp852', 'cp1250'], letters: 'íáéěýčřžšůúóťďň' },
  { name: 'Slovak', codePages: ['cp852', 'cp1250'], letters: 'áíéýčšžúľťôóňäďĺŕ' },
  { name: 'Hungarian', codePages: ['cp852', 'cp1250'], letters: 'éáőöóíüúű' },
  { name: 'Romanian', codePages: ['cp852', 'cp1250'], letters: 'ăţîşâșț' },
  { name: 'Croatian and Slovenian', codePages: ['cp852', 'cp1250'], letters: 'čšžćđ' },
  { name: 'Estonian', codePages: ['cp775', 'cp1257'], letters: 'äüõöšž' },
  { name: 'Latvian', codePages: ['cp775', 'cp1257'], letters: 'āīšēžūļņģčķ' },
  { name: 'Lithuanian', codePages: ['cp775', 'cp1257'], letters: 'ėšžųįčąęū' },
  { name: 'Turkish', codePages: ['cp857', 'cp1254'], letters: 'ıişğüçöâî' },
  { name: 'Russian', codePages: ['cp866', 'cp1251', 'cp855'], letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё' },
  { name: 'Ukrainian', codePages: ['cp866', 'cp1251'], letters: 'оаинвтеірсклудмпяьзгбчйхцжїюєфшщґ' },
  { name: 'Bulgarian', codePages: ['cp866', 'cp1251'], letters: 'аиоетнрсвлкдпмзъбуягчхцжшщюфйь' },
  { name: 'Serbian', codePages: ['cp855', 'cp1251'], letters: 'аоиенрстјукдмлпвзгбчшцћжљњђхфџ' },
  { name: 'Greek', codePages: ['cp737', 'cp1253', 'cp869'], letters: 'αοιετσνηυρπκμλςωδγάίόέθήχύβφώξζψϊ' },
  { name: 'Hebrew', codePages: ['cp862', 'cp1255'], letters: 'יוהלארתבםמנשדעחפקגטסזכןצךףץ' },
  { name: 'Arabic', codePages: ['cp720', 'cp1256', 'cp864'], letters: 'اليمونترتبسعدفهحقكجةطصشخذضأإىئءؤزغثظآ' },
  { name: 'Thai', codePages: ['cp874'], letters: 'านรอกเงมยลวดทสตะปบคหแจพชขใไโผถซธศภณญฐฎฟฉฆิีึืุู่้๊๋์ัาำ' },
  { name: 'Vietnamese', codePages: ['cp1258'], letters: 'áàảãạăâđéèêíìóòôơúùưý' },
  {
    name: 'Japanese',
    codePages: ['shiftjis'],
    letters:
      'ーンスプロトルムクテシイアラッグサージドレバメモセフィビカマタワコナリデパューニンドののはをにがたでとしいてるさまれす済本体日時間化使用可能最大物理仮想合計利用中場所名版数成元製造品番号所有者組織登録起動開始地域設定入力言語構成種類型更新年月済型済式確認接続状態',
    others: japanese,
  },
  {
    name: 'Simplified Chinese',
    codePages: ['gbk'],
    letters:
      '系统版本主机名称安装了个处理器程序配置类型制造商注册的所有人组织产品初始日期启动时间型号目录设备区域设置输入法物理内存总量可用虚拟最大值使用中页面文件位置域登录服务器修补网卡连接状态已检测到将不显示功能需要更新电脑专业家庭暂缺独立工作站构建基于中国北京是在有和这为要以我们与上地国对生能而',
    others: hanzi,
  },
  {
    name: 'Traditional Chinese',
    codePages: ['big5'],
    letters:
      '系統版本主機名稱安裝了個處理器程式設定類型製造商註冊的擁有者組織產品識別碼原始日期啟動時間型號目錄裝置地區輸入法實體記憶體總計可用虛擬最大值使用中分頁檔案位置網域登入伺服器網路卡連線狀態已偵測到不會顯示功能需求更新電腦專業家用獨立工作站組建無法為是在有和這要以我們與上國對台北',
    others: hanzi,
  },
  {
    name: 'Korean',
    codePages: ['cp949'],
    letters:
      '시스템버전이름설치업데이트프로세서개가되었습니다호스트제조업체구성빌드종류등록된소유자조직제품날짜원본부팅시간모델유형디렉터리장치로캘입력표준대총실제메모리사용가능한가상최대크기중페이지파일위치도메인온서버핫픽스네트워크카드연결주소상태하이퍼요구사항감지에을를는의은지않으며하고있음예아니요한국어독립실행형워크스테이션윈도우',
    others: hangul,
  },
];
