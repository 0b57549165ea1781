import 'server-only'

import type { Tx } from '@/lib/db'
import { organizationHref } from '@/lib/organizations/queries'
import { type RecordType, recordTypes } from '@/lib/record-types'
import type { SheetType } from '@/lib/sheets/description'

export type RecordLink = { code: string | null; href: string }

/** Where records of a type are looked at. A report is looked at on the page of its project. */
export async function recordLinks(
  tx: Tx,
  type: SheetType,
  ids: readonly string[],
): Promise<Map<string, RecordLink>> {
  const where = { id: { in: [...new Set(ids)] } }
  if (where.id.in.length === 0) return new Map()
  if (type === 'organization') {
    const rows = await tx.organization.findMany({ where, select: { id: true, code: true, kind: true } })
    return new Map(rows.map((row) => [row.id, { code: row.code, href: organizationHref(row) }]))
  }
  if (type === 'progressReport') {
    const rows = await tx.progressReport.findMany({ where, select: { id: true, projectId: true } })
    return new Map(rows.map((row) => [row.id, { code: null, href: `/projects/${row.projectId}` }]))
  }
  const rows = await codesOf(tx, type, where)
  return new Map(rows.map(({ id, code }) => [id, { code, href: `${recordTypes[type].href}/${id}` }]))
}

type Where = { id: { in: string[] } }
const code = { id: true, code: true } as const

function codesOf(
  tx: Tx,
  type: Exclude<RecordType, 'organization'>,
  where: Where,
): Promise<{ id: string; code: string }[]> {
  switch (type) {
    case 'event':
      return tx.event.findMany({ where, select: code })
    case 'intention':
      return tx.intention.findMany({ where, select: code })
    case 'agreement':
      return tx.agreement.findMany({ where, select: code })
    case 'project':
      return tx.project.findMany({ where, select: code })
    case 'technologyContract':
      return tx.technologyContract.findMany({ where, select: code })
    case 'patent':
      return tx.patent.findMany({ where, select: code })
    case 'achievement':
      return tx.achievement.findMany({ where, select: code })
    case 'target':
      return tx.target.findMany({ where, select: code })
    case 'externalFigure':
      return tx.externalFigure.findMany({ where, select: code })
    case 'externalRanking':
      return tx.externalRanking.findMany({ where, select: code })
  }
}
