import { describe, expect, test } from 'vitest'
import type { Cell } from '@/lib/imports/cells'
import { LOST, readCell } from '@/lib/imports/read-cell'
import type { ColumnKind, SheetColumn } from '@/lib/sheets/description'

const column = (kind: ColumnKind): SheetColumn => ({ key: 'x', label: '列', width: 1, example: '', ...kind })
const read = (kind: ColumnKind, cell: Cell, unit: '元' | '万元' | null = '万元') =>
  readCell(column(kind), cell, { unit, words: {} })

const kinds = {
  kind: 'choice',
  values: { PROJECT: '项目协议', FRAMEWORK: '框架协议' },
  words: { 合作协议: 'PROJECT' },
} as const

describe('cells', () => {
  test.each<[ColumnKind, Cell, string]>([
    [{ kind: 'date' }, { date: '2022-10-19' }, '2022-10-19'],
    [{ kind: 'date' }, '2022.10.19', '2022-10-19'],
    [{ kind: 'date' }, { number: '44853' }, '2022-10-19'],
    [{ kind: 'date', precise: true }, '2022年10月', '2022-10'],
    [{ kind: 'month' }, { date: '2022-10-01' }, '2022-10'],
    [{ kind: 'month' }, '2022年10月', '2022-10'],
    [{ kind: 'amount' }, { number: '12.5' }, '12.5'],
    [{ kind: 'amount' }, { number: '0.30000000000000004' }, '0.3'],
    [{ kind: 'amount' }, '1.42亿元', '14200'],
    [{ kind: 'amount' }, '５００万', '500'],
    [{ kind: 'number' }, '第三届', '3'],
    [{ kind: 'number' }, '第十二届', '12'],
    [{ kind: 'number' }, { number: '0.4', percent: true }, '40'],
    [{ kind: 'number' }, '40%', '40'],
    [{ kind: 'flag' }, '√', 'true'],
    [{ kind: 'flag' }, '否', 'false'],
    [kinds, '项目协议', 'PROJECT'],
    [kinds, '合作协议', 'PROJECT'],
    [{ kind: 'code' }, ' 91130682 0123456789 ', '911306820123456789'],
  ])('%j reads %j as %s', (kind, cell, value) => {
    expect(read(kind, cell)).toMatchObject({ ok: true, value })
  })

  test('what a spreadsheet rounded is refused, never guessed', () => {
    for (const cell of ['1.30682E+17', { number: '911306820123456000' }, { rounded: '9.1E+17' }]) {
      expect(read({ kind: 'code' }, cell)).toMatchObject({ ok: false, message: LOST })
    }
  })

  test('an amount without a unit is asked about', () => {
    const asked = read({ kind: 'amount' }, { number: '500' }, null)
    expect(asked).toMatchObject({ ok: false, proposals: [{ value: '500万元' }, { value: '500元' }] })
    expect(read({ kind: 'amount' }, '500万元', null)).toMatchObject({ ok: true, value: '500' })
    expect(read({ kind: 'amount' }, { number: '5000000' }, '元')).toMatchObject({ ok: true, value: '500' })
  })

  test('a day that may be two days offers both', () => {
    expect(read({ kind: 'date' }, '10/11/2022')).toMatchObject({
      ok: false,
      proposals: [{ value: '2022-10-11' }, { value: '2022-11-10' }],
    })
  })

  test('a word that is in no dictionary proposes the nearest', () => {
    expect(read(kinds, '框架性协议')).toMatchObject({
      ok: false,
      proposals: [{ value: '框架协议' }, { value: '项目协议' }],
    })
  })

  test('a formula error is told', () => {
    expect(read({ kind: 'text' }, { error: '#REF!' })).toMatchObject({ ok: false })
  })
})
