/** Rows of the table of points: more than two hundred pages of GDAL's. */
export const POINT_ROWS = 2100
export const SHAPE_ROWS = 60

/** A row of the table of points, as it is written. */
export interface PointRow {
  readonly code: string
  readonly label: string
  readonly place: readonly [longitude: number, latitude: number] | undefined
  /** Whole in most rows, and missing in some: what a client guesses from the first rows is wrong of others. */
  readonly amount: number | undefined
  readonly count: number
  readonly day: string
  readonly seen: string
  readonly open: boolean
  readonly group: string
}

const two = (value: number) => String(value).padStart(2, '0')

export const POINTS: readonly PointRow[] = Array.from({ length: POINT_ROWS }, (_, index) => {
  const day = `${2010 + (index % 14)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`
  return {
    code: `p${String(index).padStart(5, '0')}`,
    label: `Place ${index}, "near" Kirkuk's كركوك`,
    place: index % 97 === 0 ? undefined : [39 + ((index * 37) % 900) / 100, 30 + ((index * 53) % 700) / 100],
    amount: index % 11 === 0 ? undefined : index % 130 === 13 ? index + 0.25 : index,
    count: index % 50,
    day,
    seen: `${day}T${two(index % 24)}:30:00Z`,
    open: index % 3 === 0,
    group: ['alpha', 'beta', 'gamma'][index % 3] as string,
  }
})

export function pointsCsv(): string {
  const lines = POINTS.map(({ code, label, place, amount, count, day, seen, open, group }) =>
    [
      code,
      `"${label.replaceAll('"', '""')}"`,
      ...(place ?? ['', '']),
      amount ?? '',
      count,
      day,
      seen,
      open,
      group,
    ].join(),
  )
  return ['code,label,lon,lat,amount,count,day,seen,open,group', ...lines].join('\n')
}

/** Fields and roads: areas of one and of two parts, and lines. */
export function shapesGeoJson(): string {
  const features = Array.from({ length: SHAPE_ROWS }, (_, index) => {
    const west = 40 + (index % 8)
    const south = 31 + Math.floor(index / 8) * 0.75
    const kind = index % 3
    return {
      type: 'Feature',
      properties: {
        code: `s${index}`,
        kind: ['field', 'fields', 'road'][kind],
        size: index / 4,
        built: `2011-03-${two(1 + (index % 28))}`,
      },
      geometry:
        kind === 0
          ? { type: 'Polygon', coordinates: [square(west, south)] }
          : kind === 1
            ? { type: 'MultiPolygon', coordinates: [[square(west, south)], [square(west + 0.5, south + 0.3)]] }
            : {
                type: 'LineString',
                coordinates: [
                  [west, south],
                  [west + 0.4, south + 0.25],
                  [west + 0.6, south],
                ],
              },
    }
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}

function square(west: number, south: number): number[][] {
  const [east, north] = [west + 0.25, south + 0.25]
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
}
