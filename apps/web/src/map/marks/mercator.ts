/** Latitude at which Web Mercator ends, degrees. */
const LIMIT = 85.051128779806604

/** Web Mercator as MapLibre's custom layers count it: 0 to 1 from west to east. */
export function mercatorX(longitude: number): number {
  return (longitude + 180) / 360
}

/** 0 to 1 from north to south. */
export function mercatorY(latitude: number): number {
  const sine = Math.sin((Math.min(LIMIT, Math.max(-LIMIT, latitude)) * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}
