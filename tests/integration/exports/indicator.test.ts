import { beforeAll, expect, test } from 'vitest'
import { exportDifference } from '@/lib/exports/difference'
import { exportIndicator } from '@/lib/exports/indicator'
import { readDifference } from '@/lib/indicators/difference'
import { readIndicator } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import { measureOf } from '@/lib/indicators/sums'
import { fenToWanText } from '@/lib/money'
import { leader } from '../../support/factories'
import { bytesOf, recordsOf, sheetsOf } from '../../support/workbook'
import { markedWorld } from './world'

const scope = { from: '2026-01-01', asOf: '2026-11-01' }

beforeAll(async () => {
  await markedWorld()
})

test.each(indicators)('$name: the file holds its rows, and they add up to it', async (indicator) => {
  const actor = leader()
  const order = { page: 1, pageSize: 100, sort: { key: 'decidedOn', direction: 'desc' } } as const
  const { passport, rows } = await readIndicator(actor, indicator, scope, order)
  const file = await exportIndicator(actor, indicator, { params: scope, format: 'xlsx' })
  const [about, sheet] = sheetsOf(await bytesOf(file))
  const written = sheet ? recordsOf(sheet) : []
  expect(written.map((row) => row.编号)).toEqual(rows.map(({ code }) => code))
  expect(file.rows).toBe(Number(passport.now.count))
  if (indicator.measure === 'fen') {
    const total = about?.rows.find(([label]) => label?.text === `合计 ${indicator.name}(万元)`)?.[1]?.text
    expect(total).toBe(fenToWanText(measureOf(indicator, passport.now)))
  }
})

test.each(indicators)('$name: the file of a difference holds what makes it', async (indicator) => {
  const actor = leader()
  const earlier = { from: '2026-01-01', asOf: '2026-03-31' }
  const page = { page: 1, pageSize: 100 }
  const told = await readDifference(actor, indicator, scope, { earlier, later: scope }, page)
  const file = await exportDifference(actor, indicator, {
    params: { ...scope, thanAsOf: earlier.asOf },
    format: 'xlsx',
  })
  const [about, sheet] = sheetsOf(await bytesOf(file))
  const written = sheet ? recordsOf(sheet) : []
  expect(written.map((row) => row.编号)).toEqual(told.rows.map(({ code }) => code))
  const sum = about?.rows.find(([label]) => label?.text === '合计 影响(万元)')?.[1]?.text
  if (indicator.measure === 'fen' && told.total > 0) {
    expect(sum).toBe(fenToWanText(told.causes.period.sum + told.causes.records.sum))
  }
  expect(about?.rows.map(([, value]) => value?.text ?? '').join()).toContain('对比时点 截至 2026-03-31')
})
