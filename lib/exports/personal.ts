import 'server-only'

import type { AccessContent } from '@/lib/access-log/labels'
import type { Actor } from '@/lib/auth/actor'
import { formatInstant } from '@/lib/dates'
import { readAs, type Tx } from '@/lib/db'
import type { PersonalPart } from '@/lib/exports/about'
import { headerOf } from '@/lib/exports/columns'
import { exportsPersonalData } from '@/lib/exports/policy'
import type { ListExport } from '@/lib/exports/source'

/** Asked of the account as it is now, in the transaction that reads the rows: a right taken back counts at once. */
export function holdsPersonalRight(actor: Actor, outer?: Tx): Promise<boolean> {
  const ask = async (tx: Tx) =>
    exportsPersonalData(
      await tx.user.findFirst({
        where: { id: actor.userId },
        select: { role: true, exportsPersonalData: true, disabledAt: true },
      }),
    )
  return outer ? ask(outer) : readAs(actor, ask)
}

/** The columns of a file of this list that say who somebody is. Hidden ones are asked about too: the menu stays the same. */
export function personalHeaders(list: ListExport, actor: Actor, content: AccessContent): string[] {
  if (content === 'SEEN') return list.personal(actor)
  return (list.sheet?.columns ?? []).flatMap((column) => (column.personal ? [headerOf(column)] : []))
}

/** What 说明 says of the columns that tell who somebody is. */
export function personalPart(
  columns: readonly string[],
  content: AccessContent,
  reason: string | null,
): PersonalPart | undefined {
  if (columns.length === 0) return undefined
  const words = columns.join('、')
  if (reason !== null) {
    return { words: `含${words};只能用于下述事由,不得转给他人,用后删除`, reason }
  }
  return { words: content === 'FULL' ? `未列出${words}` : `${words}已隐去一部分` }
}

/** On every page of a file that says who people are: whose copy it is. */
export const watermarkOf = (actor: Actor, at: Date) =>
  `含个人信息 · ${actor.name} ${formatInstant(at, { seconds: true })} 导出 · 不得转给他人`
