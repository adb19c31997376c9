/** What an error says to a reader: ours in whole sentences, others as they are. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
