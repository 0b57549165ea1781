import { describe, expect, test } from 'vitest'
import { createAchievement } from '@/lib/achievements/commands'
import { createAgreement } from '@/lib/agreements/commands'
import type { Actor } from '@/lib/auth/actor'
import { createContract } from '@/lib/contracts/commands'
import { todayInShanghai } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { createEvent } from '@/lib/events/commands'
import { createExternalFigure } from '@/lib/external-figures/commands'
import { createExternalRanking } from '@/lib/external-rankings/commands'
import { Prisma } from '@/lib/generated/prisma/client'
import { newId } from '@/lib/ids'
import { writers } from '@/lib/imports/writers'
import { confirmIntention, createIntention } from '@/lib/intentions/commands'
import { createOrganization } from '@/lib/organizations/commands'
import { createPatent } from '@/lib/patents/commands'
import { submitReport } from '@/lib/progress-reports/commands'
import { createProject } from '@/lib/projects/commands'
import { recordTypes } from '@/lib/record-types'
import { allGramsOf } from '@/lib/search/text'
import type { SheetType } from '@/lib/sheets/description'
import { sheetDescriptions } from '@/lib/sheets/registry'
import type { FormValues } from '@/lib/sheets/values'
import { createTarget } from '@/lib/targets/commands'
import { asOwner, rolledBack } from '../../support/db'
import {
  achievementForm,
  agreementForm,
  contractForm,
  eventForm,
  externalFigureForm,
  externalRankingForm,
  intentionForm,
  organizationForm,
  patentForm,
  projectForm,
  staff,
  targetForm,
} from '../../support/factories'

test('the grams brought along are those the database works out', async () => {
  const texts = ['', '协议', 'abc 协议xy 2022 𠮷林', '高性能复合材料 gxnfhcl xy 2022 0001 xy20220001', 'a']
  await asOwner(async (client) => {
    for (const text of texts) {
      const { rows } = await client.query('SELECT grams($1) AS grams', [text])
      expect(allGramsOf(text).toSorted()).toEqual(rows[0].grams.toSorted())
    }
  })
})

type Make = (actor: Actor, tx: Tx) => Promise<{ id: string }>

type Single = {
  make: Make
  /** What its twin cannot have as well, and the columns in which the two therefore differ. */
  twin?: (tx: Tx) => Promise<FormValues> | FormValues
  apart?: string[]
}

/** A record as its command makes it where an import would. */
const single: Record<SheetType, Single> = {
  organization: { make: (actor, tx) => createOrganization(actor, organizationForm(), tx) },
  event: { make: (actor, tx) => createEvent(actor, { ...eventForm(), confirmDuplicate: 'true' }, tx) },
  intention: {
    async make(actor, tx) {
      const { id } = await createIntention(actor, await intentionForm(tx), tx)
      await confirmIntention(actor, id, tx)
      return { id }
    },
  },
  agreement: {
    make: async (actor, tx) => createAgreement(actor, { ...(await agreementForm(tx)), intent: 'submit' }, tx),
  },
  project: { make: async (actor, tx) => createProject(actor, await projectForm(tx), tx) },
  technologyContract: {
    make: async (actor, tx) => createContract(actor, { ...(await contractForm(tx)), intent: 'sign' }, tx),
  },
  patent: {
    make: async (actor, tx) =>
      createPatent(actor, { ...(await patentForm(tx)), applicationNo: '', filedOn: '' }, tx),
  },
  achievement: {
    make: async (actor, tx) =>
      createAchievement(actor, { ...(await achievementForm(tx)), intent: 'submit' }, tx),
  },
  target: {
    make: (actor, tx) => createTarget(actor, targetForm(), tx),
    twin: () => ({ year: '2099' }),
    apart: ['year', 'searchText'],
  },
  externalFigure: { make: (actor, tx) => createExternalFigure(actor, externalFigureForm(), tx) },
  externalRanking: {
    make: (actor, tx) => createExternalRanking(actor, externalRankingForm(), tx),
    twin: () => ({ year: '2021' }),
    apart: ['year', 'searchText'],
  },
  progressReport: {
    apart: ['projectId'],
    async make(actor, tx) {
      const { id } = await createProject(actor, await projectForm(tx), tx)
      const period = todayInShanghai(new Date()).slice(0, 7)
      const said = {
        period,
        situation: 'PROGRESS',
        percent: '20',
        narrative: '设备已到货',
        channel: 'IMPORT',
      }
      return submitReport(actor, id, said, tx)
    },
    twin: async (tx) => {
      const { id } = await createProject(staff(), await projectForm(tx), tx)
      return { projectId: id }
    },
  },
}

const parts: Partial<Record<SheetType, [table: string, of: string][]>> = {
  organization: [['OrganizationAlias', 'organizationId']],
  agreement: [['AgreementParty', 'agreementId']],
  project: [['ProjectParty', 'projectId']],
  patent: [['PatentHolder', 'patentId']],
  achievement: [
    ['AchievementOwner', 'achievementId'],
    ['AchievementPatent', 'achievementId'],
  ],
}

/** Of which record it is and when it was made, and how often it was written, is not what is compared. */
const own = new Set(['id', 'code', 'version', 'createdAt', 'updatedAt', 'submittedAt', 'searchGrams'])

describe.each(Object.keys(sheetDescriptions) as SheetType[])('%s', (type) => {
  test('written with many others is the one its form would have made, ledger included', () =>
    rolledBack(async (tx, as) => {
      const clerk = staff()
      await as(clerk)
      const { make, twin } = single[type]
      const made = await make(clerk, tx)
      const [saved] = await sheetDescriptions[type].read(tx, clerk, [made.id])
      const id = newId()
      const form = { ...sheetDescriptions[type].form({}, saved?.form ?? {}), ...(await twin?.(tx)) }
      await as(clerk)
      const write = await writers[type].prepareMany(tx, clerk, [{ id, form }], new Map())
      await write()

      const [one, other] = [await stored(tx, type, made.id), await stored(tx, type, id)]
      expect(other.row).toEqual(one.row)
      expect(other.parts).toEqual(one.parts)
      expect(other.changes).toEqual(one.changes)
      const { searchText, searchGrams } = other
      if (searchText !== undefined) expect(searchGrams?.toSorted()).toEqual(allGramsOf(searchText).toSorted())
    }))
})

type Json = Record<string, unknown> & { code?: string; searchText?: string; searchGrams?: string[] }

async function stored(tx: Tx, type: SheetType, id: string) {
  const table = type === 'progressReport' ? 'ProgressReport' : recordTypes[type].table
  const rowsOf = (name: string, column: string) =>
    tx.$queryRaw<{ row: Json }[]>`
      SELECT to_jsonb(held) AS row FROM ${Prisma.raw(`"${name}"`)} AS held WHERE ${Prisma.raw(`"${column}"`)} = ${id}::uuid
       ORDER BY to_jsonb(held) ->> 'position'`
  const [found] = await rowsOf(table, 'id')
  if (!found) throw new Error('nothing was written')
  const { code = '', searchText, searchGrams } = found.row
  const plain = (row: Json, mine: string[] = []) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([key]) => !own.has(key) && !mine.includes(key))
        .map(([key, value]) => [key, typeof value === 'string' ? withoutCode(value, code) : value]),
    )
  const written = []
  for (const [name, column] of parts[type] ?? [])
    written.push(...(await rowsOf(name, column)).map(({ row }) => [name, plain(row, [column])]))
  const changes = await tx.change.findMany({ where: { subjectId: id, op: 'INSERT' }, orderBy: { id: 'asc' } })
  return {
    row: plain(found.row, single[type].apart),
    parts: written,
    // what belongs to a record is written after it
    changes: changes.map(({ tableName, op, actorId, actorRole, subjectTable, participantIds }) => ({
      ...{ tableName, op, actorId, actorRole, subjectTable },
      participants: type === 'progressReport' ? 1 : participantIds.filter((one) => one !== id).toSorted(),
    })),
    searchText,
    searchGrams,
  }
}

/** Its number stands in the text it is found by, too. */
function withoutCode(text: string, code: string): string {
  if (code === '') return text
  const lower = code.toLowerCase()
  return [code, lower, lower.replaceAll('-', ' '), lower.replaceAll('-', '')].reduce(
    (rest, written) => rest.replaceAll(written, 'CODE'),
    text,
  )
}
