import { createHeatPainter, type HeatPainter } from './heat-painter.ts'
import { createHexagonPainter, type HexagonPainter } from './hexagon-painter.ts'
import { createMarkPainter, type MarkPainter } from './mark-painter.ts'

/** Everything that is made of one graphics context, and gone with it. */
export interface Painters {
  readonly marks: MarkPainter
  readonly hexagons: HexagonPainter
  readonly heat: HeatPainter
}

export function createPainters(gl: WebGL2RenderingContext): Painters {
  return { marks: createMarkPainter(gl), hexagons: createHexagonPainter(gl), heat: createHeatPainter(gl) }
}
