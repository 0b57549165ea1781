import 'server-only'

import { chunksOf } from '@/lib/breathe'
import type { Tx } from '@/lib/db'
import type { AgreementStatus, OrganizationKind } from '@/lib/generated/prisma/enums'

export type LinkedOrganization = {
  id: string
  name: string
  kind: OrganizationKind
  isLocal: boolean
  voidedAt: Date | null
}

/** Records that others name, as far as the transaction's actor may see them, by id. What is not here does not exist for them. */
export type Linked = {
  organizations: ReadonlyMap<string, LinkedOrganization>
  agreements: ReadonlyMap<
    string,
    {
      status: AgreementStatus
      voidedAt: Date | null
      participantIds: string[]
      parties: { organizationId: string; name: string }[]
    }
  >
  projects: ReadonlyMap<string, { agreementId: string; voidedAt: Date | null }>
  events: ReadonlyMap<string, { voidedAt: Date | null }>
  patents: ReadonlyMap<string, { voidedAt: Date | null }>
}

/** The ids that inputs name; null where a field was left empty. */
export type Names = { [Kind in keyof Linked]?: readonly (string | null)[] }

/** PostgreSQL takes 65 535 parameters. */
const AT_ONCE = 5000

/**
 * Looks up what inputs name, each kind in one statement however many inputs there are: one form and fifty thousand rows of a
 * sheet go through the same rules. `known` are organizations looked up before, or about to be made.
 */
export async function lookUp(
  tx: Tx,
  names: Names,
  known: Linked['organizations'] = new Map(),
): Promise<Linked> {
  const named = (kind: keyof Linked) => [...new Set((names[kind] ?? []).flatMap((id) => id ?? []))]
  const byId = async <Row extends { id: string }>(
    ids: readonly string[],
    find: (where: { id: { in: string[] } }) => Promise<Row[]>,
  ) => {
    const found = new Map<string, Row>()
    for (const chunk of chunksOf(ids, AT_ONCE)) {
      for (const row of await find({ id: { in: chunk } })) found.set(row.id, row)
    }
    return found
  }
  const voidable = { id: true, voidedAt: true } as const
  const strangers = await byId(
    named('organizations').filter((id) => !known.has(id)),
    (where) =>
      tx.organization.findMany({
        where,
        select: { ...voidable, name: true, kind: true, isLocal: true },
      }),
  )
  return {
    organizations: known.size === 0 ? strangers : new Map([...known, ...strangers]),
    agreements: await byId(named('agreements'), (where) =>
      tx.agreement.findMany({
        where,
        select: {
          ...voidable,
          status: true,
          participantIds: true,
          parties: { select: { organizationId: true, name: true }, orderBy: { position: 'asc' } },
        },
      }),
    ),
    projects: await byId(named('projects'), (where) =>
      tx.project.findMany({ where, select: { ...voidable, agreementId: true } }),
    ),
    events: await byId(named('events'), (where) => tx.event.findMany({ where, select: voidable })),
    patents: await byId(named('patents'), (where) => tx.patent.findMany({ where, select: voidable })),
  }
}

/** A record that may be named anew: it is there and not void. */
export function living<Row extends { voidedAt: Date | null }>(
  rows: ReadonlyMap<string, Row>,
  id: string,
): Row | undefined {
  const row = rows.get(id)
  return row && row.voidedAt === null ? row : undefined
}
