import type { Label } from '../../../shared/contract/labels.ts';
import {
  labelsOnSheet,
  PAPERS,
  type SheetRun,
  type SheetTemplate,
} from '../../../shared/domain/label-sheets.ts';
import { LabelGraphic, type LabelLook } from './LabelGraphic.tsx';

export interface SheetProps {
  readonly template: SheetTemplate;
  readonly run: SheetRun;
  /** Counted from 0. */
  readonly sheet: number;
  readonly labels: readonly Label[];
  readonly look: LabelLook;
  /** Lines where the labels end: on the screen, or for trying a sheet on plain paper. */
  readonly outlines: boolean;
  /** For those who do not see it; left out on paper. */
  readonly label?: string;
  readonly className?: string;
}

/** One sheet of labels at its true size. */
export function Sheet({ template, run, sheet, labels, look, outlines, label, className }: SheetProps) {
  const { width, height } = PAPERS[template.paper];
  return (
    <svg
      className={className}
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      width={`${width}mm`}
      height={`${height}mm`}
      viewBox={`0 0 ${width} ${height}`}
    >
      {outlines && <Outlines template={template} />}
      {labelsOnSheet(template, run, sheet).map(({ label: index, x, y }) => {
        const content = labels[index];
        return (
          content !== undefined && (
            <LabelGraphic
              key={`${x} ${y}`}
              {...{ x, y, look }}
              label={content}
              width={template.width}
              height={template.height}
            />
          )
        );
      })}
    </svg>
  );
}

function Outlines({ template }: { template: SheetTemplate }) {
  const { columns, rows, left, top, columnPitch, rowPitch, width, height, corner } = template;
  return (
    <g fill="none" stroke="#9aa3ab" strokeWidth={0.15}>
      {Array.from({ length: columns * rows }, (_, place) => (
        <rect
          key={place}
          x={left + (place % columns) * columnPitch}
          y={top + Math.floor(place / columns) * rowPitch}
          width={width}
          height={height}
          rx={corner}
        />
      ))}
    </g>
  );
}
