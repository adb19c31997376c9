/** Takes note of something in a record (its number from 0) that could not be taken as it is; the record stays. */
export type NoteSink = (record: number, field: string | undefined, reason: string) => void

const LONGEST = 80

/** A cell as a reason shows it: short, with no quote that would end it early. */
export function quoted(text: string): string {
  const plain = text.replaceAll('"', "'").replaceAll(/\s+/g, ' ')
  return `"${plain.length > LONGEST ? `${plain.slice(0, LONGEST - 1)}…` : plain}"`
}
