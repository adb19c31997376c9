const SIZE = 32

/** A triangle that points up, as the image of flow heads; coloured by the style (only its transparency counts). */
export function arrowImage(): ImageData {
  const canvas = new OffscreenCanvas(SIZE, SIZE)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser has no 2D canvas')
  context.beginPath()
  context.moveTo(SIZE / 2, 2)
  context.lineTo(SIZE - 5, SIZE - 4)
  context.lineTo(SIZE / 2, SIZE - 10)
  context.lineTo(5, SIZE - 4)
  context.closePath()
  context.fill()
  return context.getImageData(0, 0, SIZE, SIZE)
}
