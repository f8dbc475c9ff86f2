/** Whose software an entry of a list is. The one place that decides it, for vendors in every language that Windows speaks. */

/** `not-told` where the list names no vendor. */
export type Maker = 'microsoft' | 'other' | 'not-told';

/** By the vendor alone, "Microsoft Corporation" and "Корпорация Майкрософт" alike. */
export function makerOf(vendor: string | undefined): Maker {
  if (vendor === undefined || vendor.trim() === '') return 'not-told';
  return namesMicrosoft(vendor) ? 'microsoft' : 'other';
}

/**
 * By its vendor, or by a name that only Microsoft's software bears: lists without vendors are many, and who packages
 * software writes his own name there.
 */
export function isOfMicrosoft({ name, vendor }: { readonly name: string; readonly vendor?: string }): boolean {
  return makerOf(vendor) === 'microsoft' || ownNames.test(name) || namesMicrosoft(name);
}

const ownNames =
  /\bSQL\sServer\b|^(?:windows|skype|visual studio|office|compatibility pack|powershell|powertoys|azure|teams|system center|storage sync agent|remote desktop)\b/i;

const inLatin = /\bmicrosoft/i;
/**
 * The name as other scripts transcribe it. `\b` knows ASCII alone and never matches before a letter of theirs. Where words
 * are not parted, or take letters in front, the name may stand anywhere.
 */
const inOtherScripts =
  /(?<![\p{L}\p{N}])(?:майкрософт|мајкрософт|мікрасофт|μάικροσοφτ|մայքրոսոֆթ)|マイクロソフト|微软|微軟|마이크로소프트|מיקרוסופט|مايكروسوفت|مایکروسافت|ไมโครซอฟท์|ไมโครซอฟต์|მაიკროსოფტ|माइक्रोसॉफ्ट/iu;

function namesMicrosoft(text: string): boolean {
  if (inLatin.test(text)) return true;
  if (!notAscii.test(text)) return false;
  // Half-width katakana, full-width Latin letters, and what Turkish makes of i and I.
  const plain = text.normalize('NFKC').replaceAll('ı', 'i').replaceAll('İ', 'i');
  return inLatin.test(plain) || inOtherScripts.test(plain);
}

const notAscii = /[^\0-\x7f]/;
