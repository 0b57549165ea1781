import { describe, expect, test } from 'vitest'
import { moved, nextBelow, nextTrouble, troubles } from '@/components/imports/grid-moves'
import type { GridColumn, GridRow } from '@/components/imports/types'

const column = (key: string): GridColumn => ({ key, label: key, kind: 'text', required: false, words: null })
const columns = ['title', 'kind', 'day'].map(column)

function row(position: number, wrong: string[], decision: GridRow['decision'] = null): GridRow {
  return {
    position,
    sheet: 'Sheet1',
    row: position + 4,
    state: 'PROBLEM',
    decision,
    texts: {},
    originals: {},
    problems: wrong.map((key) => ({
      address: '',
      column: key,
      label: key,
      value: '',
      reason: '请填写',
      severity: key === 'day' ? 'warning' : 'error',
      proposals: [],
    })),
  }
}

// row 0: kind · row 1: nothing but a warning · row 2: title and kind · row 3: left out
const rows = [row(0, ['kind']), row(1, ['day']), row(2, ['title', 'kind']), row(3, ['kind'], 'LEAVE_OUT')]
const at = (position: number, key: string) => ({ position, column: key })

describe('the way of the focus through a grid', () => {
  test('cells with problems are read row by row; warnings and rows left out are none', () => {
    expect(troubles(rows, columns)).toEqual([at(0, 'kind'), at(2, 'title'), at(2, 'kind')])
  })

  test('Tab goes on to the next problem and from the last one to the first', () => {
    expect(nextTrouble(rows, columns, at(0, 'kind'), 1)).toEqual(at(2, 'title'))
    expect(nextTrouble(rows, columns, at(1, 'day'), 1)).toEqual(at(2, 'title'))
    expect(nextTrouble(rows, columns, at(2, 'kind'), 1)).toEqual(at(0, 'kind'))
  })

  test('Shift and Tab go back', () => {
    expect(nextTrouble(rows, columns, at(2, 'title'), -1)).toEqual(at(0, 'kind'))
    expect(nextTrouble(rows, columns, at(0, 'kind'), -1)).toEqual(at(2, 'kind'))
  })

  test('Enter goes down its column, and where nothing is wrong below to the next problem at all', () => {
    expect(nextBelow(rows, columns, at(0, 'kind'))).toEqual(at(2, 'kind'))
    expect(nextBelow(rows, columns, at(2, 'title'))).toEqual(at(2, 'kind'))
  })

  test('the last problem leads nowhere else', () => {
    const one = [row(0, ['kind'])]
    expect(nextTrouble(one, columns, at(0, 'kind'), 1)).toBeNull()
  })

  test('arrows move by one cell and stay at the edge', () => {
    expect(moved(rows, columns, at(0, 'kind'), 'ArrowDown')).toEqual(at(1, 'kind'))
    expect(moved(rows, columns, at(0, 'kind'), 'ArrowRight')).toEqual(at(0, 'day'))
    expect(moved(rows, columns, at(0, 'kind'), 'ArrowUp')).toBeNull()
    expect(moved(rows, columns, at(0, 'day'), 'ArrowRight')).toBeNull()
  })
})
