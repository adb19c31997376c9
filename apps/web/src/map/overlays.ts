import { areas } from './layers/areas.ts'
import { askedRegions } from './layers/asked-regions.ts'
import { flows } from './layers/flows.ts'
import { lines } from './layers/lines.ts'
import { selection } from './layers/selection.ts'
import type { Overlay } from './overlay.ts'

/** What lies under the names of the basemap, from the bottom up. */
export const UNDER_LABELS: readonly Overlay[] = [areas, askedRegions]

/** What lies over them; the marks, which lie over everything, have a canvas of their own (marks/marks-layer.ts). */
export const OVER_LABELS: readonly Overlay[] = [lines, flows, selection]

export const OVERLAYS: readonly Overlay[] = [...UNDER_LABELS, ...OVER_LABELS]
