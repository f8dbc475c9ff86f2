/** The sections of a GLPI, FusionInventory or OCS report that we read, from XML or from the newer JSON. */

import type * as saxes from 'saxes';
import { KnownError } from '../../../errors.ts';
import { loadWhenNeeded } from '../../../load-when-needed.ts';
import { isObject, type JsonObject } from '../../text/json-values.ts';

/** Fields by lower-case name. */
export type Section = Readonly<Record<string, string>>;

export interface GlpiContent {
  readonly hardware: Section;
  readonly operatingSystem: Section;
  readonly softwares: readonly Section[];
}

const deepest = 60;

/** KnownError UnreadableFile with line and column when the XML is malformed. */
export function readXml(text: string, source: string): GlpiContent {
  const path: string[] = [];
  const sections = new Map<string, Record<string, string>[]>();
  const { SaxesParser } = loadWhenNeeded<typeof saxes>('saxes');
  const parser = new SaxesParser({ position: true });
  let value = '';
  parser.on('error', (error) => {
    throw new KnownError('UnreadableFile', `${source} is not well-formed XML: ${error.message}.`, { cause: error });
  });
  parser.on('opentag', ({ name }) => {
    path.push(name.toLowerCase());
    value = '';
    if (path.length > deepest)
      throw new KnownError('UnreadableFile', `${source} nests XML deeper than ${deepest} elements.`);
    const section = sectionOf(path);
    if (section !== undefined && path.at(-1) === section) {
      const list = sections.get(section) ?? [];
      list.push({});
      sections.set(section, list);
    }
  });
  parser.on('text', (piece) => {
    value += piece;
  });
  parser.on('cdata', (piece) => {
    value += piece;
  });
  parser.on('closetag', () => {
    const section = sectionOf(path.slice(0, -1));
    const name = path.pop() ?? '';
    const record = section === path.at(-1) && section !== undefined ? sections.get(section)?.at(-1) : undefined;
    if (record && name !== '__proto__' && value.trim() !== '') record[name] = value.trim();
    value = '';
  });
  parser.write(text).close();
  return {
    hardware: sections.get('hardware')?.[0] ?? {},
    operatingSystem: sections.get('operatingsystem')?.[0] ?? {},
    softwares: sections.get('softwares') ?? [],
  };
}

/** The report as JSON: {"content": {"hardware": {…}, "operatingsystem": {…}, "softwares": […]}}. */
export function readJson(content: JsonObject): GlpiContent {
  const softwares = Array.isArray(content.softwares) ? content.softwares.filter(isObject) : [];
  return {
    hardware: toSection(content.hardware),
    operatingSystem: toSection(content.operatingsystem),
    softwares: softwares.map(toSection),
  };
}

function toSection(value: unknown): Section {
  const texts = Object.entries(isObject(value) ? value : {}).filter(([, field]) => typeof field === 'string');
  return Object.fromEntries(texts.map(([name, field]) => [name.toLowerCase(), String(field).trim()]));
}

function sectionOf(path: readonly string[]): string | undefined {
  return path.findLast((name) => name === 'hardware' || name === 'operatingsystem' || name === 'softwares');
}
