import { createHeatPainter, type HeatPainter } from './heat-painter.ts'
import { createHexagonPainter, type HexagonPainter } from './hexagon-painter.ts'
import { createMarkPainter, type MarkPainter } from './mark-painter.ts'

/** Everything that is made of one graphics context, and gone with it. */
export interface Painters {
  readonly marks: MarkPainter
  readonly hexagons: HexagonPainter
  readonly heat: HeatPainter
}

/** Each is made when it first draws: no context needs all of them. */
export function createPainters(gl: WebGL2RenderingContext): Painters {
  const made: { -readonly [Kind in keyof Painters]?: Painters[Kind] } = {}
  return {
    get marks() {
      made.marks ??= createMarkPainter(gl)
      return made.marks
    },
    get hexagons() {
      made.hexagons ??= createHexagonPainter(gl)
      return made.hexagons
    },
    get heat() {
      made.heat ??= createHeatPainter(gl)
      return made.heat
    },
  }
}
