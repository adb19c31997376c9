import type { Page } from 'playwright-core'

export interface Point {
  readonly x: number
  readonly y: number
}

/** A part of the screen, in device pixels: their colours as `#rrggbb`, row by row. */
export interface Pixels {
  readonly width: number
  readonly colours: readonly string[]
}

/** What a part of the page looks like on the screen; the part is given in CSS pixels. */
export async function pixelsOf(
  page: Page,
  clip: Point & { readonly width: number; readonly height: number },
): Promise<Pixels> {
  const image = (await page.screenshot({ clip })).toString('base64')
  // Decoded beside the page, whose policy has nothing to say there.
  const beside = await page.context().newPage()
  const { width, data } = await beside.evaluate(async (png) => {
    const blob = new Blob([Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0))])
    const bitmap = await createImageBitmap(blob)
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D
    context.drawImage(bitmap, 0, 0)
    return { width, data: [...context.getImageData(0, 0, width, height).data] }
  }, image)
  await beside.close()
  const hex = (channel: number | undefined) => (channel ?? 0).toString(16).padStart(2, '0')
  const colours = Array.from(
    { length: data.length / 4 },
    (_, pixel) => `#${[0, 1, 2].map((channel) => hex(data[pixel * 4 + channel])).join('')}`,
  )
  return { width, colours }
}

/** The colour of one pixel. */
export async function colourAt(page: Page, { x, y }: Point): Promise<string> {
  return (await pixelsOf(page, { x, y, width: 1, height: 1 })).colours[0] as string
}
