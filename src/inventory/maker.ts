/** Whose software an entry of a list is. The one place that decides it, for vendors in every language that Windows speaks. */

/** `not-told` where the list names no vendor. */
export type Maker = 'microsoft' | 'other' | 'not-told';

/** By the vendor alone, "Microsoft Corporation" and "Корпорация Майкрософт" alike. */
export function makerOf(vendor: string | undefined): Maker {
  if (vendor === undefined || vendor.trim() === '') return 'not-told';
  return inLatin.test(vendor) || namesInOtherScripts(vendor) ? 'microsoft' : 'other';
}

/**
 * By its vendor, or by a name that only Microsoft's software bears: lists without vendors are many, and who packages
 * software writes his own name there.
 */
export function isOfMicrosoft({ name, vendor }: { readonly name: string; readonly vendor?: string }): boolean {
  return makerOf(vendor) === 'microsoft' || ownNames.test(name) || namesInOtherScripts(name);
}

/** Blanks may be several, or no-break spaces. */
const ownNames =
  /\bmicrosoft|\bSQL\s+Server\b|^\s*(?:windows|skype|lync|visual\s+studio|office|exchange\s+server|sharepoint|biztalk|host\s+integration\s+server|team\s+foundation|forefront|power\s*bi|dynamics\s+(?:365|crm|nav)|compatibility\s+pack|powershell|powertoys|azure|teams|system\s+center|storage\s+sync\s+agent|remote\s+desktop)\b/i;

const inLatin = /\bmicrosoft/i;
/**
 * The name as other scripts transcribe it. `\b` knows ASCII alone and never matches before a letter of theirs. Where words
 * are not parted, or take letters in front, the name may stand anywhere.
 */
const inOtherScripts =
  /(?<![\p{L}\p{N}])(?:майкрософт|мајкрософт|мікрасофт|μάικροσοφτ|մայքրոսոֆթ)|マイクロソフト|微软|微軟|마이크로소프트|מיקרוסופט|مايكروسوفت|مایکروسافت|ไมโครซอฟท์|ไมโครซอฟต์|მაიკროსოფტ|माइक्रोसॉफ्ट/iu;

function namesInOtherScripts(text: string): boolean {
  if (!notAscii.test(text)) return false;
  if (!inOtherForms.test(text)) return inOtherScripts.test(text);
  const plain = text.normalize('NFKC').replace(/[ıİ]/g, 'i');
  return inLatin.test(plain) || inOtherScripts.test(plain);
}

const notAscii = /[^\0-\x7f]/;
/** Full-width Latin letters, half-width katakana, and what Turkish makes of i and I. */
const inOtherForms = /[\uff00-\uffefıİ]/;
