import type { Region } from '@nahrain/model'
import type { Map as MapLibreMap } from 'maplibre-gl'

/** How a region is being drawn: corners of an area, or two corners of a box. */
export type DrawMode = 'polygon' | 'box'

/** Five decimals are a metre: what a hand can draw. */
const DECIMALS = 5

/**
 * Lets the reader draw one region, then hands it over and stops. The drawing library comes when it is first wanted.
 * Returns what ends the drawing early.
 */
export function startDrawing(map: MapLibreMap, mode: DrawMode, onDrawn: (region: Region) => void): () => void {
  let stop = () => {}
  let wanted = true
  const begin = async () => {
    const [{ TerraDraw, TerraDrawPolygonMode, TerraDrawRectangleMode }, { TerraDrawMapLibreGLAdapter }] =
      await Promise.all([import('terra-draw'), import('terra-draw-maplibre-gl-adapter')])
    if (!wanted) return
    const draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map }),
      modes: [new TerraDrawPolygonMode(), new TerraDrawRectangleMode()],
    })
    draw.start()
    draw.setMode(mode === 'polygon' ? 'polygon' : 'rectangle')
    stop = () => draw.stop()
    draw.on('finish', (id) => {
      const geometry = draw.getSnapshotFeature(id)?.geometry
      if (geometry?.type === 'Polygon') onDrawn(regionOf(mode, geometry.coordinates[0] ?? []))
    })
  }
  void begin()
  return () => {
    wanted = false
    stop()
  }
}

function regionOf(mode: DrawMode, drawn: readonly (readonly number[])[]): Region {
  const ring = drawn.map(([longitude = 0, latitude = 0]): [number, number] => [round(longitude), round(latitude)])
  if (mode === 'polygon') return { kind: 'polygon', ring }
  const [longitudes, latitudes] = [ring.map(([x]) => x), ring.map(([, y]) => y)]
  return {
    kind: 'box',
    bbox: [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)],
  }
}

function round(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS))
}
