import { describe, expect, test } from 'vitest'
import { createAchievement } from '@/lib/achievements/commands'
import { createAgreement } from '@/lib/agreements/commands'
import type { Actor } from '@/lib/auth/actor'
import { createContract } from '@/lib/contracts/commands'
import { todayInShanghai } from '@/lib/dates'
import { readAs, type Tx, writeAs } from '@/lib/db'
import { createEvent } from '@/lib/events/commands'
import { getImport, listImportRows } from '@/lib/imports/queries'
import { createIntention } from '@/lib/intentions/commands'
import { createOrganization } from '@/lib/organizations/commands'
import { createPatent } from '@/lib/patents/commands'
import { submitReport } from '@/lib/progress-reports/commands'
import { createProject } from '@/lib/projects/commands'
import { recordTypes } from '@/lib/record-types'
import type { SheetColumn, SheetType } from '@/lib/sheets/description'
import { sheetDescriptions } from '@/lib/sheets/registry'
import {
  achievementForm,
  agreementForm,
  contractForm,
  eventForm,
  intentionForm,
  organizationForm,
  patentForm,
  projectForm,
  staff,
} from '@/tests/support/factories'
import { sheet, uploaded } from '../integration/imports/support'

const types = [...Object.keys(recordTypes), 'progressReport'] as SheetType[]

test('every record type is described as a row of a spreadsheet', () => {
  expect(Object.keys(sheetDescriptions).toSorted()).toEqual(types.toSorted())
})

describe.each(types)('%s', (type) => {
  const description = sheetDescriptions[type]
  const columns: readonly SheetColumn[] = description.columns

  test('its columns have names of their own', () => {
    expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length)
    expect(new Set(columns.map(({ label }) => label)).size).toBe(columns.length)
  })

  test('an empty row is blamed on columns it has, and for no column that is optional', () => {
    const result = description.schema.safeParse({})
    const blamed = result.error?.issues.map(({ path }) => description.columnOf(path.join('.'))) ?? []
    const required = columns.filter((column) => column.required).map(({ key }) => key)
    expect(blamed.filter((key) => !columns.some((column) => column.key === key))).toEqual([])
    expect(blamed.length).toBeGreaterThan(0)
    // what only the rules between fields ask for (an amount or the reason for having none) is no required column
    const optional = ['seriesId', 'newSeriesName', 'amountFen', 'status', 'regionCode']
    expect(blamed.filter((key) => !required.includes(key) && !optional.includes(key))).toEqual([])
  })

  test('exported and imported again, nothing changes', async () => {
    const clerk = staff()
    const { id } = await writeAs(clerk, { action: 'test' }, (tx) => make[type](clerk, tx))
    const [saved] = await readAs(clerk, (tx) => description.read(tx, clerk, [id]))
    if (!saved) throw new Error('the record is not read back')
    const exported = sheet(description.label, [
      // as an export writes it: the header says the unit
      columns.map(({ label, kind }) => (kind === 'amount' ? `${label}(万元)` : label)),
      columns.map(({ key }) => saved.texts[key] ?? ''),
    ])
    const batch = await uploaded(clerk, [exported], { fileName: '导出.xlsx', wanted: type })
    const rows = (await listImportRows(clerk, batch, { page: 1, pageSize: 10 })).items
    expect(rows.map(({ problems, diff }) => ({ problems, diff }))).toEqual([{ problems: [], diff: [] }])
    expect((await getImport(clerk, batch))?.counts).toMatchObject({ same: 1, new: 0, changed: 0, problem: 0 })
  })
})

const make: Record<SheetType, (actor: Actor, tx: Tx) => Promise<{ id: string }>> = {
  organization: (actor, tx) => createOrganization(actor, organizationForm(), tx),
  event: (actor, tx) => createEvent(actor, eventForm(), tx),
  intention: async (actor, tx) => createIntention(actor, await intentionForm(tx), tx),
  agreement: async (actor, tx) => createAgreement(actor, await agreementForm(tx), tx),
  project: async (actor, tx) => createProject(actor, await projectForm(tx), tx),
  technologyContract: async (actor, tx) => createContract(actor, await contractForm(tx), tx),
  patent: async (actor, tx) => createPatent(actor, await patentForm(tx), tx),
  achievement: async (actor, tx) => createAchievement(actor, await achievementForm(tx), tx),
  async progressReport(actor, tx) {
    const { id } = await createProject(actor, await projectForm(tx), tx)
    const period = todayInShanghai(new Date()).slice(0, 7)
    const report = { period, situation: 'PROGRESS', percent: '20', narrative: '设备已到货' }
    return submitReport(actor, id, report, tx)
  },
}
