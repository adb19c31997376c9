import type { Bbox, Dossier } from '@nahrain/model'
import { boxOf } from './geometry-box.ts'
import { circle } from './layers/circle.ts'

/** What to bring into view of an open row: all of where it may be, so that a vague place never looks like an exact one. */
export function selectedBox(dossier: Dossier | undefined): Bbox | undefined {
  const geometry = dossier?.geometry
  if (dossier === undefined || geometry === undefined) return undefined
  const isDisc = dossier.kind === 'record' && geometry.type === 'Point' && dossier.radiusKm > 0
  return boxOf(isDisc ? circle(geometry.coordinates, dossier.radiusKm) : geometry)
}
