import { type FSWatcher, watch } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** How long a folder must have stood still before it counts as changed: its files are written one after the other. */
const SETTLE_MS = 200

export interface WatchOptions {
  /** What the folder was like when it was read, see `fingerprintOf`. */
  readonly known: string | undefined
  /** Seconds between looks; the system's own notices come sooner, where there are any (not on most network disks). */
  readonly everySeconds: number
  /** Called once for each change that has come to rest. A folder that went away is none. */
  readonly onChange: () => void
}

/** Names, inodes, sizes and times of the files of a folder; undefined where there is none. */
export async function fingerprintOf(folder: string): Promise<string | undefined> {
  try {
    const names = (await readdir(folder)).sort()
    const parts = await Promise.all(
      names.map(async (name) => {
        const { ino, size, mtimeMs } = await stat(join(folder, name))
        return `${name} ${ino} ${size} ${mtimeMs}`
      }),
    )
    return parts.join('\n')
  } catch {
    // Replaced between two looks, or gone.
    return undefined
  }
}

/**
 * Notices that a folder's files changed, in place or because another folder took its name. Every hint leads to the same look, so
 * that a hint that is missed or made up changes nothing but when that look is. Gives what ends it.
 */
export function watchFolder(folder: string, { known, everySeconds, onChange }: WatchOptions): () => void {
  let reported = known
  let seen = known
  let settling: NodeJS.Timeout | undefined
  let notices: FSWatcher[] = []

  const look = async () => {
    const now = await fingerprintOf(folder)
    if (now === undefined || now === reported) return
    if (now !== seen) {
      seen = now
      // The name may stand for another folder now, which the old notices know nothing of.
      listen()
      return lookSoon()
    }
    reported = now
    onChange()
  }
  const lookSoon = () => {
    // Not put off by further notices: the folder beside may never stand still.
    settling ??= setTimeout(() => {
      settling = undefined
      void look()
    }, SETTLE_MS).unref()
  }
  const listen = () => {
    for (const notice of notices) notice.close()
    notices = [folder, dirname(resolve(folder))].flatMap((path) => noticesOf(path, lookSoon))
  }
  listen()
  const looks = setInterval(look, everySeconds * 1000).unref()
  return () => {
    clearInterval(looks)
    clearTimeout(settling)
    for (const notice of notices) notice.close()
    notices = []
  }
}

/** None where the system gives none: the regular looks do then. */
function noticesOf(path: string, callback: () => void): FSWatcher[] {
  try {
    const watcher = watch(path, { persistent: false }, callback)
    watcher.on('error', () => watcher.close())
    return [watcher]
  } catch {
    return []
  }
}
