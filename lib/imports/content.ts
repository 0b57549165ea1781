import { type Cell, textOf } from '@/lib/imports/cells'
import { readCell } from '@/lib/imports/read-cell'
import type { SheetColumn } from '@/lib/sheets/description'

export const CODE_OF_OURS = /^(DW|HD|YX|XY|XM|HT|ZL|CG)-\d{4}-\d{4,}/

/**
 * How well the cells of a column fit its kind: 1 all, 0 none, null where any text fits or nothing is filled in. Headers
 * promise, cells show.
 */
export function fits(column: SheetColumn, cells: readonly (Cell | undefined)[]): number | null {
  const filled = cells.filter((cell) => textOf(cell).trim() !== '').slice(0, 60)
  if (filled.length === 0) return null
  const share = (test: (cell: Cell) => boolean) =>
    filled.filter((cell) => cell !== undefined && test(cell)).length / filled.length
  switch (column.kind) {
    case 'date':
    case 'month':
    case 'amount':
    case 'number':
    case 'flag':
    case 'choice':
      return share((cell) => readCell(column, cell, { unit: '万元', words: {} }).ok)
    case 'organization':
      return share((cell) => typeof cell === 'string' && /\p{Script=Han}{2}|[A-Za-z]{3}/u.test(cell))
    case 'code':
      // a column of our own numbers is one only if numbers of ours stand in it: people number their rows as well
      return column.key === 'code'
        ? share((cell) => CODE_OF_OURS.test(textOf(cell).trim()))
        : share((cell) => typeof cell !== 'string' || /[\dA-Za-z]{4}/.test(cell))
    default:
      return null
  }
}

export const looksLikeOrganization = (text: string) =>
  /(公司|集团|大学|学院|研究院|研究所|科学院|中心|厂|合作社|实验室)$/.test(text.trim())
