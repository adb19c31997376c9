import type { Dataset } from '@nahrain/engine'
import crossfilter from 'crossfilter2'
import { dayNumber, type FullQuestion, HISTOGRAM_BINS, type Window } from './events.ts'

interface Row {
  readonly longitude: number
  readonly latitude: number
  readonly day: number
  readonly codes: readonly number[]
}

/** crossfilter2 over the same rows, with the same six facets and histogram; it knows points and days only, and makes no cells. */
export interface Baseline {
  readonly ask: (question: FullQuestion) => unknown
  readonly slide: (window: Window) => unknown
}

export function createBaseline(dataset: Dataset): Baseline {
  const filter = crossfilter(rowsOf(dataset))
  const longitude = filter.dimension(({ longitude }) => longitude)
  const latitude = filter.dimension(({ latitude }) => latitude)
  const day = filter.dimension(({ day }) => day)
  const facets = dataset.facets.map((_, facet) => filter.dimension(({ codes }) => codes[facet] as number))
  const { start, end } = dataset.manifest.extent.days ?? { start: 0, end: 0 }
  const binOf = (value: number) => Math.floor(((value - start) * HISTOGRAM_BINS) / (end - start + 1))
  const groups = [day.group(binOf), ...facets.map((facet) => facet.group())]
  const all = filter.groupAll()
  const read = () => [all.value(), ...groups.map((group) => group.all())]
  const codesOf = (values: readonly string[]) => new Set(values.map((value) => Number(value.slice(1))))
  const slide = ({ first, last }: Window) => {
    day.filterRange([dayNumber(first), dayNumber(last) + 1])
    return read()
  }
  return {
    slide,
    ask({ box: [west, south, east, north], window, f0, f3 }) {
      longitude.filterRange([west, east])
      latitude.filterRange([south, north])
      const [first, third] = [codesOf(f0), codesOf(f3)]
      facets[0]?.filterFunction((code) => first.has(code as number))
      facets[3]?.filterFunction((code) => third.has(code as number))
      return slide(window)
    },
  }
}

function rowsOf({ count, placed, longitudeE7, latitudeE7, whenStart, facets }: Dataset): Row[] {
  return Array.from({ length: count }, (_, row) => ({
    longitude: row < placed ? (longitudeE7[row] as number) / 1e7 : 0,
    latitude: row < placed ? (latitudeE7[row] as number) / 1e7 : 0,
    day: whenStart[row] as number,
    codes: facets.map((codes) => (codes as Uint8Array)[row] as number),
  }))
}
