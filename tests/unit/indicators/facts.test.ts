import { expect, test } from 'vitest'
import { factTables, originQuery, withFacts } from '@/lib/indicators/facts'
import { indicators } from '@/lib/indicators/registry'

test('results are kept only as long as every table a figure reads is unchanged', () => {
  const sql = `${withFacts(indicators.map(({ facts }) => facts)).text} ${originQuery.text}`
  const read = [...sql.matchAll(/(?:FROM|JOIN) "(\w+)"/g)].map(([, table]) => table)

  expect(new Set(read)).toEqual(new Set(factTables))
})

test('no relation of the figures is made of voided rows', () => {
  const sql = withFacts(indicators.map(({ facts }) => facts)).text
  for (const subject of ['project', 'agreement', 'intention', 'contract', 'patent', 'achievement']) {
    expect(sql).toContain(`${subject}."voidedAt" IS NULL`)
  }
})
