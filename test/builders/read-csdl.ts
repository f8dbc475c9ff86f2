/** CSDL as the library of the OData committee reads it; the library has no types of its own. */

import { createRequire } from 'node:module';

export type CsdlModel = Readonly<Record<string, unknown>>;

interface Library {
  xml2json(xml: string, options: { readonly strict: boolean; readonly messages: unknown[] }): CsdlModel;
}

/** Throws for what is no CSDL; `messages` are what the library finds odd in it. */
export function readCsdl(xml: string): { readonly model: CsdlModel; readonly messages: readonly unknown[] } {
  const library = createRequire(import.meta.url)('odata-csdl') as Library;
  const messages: unknown[] = [];
  return { model: library.xml2json(xml, { strict: true, messages }), messages };
}
