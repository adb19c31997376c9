import type { RowFeature } from '@nahrain/engine'
import { type Bbox, bboxWidth, type Geometry, type Position, relativeLongitude } from '@nahrain/model'
import { html } from 'hono/html'
import type { Html } from './layout.ts'

const WIDTH = 800
/** Features of a picture, and positions of each, at most: more cannot be told apart. */
const MOST_FEATURES = 1000
const MOST_POSITIONS = 500

/** A place of the picture, in its units from the upper left. */
type Place = (position: Position) => string

/** Features drawn over an extent, north up, one degree of latitude as long as it is in the middle: an SVG that asks nobody for anything. */
export function mapPicture(features: readonly RowFeature[], extent: Bbox | null, caption: string): Html {
  const geometries = features.slice(0, MOST_FEATURES).flatMap(({ geometry }) => geometry ?? [])
  if (extent === null || geometries.length === 0) return html`<p>None of them has a place to draw.</p>`
  const { height, place } = frameOf(extent)
  return html`<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${caption}">
<rect class="frame" x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}"/>
${geometries.map((geometry) => draw(geometry, place))}
</svg>`
}

function frameOf(extent: Bbox): { readonly height: number; readonly place: Place } {
  const [west, south, , north] = extent
  // Not to a line: a single point has an extent of nothing.
  const [across, up] = [Math.max(bboxWidth(extent), 0.1) * 1.1, Math.max(north - south, 0.1) * 1.1]
  const [middleX, middleY] = [west + bboxWidth(extent) / 2, (south + north) / 2]
  const shrink = Math.max(0.2, Math.cos((middleY * Math.PI) / 180))
  const height = Math.round(Math.min(WIDTH, Math.max(200, (WIDTH * up) / (across * shrink))))
  const scale = Math.min(WIDTH / (across * shrink), height / up)
  return {
    height,
    place([longitude, latitude]) {
      const x = WIDTH / 2 + relativeLongitude(longitude, middleX) * shrink * scale
      const y = height / 2 - (latitude - middleY) * scale
      return `${x.toFixed(1)},${y.toFixed(1)}`
    },
  }
}

function draw(geometry: Geometry, place: Place): Html {
  switch (geometry.type) {
    case 'Point':
      return point(geometry.coordinates, place)
    case 'MultiPoint':
      return html`${geometry.coordinates.slice(0, MOST_POSITIONS).map((position) => point(position, place))}`
    case 'LineString':
      return html`<polyline class="line" points="${points(geometry.coordinates, place)}"/>`
    case 'MultiLineString':
      return html`${geometry.coordinates.map((line) => html`<polyline class="line" points="${points(line, place)}"/>`)}`
    case 'Polygon':
      return html`<polygon class="area" points="${points(geometry.coordinates[0] ?? [], place)}"/>`
    case 'MultiPolygon':
      return html`${geometry.coordinates.map(([outer = []]) => html`<polygon class="area" points="${points(outer, place)}"/>`)}`
  }
}

function point(position: Position, place: Place): Html {
  const [x, y] = place(position).split(',')
  return html`<circle class="point" cx="${x}" cy="${y}" r="4"/>`
}

/** Every so many positions only, where there are more than can be seen. */
function points(positions: readonly Position[], place: Place): string {
  const step = Math.ceil(positions.length / MOST_POSITIONS)
  return positions
    .filter((_, index) => index % step === 0 || index === positions.length - 1)
    .map(place)
    .join(' ')
}
