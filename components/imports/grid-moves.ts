import type { GridColumn, GridRow } from '@/components/imports/types'

/** A cell of the grid. */
export type Spot = { position: number; column: string }

export const sameSpot = (one: Spot | null, other: Spot | null) =>
  one?.position === other?.position && one?.column === other?.column

/** The problems of a row that stop it; none while somebody leaves it out. */
export function errorsOf(row: GridRow) {
  return row.decision === 'LEAVE_OUT' ? [] : row.problems.filter(({ severity }) => severity === 'error')
}

/** Cells with problems as people read: row by row, from left to right. */
export function troubles(rows: readonly GridRow[], columns: readonly GridColumn[]): Spot[] {
  return rows.flatMap((row) => {
    const wrong = new Set(errorsOf(row).map(({ column }) => column))
    return columns
      .filter(({ key }) => wrong.has(key))
      .map(({ key }) => ({ position: row.position, column: key }))
  })
}

/** The next cell with a problem, or the one before; past the end it goes on from the other end. */
export function nextTrouble(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  from: Spot,
  direction: 1 | -1,
): Spot | null {
  const order = (spot: Spot) =>
    rows.findIndex(({ position }) => position === spot.position) * columns.length +
    columns.findIndex(({ key }) => key === spot.column)
  const here = order(from)
  const others = troubles(rows, columns).filter((spot) => !sameSpot(spot, from))
  if (direction === 1) return others.find((spot) => order(spot) > here) ?? others[0] ?? null
  return others.findLast((spot) => order(spot) < here) ?? others.at(-1) ?? null
}

/** After Enter: the next problem further down the same column, otherwise the next one at all. */
export function nextBelow(rows: readonly GridRow[], columns: readonly GridColumn[], from: Spot): Spot | null {
  const here = rows.findIndex(({ position }) => position === from.position)
  const below = rows.slice(here + 1).find((row) => errorsOf(row).some(({ column }) => column === from.column))
  return below ? { position: below.position, column: from.column } : nextTrouble(rows, columns, from, 1)
}

/** One step with an arrow key; at the edge it stays. */
export function moved(
  rows: readonly GridRow[],
  columns: readonly GridColumn[],
  from: Spot,
  key: string,
): Spot | null {
  const row = rows.findIndex(({ position }) => position === from.position)
  const column = columns.findIndex((one) => one.key === from.column)
  const [down, right] = steps[key] ?? [0, 0]
  const to = { row: rows[row + down], column: columns[column + right] }
  return (down !== 0 || right !== 0) && to.row && to.column
    ? { position: to.row.position, column: to.column.key }
    : null
}

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}
