import type { Cells } from '@nahrain/model'
import type { OverlayData, Target } from '../overlay.ts'
import type { Palette } from '../palette.ts'
import { type HeatBuffer, heatGeometry } from './heat-geometry.ts'
import { type HexagonBuffer, hexagonGeometry } from './hexagon-geometry.ts'
import { binHexagons, type Hexagons } from './hexagon-grid.ts'
import { type Marks, markGeometry } from './mark-geometry.ts'

/** The answer's cells, ready to be drawn in one of three ways. */
export type MarksScene =
  | { readonly kind: 'marks'; readonly cells: Cells; readonly marks: Marks }
  | { readonly kind: 'heat'; readonly heat: HeatBuffer }
  | { readonly kind: 'hexagons'; readonly grid: Hexagons; readonly hexagons: HexagonBuffer }

/** What marks are made from. */
export type MarksData = Pick<OverlayData, 'answer' | 'openCell' | 'singles' | 'layer'>

/** `zoom` is the map's, whole: hexagons have one grid for each. */
export function marksScene(data: MarksData, palette: Palette, zoom: number): MarksScene | undefined {
  const { answer, openCell, singles, layer } = data
  const cells = answer?.cells
  if (cells === undefined) return undefined
  switch (layer) {
    case 'marks': {
      const openKey = openCell?.zoom === cells.zoom ? openCell.key : undefined
      const typeOf = (row: number) => singles.get(row)?.type
      return { kind: layer, cells, marks: markGeometry({ cells, openKey, typeOf, palette }) }
    }
    case 'heat':
      return { kind: layer, heat: heatGeometry(cells) }
    case 'hexagons': {
      const grid = binHexagons(cells, zoom)
      return { kind: layer, grid, hexagons: hexagonGeometry(grid, palette) }
    }
  }
}

/** True where the same marks come of both. */
export function sameData(a: MarksData, b: MarksData): boolean {
  return (
    a.answer?.cells === b.answer?.cells && a.openCell === b.openCell && a.singles === b.singles && a.layer === b.layer
  )
}

/** What a mark opens: its only entry, or the cell. */
export function targetOf({ zoom, key, count, row }: Cells, cell: number): Target {
  return count[cell] === 1
    ? { kind: 'row', row: row[cell] as number }
    : { kind: 'cell', zoom, key: key[cell] as number }
}
