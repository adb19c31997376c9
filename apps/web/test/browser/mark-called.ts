import type { Page } from 'playwright-core'
import type { Point } from './pixels.ts'

/** Where the mark stands that is announced with these words. */
export async function markCalled(page: Page, label: RegExp): Promise<Point> {
  const button = page.locator('.mark-buttons').getByRole('button', { name: label }).first()
  await button.waitFor({ state: 'attached' })
  await page.waitForTimeout(1500)
  const box = await button.boundingBox()
  if (box === null) throw new Error(`the mark ${label} has no box`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
