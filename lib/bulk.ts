import 'server-only'

import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { RecordTable } from '@/lib/record-types'

type PartTable =
  | 'OrganizationAlias'
  | 'AgreementParty'
  | 'ProjectParty'
  | 'PatentHolder'
  | 'AchievementOwner'
  | 'AchievementPatent'
  | 'EventSeries'
  | 'ProgressReport'

/**
 * Hundreds of rows in one statement with one parameter. Prisma's createMany binds every value by itself: of a row with
 * thirty columns that costs more than the database does. Same columns in every row; the table's triggers, policies and
 * constraints apply as always.
 */
export async function insertMany<Row extends object>(
  tx: Tx,
  table: RecordTable | PartTable,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Prisma.raw(
    Object.keys(first)
      .map((name) => `"${name}"`)
      .join(', '),
  )
  const into = Prisma.raw(`"${table}"`)
  const json = JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  await tx.$executeRaw`
    INSERT INTO ${into} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${into}, ${json}::jsonb)`
}
