import { relativeLongitude } from '@nahrain/model'
import { STEPS_PER_DEGREE } from '../dataset/dataset.ts'
import type { LatitudeBands } from './latitude-bands.ts'
import { CERTAIN, OUT, type PointBox, type PointTest } from './relation.ts'
import { type FrameBox, hasPoint, meetsView, type RingsView, viewFrom } from './rings-view.ts'
import type { Shape } from './shape.ts'

/** A polygon as many exact points see it; `origin` is the meridian that its frame starts from. */
export function areaPoints({ bounds }: Shape, bands: LatitudeBands, origin: number): PointTest {
  const [west, south, east, north] = bounds
  const isInside = (x: number, latitude: number) => x >= west && x <= east && bands.isInside([x, latitude])
  const anywhere: PointTest = {
    within(box) {
      if (box.south > north || box.north < south) return OUT
      const shifts = TURNS.filter((turn) => box.west - origin + turn <= east && box.east - origin + turn >= west)
      const [shift] = shifts
      if (shift === undefined) return OUT
      // Where polygon and box together are wider than the globe, they may meet at both sides: then each point is turned by itself.
      if (shifts.length > 1) return anywhere
      const frame = frameBox(box, origin, shift)
      return narrow(bands.atHeightOf(frame), frame, { origin, shift })
    },
    relate: (longitudeE7, latitudeE7, into) => {
      for (let at = 0; at < longitudeE7.length; at++) {
        const x = relativeLongitude((longitudeE7[at] as number) / STEPS_PER_DEGREE, origin)
        const latitude = (latitudeE7[at] as number) / STEPS_PER_DEGREE
        into[at] = isInside(x, latitude) || isInside(x - 360, latitude) || isInside(x + 360, latitude) ? CERTAIN : OUT
      }
    },
  }
  return anywhere
}

/** Full turns between a longitude less the origin and the frame, which may reach beyond half a turn. */
const TURNS = [0, -360, 360, -720, 720] as const

/** How longitudes become those of the frame. */
interface Turn {
  readonly origin: number
  readonly shift: number
}

function frameBox({ west, south, east, north }: PointBox, origin: number, shift: number): FrameBox {
  return [west - origin + shift, south, east - origin + shift, north]
}

/** What a view says of all points of a box inside its own, or the test that has only the view from there. */
function narrow(around: RingsView, box: FrameBox, turn: Turn): ReturnType<PointTest['within']> {
  if (!meetsView(around, box)) return hasPoint(around, box[0], box[1]) ? CERTAIN : OUT
  const view = viewFrom(box, around)
  const { origin, shift } = turn
  return {
    within: (inner) => narrow(view, frameBox(inner, origin, shift), turn),
    relate: (longitudeE7, latitudeE7, into) => {
      for (let at = 0; at < longitudeE7.length; at++) {
        const x = (longitudeE7[at] as number) / STEPS_PER_DEGREE - origin + shift
        into[at] = hasPoint(view, x, (latitudeE7[at] as number) / STEPS_PER_DEGREE) ? CERTAIN : OUT
      }
    },
  }
}
