/** What reads tables, loaded when the first one comes: most visits bring none, and it is as large as all the rest of the thread. */
export function loadTables() {
  return import('./tables.ts')
}
