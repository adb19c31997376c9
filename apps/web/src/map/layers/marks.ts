import { FONTS } from '../basemap.ts'
import { feature, type Overlay } from '../overlay.ts'

/** The answer's cells: a circle with its count, or a dot where only one entry stands. */
export const marks: Overlay = {
  id: 'marks',
  features: ({ answer, openCell, singles }) => {
    const cells = answer?.cells
    if (cells === undefined) return []
    return Array.from(cells.key, (key, index) =>
      feature(
        { type: 'Point', coordinates: [cells.longitude[index], cells.latitude[index]] },
        {
          key,
          zoom: cells.zoom,
          count: cells.count[index],
          row: cells.row[index],
          type: cells.count[index] === 1 ? singles.get(cells.row[index] as number)?.type : undefined,
          open: openCell?.key === key && openCell.zoom === cells.zoom,
        },
      ),
    )
  },
  layers: (palette) => [
    {
      id: 'marks-circle',
      type: 'circle',
      source: 'marks',
      paint: {
        // The colour of the type, where there is one entry and its type is known by now.
        'circle-color': [
          'coalesce',
          ['get', ['coalesce', ['get', 'type'], ''], ['literal', palette.types]],
          palette.mark,
        ],
        'circle-radius': [
          'case',
          ['==', ['get', 'count'], 1],
          6,
          ['interpolate', ['linear'], ['sqrt', ['get', 'count']], 1.4, 10, 16, 27],
        ],
        'circle-opacity': 0.9,
        'circle-stroke-width': ['case', ['get', 'open'], 4, 1.5],
        'circle-stroke-color': ['case', ['get', 'open'], palette.selected, palette.halo],
      },
    },
    {
      id: 'marks-count',
      type: 'symbol',
      source: 'marks',
      filter: ['>', ['get', 'count'], 1],
      layout: {
        'text-field': ['to-string', ['get', 'count']],
        'text-font': FONTS,
        'text-size': 12,
        'text-allow-overlap': true,
        'text-ignore-placement': true,
      },
      paint: { 'text-color': palette.markInk },
    },
  ],
  target: ({ key, zoom, count, row }) =>
    count === 1 ? { kind: 'row', row: Number(row) } : { kind: 'cell', key: Number(key), zoom: Number(zoom) },
}
