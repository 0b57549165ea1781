import { expect, test } from 'vitest'
import { factNames } from '@/lib/indicators/fact-columns'
import { columnsDeciding, columnsRead, factRows, factTables, originQuery } from '@/lib/indicators/facts'

const relations = factNames.map((name) => ({ name, sql: factRows(name).text }))

test('results are kept only as long as every table a figure reads is unchanged', () => {
  const sql = `${relations.map(({ sql }) => sql).join(' ')} ${originQuery.text}`
  const read = [...sql.matchAll(/(?:FROM|JOIN) "(\w+)"/g)].map(([, table]) => table)

  expect(new Set(read)).toEqual(new Set(factTables))
})

test.each(relations)('$name is not made of voided rows', ({ sql }) => {
  const subjects = [
    'project',
    'agreement',
    'intention',
    'contract',
    'patent',
    'achievement',
    'enterprise',
    'event',
  ]
  const first = subjects.filter((subject) => sql.includes(`${subject}.id AS root`))

  expect(first).not.toEqual([])
  for (const subject of first) expect(sql).toContain(`${subject}."voidedAt" IS NULL`)
})

test.each(relations)('$name can be narrowed to some of its roots', ({ name, sql }) => {
  const narrowed = factRows(name, ['00000000-0000-7000-8000-000000000000']).text

  expect(sql).not.toContain('::uuid[]')
  expect(narrowed).toContain('::uuid[]')
})

test('the columns a relation reads are those its SQL names', () => {
  const { Project, Agreement, Organization } = columnsRead('signedProject')
  expect(Project?.toSorted()).toEqual([
    'acceptedOn',
    'agreementId',
    'createdAt',
    'enterpriseId',
    'id',
    'industrializedOn',
    'landedOn',
    'mode',
    'plannedEndOn',
    'rdSiteRegion',
    'status',
    'terminatedOn',
    'totalBudgetFen',
    'transformationSiteRegion',
    'voidedAt',
  ])
  expect(Agreement).toEqual(
    expect.arrayContaining(['kind', 'status', 'signedOn', 'partnerId', 'originEventId', 'voidedAt']),
  )
  expect(Organization).toEqual(expect.arrayContaining(['industryCode', 'township', 'regionCode']))
  expect(columnsRead('patent').PatentHolder).toEqual(expect.arrayContaining(['organizationId', 'position']))
})

test('what a relation only hands on decides nothing', () => {
  const { Project, Agreement } = columnsDeciding('signedProject', ['signedOn'])
  expect(Project).toEqual(expect.arrayContaining(['agreementId', 'voidedAt']))
  expect(Project).not.toContain('landedOn')
  expect(Agreement).toEqual(expect.arrayContaining(['kind', 'status', 'voidedAt', 'signedOn']))
  expect(columnsDeciding('signedProject', ['signedOn', 'landedOn']).Project).toContain('landedOn')
  // the last day of a tie is computed of several columns
  expect(columnsDeciding('partnership', ['beginsOn', 'endsOn'])).toEqual(columnsRead('partnership'))
})
