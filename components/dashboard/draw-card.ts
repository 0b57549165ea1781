import { formatInstant } from '@/lib/dates'

export type SharedFigure = {
  name: string
  value: string
  unit: string
  period: string
  change: { direction: 'up' | 'down' | 'flat'; text: string }
}

export type Card = {
  bureau: string
  title: string
  cutOff: string
  /** What narrows the figures. */
  note: string | null
  figures: readonly SharedFigure[]
  person: string
}

const WIDTH = 1080
const MARGIN = 64
const HEAD = 236
const NOTE = 48
const ROW = 172
const FOOT = 132

/** In the colors and the type of the page, whatever its theme. Lengths are pixels of the picture, three to one of a phone. */
export function drawCard(card: Card, now: Date): { address: string; at: string } {
  const at = formatInstant(now)
  const canvas = document.createElement('canvas')
  canvas.width = WIDTH
  const head = HEAD + (card.note ? NOTE : 0)
  canvas.height = head + card.figures.length * ROW + FOOT
  const pen = canvas.getContext('2d')
  if (!pen) return { address: '', at }
  const style = getComputedStyle(document.documentElement)
  const color = (token: string) => style.getPropertyValue(`--${token}`).trim()
  const family = getComputedStyle(document.body).fontFamily
  const write = (text: string, x: number, y: number, size: number, token: string, bold = false) => {
    pen.font = `${bold ? 600 : 400} ${size}px ${family}`
    pen.fillStyle = color(token)
    // A long line is pressed together rather than cut off.
    pen.fillText(text, x, y, WIDTH - 2 * MARGIN)
    return pen.measureText(text).width
  }

  pen.fillStyle = color('surface')
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = color('accent')
  pen.fillRect(0, 0, canvas.width, 12)
  write(card.bureau, MARGIN, 88, 34, 'ink-2')
  write(card.title, MARGIN, 152, 54, 'ink', true)
  write(card.cutOff, MARGIN, 204, 32, 'ink-3')
  if (card.note) write(card.note, MARGIN, 204 + NOTE, 32, 'warn')

  card.figures.forEach(({ name, value, unit, period, change }, index) => {
    const top = head + index * ROW
    pen.fillStyle = color('line')
    pen.fillRect(MARGIN, top, WIDTH - 2 * MARGIN, 2)
    write(name, MARGIN, top + 64, 38, 'ink-2')
    write(period, MARGIN, top + 122, 28, 'ink-3')
    pen.textAlign = 'right'
    const right = WIDTH - MARGIN
    const unitWidth = write(unit, right, top + 84, 34, 'ink-2')
    write(value, right - unitWidth - 14, top + 84, 76, 'ink', true)
    write(arrows[change.direction] + change.text, right, top + 138, 30, tones[change.direction])
    pen.textAlign = 'left'
  })

  const foot = canvas.height - FOOT
  pen.fillStyle = color('line')
  pen.fillRect(MARGIN, foot, WIDTH - 2 * MARGIN, 2)
  write(`由 ${card.person} 于 ${at} 生成`, MARGIN, foot + 56, 28, 'ink-3')
  write('数据以平台实时查询为准', MARGIN, foot + 98, 28, 'ink-3')
  watermark(pen, `${card.person} ${at}`, color('ink'), family)
  return { address: canvas.toDataURL('image/png'), at }
}

const arrows = { up: '▲ ', down: '▼ ', flat: '' } as const
const tones = { up: 'bad', down: 'ok', flat: 'ink-3' } as const

/** Across the whole picture, so that no part of it goes round without saying whose it is. */
function watermark(pen: CanvasRenderingContext2D, text: string, color: string, family: string) {
  pen.save()
  pen.globalAlpha = 0.07
  pen.fillStyle = color
  pen.font = `400 34px ${family}`
  pen.rotate(-Math.PI / 8)
  const step = pen.measureText(text).width + 120
  for (let row = 0; row * 200 < pen.canvas.height + WIDTH; row += 1) {
    for (let x = -WIDTH + (row % 2) * (step / 2); x < WIDTH * 1.5; x += step) pen.fillText(text, x, row * 200)
  }
  pen.restore()
}
