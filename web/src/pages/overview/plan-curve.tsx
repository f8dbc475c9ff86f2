/** The share of what is open that is closed after each update of a plan. The table beside it has the same numbers. */

import type { Plan } from '../../api/plan.ts';
import { formatKb, formatShare } from '../../format.ts';
import styles from './plan-curve.module.css';

/** In units of the drawing. */
const size = { width: 360, height: 220 };
const inner = { left: 40, right: 350, top: 14, bottom: 192 };
/** Of more, each fifth has one. */
const mostLabels = 12;
const lines = [0, 25, 50, 75, 100];

export function PlanCurve({ steps }: { readonly steps: Plan['steps'] }) {
  const x = (place: number) => inner.left + ((inner.right - inner.left) * place) / steps.length;
  const y = (percent: number) => inner.bottom - ((inner.bottom - inner.top) * percent) / 100;
  const points = [{ kb: '', percent: 0 }, ...steps].map(({ kb, percent }, place) => ({
    kb,
    percent,
    x: x(place),
    y: y(percent),
  }));
  const curve = points.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(' L');
  return (
    <svg className={styles.curve} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby="curve">
      <title id="curve">{titleOf(steps)}</title>
      {lines.map((percent) => (
        <g key={percent}>
          <line className={styles.grid} x1={inner.left} x2={inner.right} y1={y(percent)} y2={y(percent)} />
          <text className={styles.label} x={inner.left - 8} y={y(percent) + 4} textAnchor="end">
            {formatShare(percent / 100)}
          </text>
        </g>
      ))}
      <path className={styles.area} d={`M${curve} L${inner.right},${inner.bottom} L${inner.left},${inner.bottom} Z`} />
      <path className={styles.line} d={`M${curve}`} />
      {points.slice(1).map((point, place) => (
        <g key={point.kb}>
          <circle className={styles.point} cx={point.x} cy={point.y} r="3.5">
            <title>{`${formatKb(point.kb)}: ${formatShare(point.percent / 100)}`}</title>
          </circle>
          {(steps.length <= mostLabels || (place + 1) % 5 === 0) && (
            <text className={styles.label} x={point.x} y={inner.bottom + 18} textAnchor="middle">
              {place + 1}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}

function titleOf(steps: Plan['steps']): string {
  const [first] = steps;
  const last = steps.at(-1);
  if (first === undefined || last === undefined) return 'Nothing to install';
  if (first === last) return `After one update ${formatShare(last.percent / 100)} is closed`;
  return `After the first update ${formatShare(first.percent / 100)} is closed, after ${steps.length} updates ${formatShare(last.percent / 100)}`;
}
