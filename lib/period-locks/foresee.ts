import 'server-only'

import * as z from 'zod'
import { dayOf } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Foreseen, Issue } from '@/lib/imports/foresee'
import { lockedSentence, lockedTables } from '@/lib/period-locks/labels'
import { recordTypes } from '@/lib/record-types'
import type { SheetType } from '@/lib/sheets/description'

/** What decides or counts in a period, of the inputs of any record type. */
const said = z.object({
  agreementId: z.string().nullish(),
  kind: z.string().nullish(),
  signedOn: z.date().nullish(),
  registeredOn: z.date().nullish(),
  reachedOn: z.union([z.date(), z.object({ date: z.date() }).transform(({ date }) => date)]).nullish(),
  filedOn: z.date().nullish(),
  grantedOn: z.date().nullish(),
  evidenceOn: z.date().nullish(),
  noveltyClaim: z.string().nullish(),
  amountFen: z.bigint().nullish(),
  totalFen: z.bigint().nullish(),
  technologyFen: z.bigint().nullish(),
})

const found = z.array(
  z.object({
    position: z.number(),
    column: z.string(),
    day: z.string(),
    code: z.string(),
    from: z.string(),
    to: z.string(),
  }),
)

/**
 * Rows of a sheet that would change a locked period, by position: the database is asked by the very function its trigger
 * asks. A sheet has no place for the reason of each correction, so such rows are corrected one by one in their forms.
 */
export async function lockedIssues(
  tx: Tx,
  type: SheetType,
  rows: readonly Foreseen<unknown>[],
): Promise<Map<number, Issue[]>> {
  const table = type === 'progressReport' ? '' : recordTypes[type].table
  if (rows.length === 0 || !Object.hasOwn(lockedTables, table)) return new Map()
  const asked = rows.map(({ position, recordId, input }) => ({ position, recordId, image: imageOf(input) }))
  const locked = found.parse(
    await tx.$queryRaw`
      SELECT asked.position, change."column", change."day"::text AS day, change."code",
             to_char(change."fromOn", 'YYYY-MM') AS "from", to_char(change."toOn", 'YYYY-MM') AS "to"
        FROM (SELECT FROM "PeriodLock" WHERE "unlockedAt" IS NULL LIMIT 1) AS any_lock,
             jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS asked (position int, "recordId" uuid, image jsonb)
        LEFT JOIN ${Prisma.raw(`"${table}"`)} AS present ON present."id" = asked."recordId"
       CROSS JOIN LATERAL locked_change(${table}, to_jsonb(present), coalesce(to_jsonb(present), '{}') || asked.image,
                                        present."id" IS NULL) AS change`,
  )
  return new Map(
    locked.map(({ position, ...day }): [number, Issue[]] => [
      position,
      [
        {
          field: fieldOf(table, day.column),
          message: `${lockedSentence(day)},不能通过导入更正,请在系统中逐条更正并填写原因`,
        },
      ],
    ]),
  )
}

/** A project is counted on the day its agreement was signed: the cell to blame is the one that names the agreement. */
const fieldOf = (table: string, column: string) =>
  table === 'Project' && column === 'signedOn' ? 'agreementId' : column

/** Only what an input says: what it leaves out stays as it is in the record. */
function imageOf(input: unknown): Record<string, string | null> {
  const image: Record<string, string | null> = {}
  for (const [name, value] of Object.entries(said.parse(input))) {
    if (value !== undefined)
      image[name] = value === null ? null : value instanceof Date ? dayOf(value) : String(value)
  }
  return image
}
