/** What an update contains and what contains it: columns of updates from the older to the newer, with lines between. The columns are lists, which say the same without the lines. */

import { Link } from '@tanstack/react-router';
import type { Supersedence } from '../../api/guide.ts';
import { formatCount, formatDay, formatKb } from '../../format.ts';
import styles from './supersedence.module.css';

type Node = Supersedence['nodes'][number];

interface Props {
  readonly kb: string;
  readonly supersedence: Supersedence;
}

/** In rem. */
const node = { width: 9, height: 3, down: 0.75, across: 3 };
const headHeight = 2;
/** Of "5 more" below a column. */
const moreHeight = 1.5;

const heads = new Map([
  [-2, 'They contain'],
  [-1, 'It contains'],
  [0, 'This update'],
  [1, 'Contain it'],
  [2, 'Contain those'],
]);

interface Placed extends Node {
  readonly x: number;
  readonly y: number;
}

export function SupersedenceGraph({ kb, supersedence: { nodes, links, hidden } }: Props) {
  const steps = [...heads.keys()].filter((step) => nodes.some((one) => one.step === step));
  const columns = steps.map((step) => nodes.filter((one) => one.step === step));
  const rows = Math.max(...columns.map(({ length }) => length));
  const height = headHeight + rows * (node.height + node.down);
  const width = steps.length * (node.width + node.across) - node.across;
  const placed = columns.map((column, place) =>
    column.map((one, row): Placed => {
      const top = ((rows - column.length) * (node.height + node.down)) / 2;
      return { ...one, x: place * (node.width + node.across), y: headHeight + top + row * (node.height + node.down) };
    }),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard, WCAG 2.1.1
    <section className={styles.pane} aria-label={`What ${formatKb(kb)} contains, and what contains it`} tabIndex={0}>
      <div
        className={styles.graph}
        style={{ width: `${width}rem`, height: `${height + (hidden.length > 0 ? moreHeight : 0)}rem` }}
      >
        <Lines placed={placed.flat()} links={links} width={width} height={height} />
        {placed.map((column, place) => (
          <Column
            key={steps[place]}
            step={steps[place] as number}
            nodes={column}
            more={hidden.find(({ step }) => step === steps[place])?.updates ?? 0}
            bottom={height}
          />
        ))}
      </div>
    </section>
  );
}

interface ColumnProps {
  readonly step: number;
  readonly nodes: readonly Placed[];
  readonly more: number;
  readonly bottom: number;
}

function Column({ step, nodes, more, bottom }: ColumnProps) {
  const x = nodes[0]?.x ?? 0;
  const id = `step${step}`;
  return (
    <>
      <h3 id={id} className={styles.head} style={{ left: `${x}rem`, width: `${node.width}rem` }}>
        {heads.get(step)}
      </h3>
      <ul aria-labelledby={id}>
        {nodes.map(({ kb, name, released, y }) => (
          <li
            key={kb}
            className={styles.node}
            data-this={step === 0}
            style={{ left: `${x}rem`, top: `${y}rem`, width: `${node.width}rem`, height: `${node.height}rem` }}
            title={name}
          >
            {step === 0 || released === undefined ? (
              <strong>{formatKb(kb)}</strong>
            ) : (
              <Link to="/updates/$kb" params={{ kb }}>
                {formatKb(kb)}
              </Link>
            )}{' '}
            <span className={styles.day}>{released === undefined ? 'not in the feed' : formatDay(released)}</span>
          </li>
        ))}
        {more > 0 && (
          <li className={styles.hidden} style={{ left: `${x}rem`, top: `${bottom}rem`, width: `${node.width}rem` }}>
            {formatCount(more)} more
          </li>
        )}
      </ul>
    </>
  );
}

interface LinesProps {
  readonly placed: readonly Placed[];
  readonly links: Supersedence['links'];
  readonly width: number;
  readonly height: number;
}

/** From column to column; what goes further would cross what is between. */
function Lines({ placed, links, width, height }: LinesProps) {
  const places = new Map(placed.map((one) => [one.kb, one]));
  return (
    <svg
      className={styles.lines}
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width}rem`, height: `${height}rem` }}
      aria-hidden="true"
    >
      {links.map(({ from, to }) => {
        const [newer, older] = [places.get(from), places.get(to)];
        if (newer === undefined || older === undefined || newer.step - older.step !== 1) return null;
        const [x1, x2] = [older.x + node.width, newer.x];
        const [y1, y2] = [older.y + node.height / 2, newer.y + node.height / 2];
        const middle = (x1 + x2) / 2;
        return <path key={`${from} ${to}`} d={`M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`} />;
      })}
    </svg>
  );
}
