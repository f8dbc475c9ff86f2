/** The label of the device's name on Settings → About, in the languages in which it is known. Tables only. */

/** Of what the page copies, the name alone needs its label: everything else is told by its shape. */
export const deviceNameLabels: readonly string[] = [
  'device name',
  'gerätename',
  "nom de l'appareil",
  'nom de l’appareil',
  'nombre del dispositivo',
  'nome dispositivo',
  'nome del dispositivo',
  'nome do dispositivo',
  'apparaatnaam',
  'enhetsnamn',
  'enhetsnavn',
  'enhedsnavn',
  'laitteen nimi',
  'nazwa urządzenia',
  'název zařízení',
  'názov zariadenia',
  'eszköznév',
  'cihaz adı',
  'имя устройства',
  'ім’я пристрою',
  'όνομα συσκευής',
  'デバイス名',
  '设备名称',
  '裝置名稱',
  '디바이스 이름',
  '장치 이름',
];

/** "pc-7.contoso.com", which the page shows on devices of a domain. */
export const fullNameLabels: readonly string[] = ['full device name', 'vollständiger gerätename'];
