import { twips } from '@/lib/briefings/docx/xml'

/**
 * GB/T 9704-2012 in numbers. A4 with 37 mm above, 28 mm left, and a type area of 156 × 225 mm that holds 22 lines of 28
 * characters of size 3 (16 pt).
 *
 * 28 × 16 pt are 158 mm: characters stand 0.3 pt closer, and justified lines fill the width. Lines are exactly 29 pt
 * high; the margins give up two or three twentieths of a point, without which 22 × 29 pt = 638.0 pt would not fit into
 * 637.8 pt and a page would have 21 lines. The grid of the section says the same (15.793 pt and 29 pt) for whoever sets
 * it in the dialog of Word; the text does not stand on it, because programs disagree about a grid that is narrower than
 * its characters: LibreOffice gives each of them two cells, and narrows the type area to whole cells (440.8 pt).
 */
export const page = { width: 11906, height: 16838 } as const
export const margins = {
  top: 2095,
  bottom: 1981,
  left: 1586,
  right: 1473,
  header: 851,
  footer: 1228,
} as const
export const grid = { linePitch: 580, charSpace: -848 } as const

export const textWidth = page.width - margins.left - margins.right

/** Size 3 in half points, how much closer its characters stand in twentieths of a point, and what each takes. */
export const SIZE_3 = 32
export const CLOSER = -6
export const CHARACTER_PT = SIZE_3 / 2 + CLOSER / 20
export const LINE = grid.linePitch

/** So many characters of size 3 as an indent, in the unit that survives another size and in twips. */
export function indent(side: 'left' | 'right' | 'firstLine', characters: number): string {
  return `w:${side}Chars="${Math.round(characters * 100)}" w:${side}="${twips(characters * CHARACTER_PT)}"`
}
