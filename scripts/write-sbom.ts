/**
 * Prints the software bill of materials of the package (CycloneDX): what is installed with it, as npm tells, and what the
 * build puts into it, which npm takes for development.
 */

import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}

interface Bom {
  readonly metadata: { readonly component: { name: string } };
  components: readonly Component[];
  dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

const root = resolve(import.meta.dirname, '..');

export function writeSbom(): Bom {
  const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const bom: Bom = JSON.parse(text);
  const { name, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // npm has the name of the folder there.
  bom.metadata.component.name = name;
  const bundled = bundledPackages(Object.keys(devDependencies));
  const isInstalled = ({ properties = [] }: Component) =>
    !properties.some((property) => property.name === 'cdx:npm:package:development' && property.value === 'true');
  const copied = bom.components.find((component) => component.name === 'swagger-ui-dist');
  const kept = reach(bom, (component) => isInstalled(component) || bundled.has(component.name));
  // Two files that it built, without what it is installed with.
  if (copied !== undefined) kept.add(copied['bom-ref']);
  bom.components = bom.components.filter((component) => kept.has(component['bom-ref']));
  bom.dependencies = bom.dependencies
    .filter(({ ref }) => kept.has(ref) || ref.startsWith(`${name}@`))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) }));
  return bom;
}

/** What the code of the program and of its page imports although npm calls it for development, and what is copied. */
function bundledPackages(development: readonly string[]): ReadonlySet<string> {
  const files = globSync(['src/**/*.ts', 'web/src/**/*.{ts,tsx,css}'], { cwd: root });
  const imported = files
    .filter((file) => !/\.test\.|\/testing\//.test(file))
    .flatMap((file) => [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /(?:from|import|import\() ?'((?:@[\w.-]+\/)?[\w.-]+)(?=['/])/g,
      ),
    ])
    .map(([, name]) => name as string);
  // Types of OpenTelemetry alone: whoever wants traces installs it.
  const own = imported.filter((name) => development.includes(name) && !name.startsWith('@opentelemetry/'));
  return new Set(own);
}

function reach({ components, dependencies }: Bom, isRoot: (component: Component) => boolean): Set<string> {
  const reached = new Set(components.filter(isRoot).map((component) => component['bom-ref']));
  const dependsOn = new Map(dependencies.map(({ ref, dependsOn: others = [] }) => [ref, others]));
  for (const ref of reached) for (const other of dependsOn.get(ref) ?? []) reached.add(other);
  return reached;
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(writeSbom(), undefined, 2)}\n`);
