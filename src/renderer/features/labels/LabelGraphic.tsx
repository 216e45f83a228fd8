import type { Label } from '../../../shared/contract/labels.ts';
import { ASCENT, layoutLabel } from '../../../shared/domain/label-layout.ts';
import type { SymbolKind } from '../../../shared/domain/zpl.ts';
import { BOLD, LABEL_FONT, measureText } from './measure.ts';
import type { DrawSymbol } from './symbol.ts';

/** What all labels of a run have in common. */
export interface LabelLook {
  readonly draw: DrawSymbol;
  readonly symbol: SymbolKind;
  readonly withLocation: boolean;
  /** Name of the plant, where it shall stand on the labels. */
  readonly plant: string | null;
}

export interface LabelGraphicProps {
  readonly label: Label;
  readonly look: LabelLook;
  /** Where it lies in the drawing around it, and its size, millimetres. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One label, drawn in millimetres. It is black on white in every theme: it is meant for paper. */
export function LabelGraphic({ label, look, x, y, width, height }: LabelGraphicProps) {
  const { draw, symbol: kind, withLocation, plant } = look;
  const content = { ...label, location: withLocation ? label.location : null, plant };
  const { symbol, lines } = layoutLabel(content, { width, height }, measureText);
  const { size, path } = draw(kind, label.code);
  return (
    <svg x={x} y={y} width={width} height={height} viewBox={`0 0 ${width} ${height}`} overflow="hidden">
      <path
        d={path}
        fill="#000"
        fillRule="evenodd"
        shapeRendering="crispEdges"
        transform={`translate(${symbol.x} ${symbol.y}) scale(${symbol.side / size})`}
      />
      {lines.map((line) => (
        <text
          key={line.y}
          x={line.x}
          y={line.y + ASCENT * line.size}
          fontFamily={LABEL_FONT}
          fontSize={line.size}
          fontWeight={line.bold ? BOLD : 400}
          fill="#000"
          textRendering="geometricPrecision"
        >
          {line.text}
        </text>
      ))}
    </svg>
  );
}
