import { notFound } from 'next/navigation'
import { requireActor } from '@/lib/auth/session'
import { canImport } from '@/lib/imports/policy'
import { getImport, type ImportDetail } from '@/lib/imports/queries'
import { undecidedNames } from '@/lib/imports/view'

/** The batch a page is about, for those who may see files at all. */
export async function requireImport(params: Promise<{ id: string }>) {
  const { id } = await params
  const actor = await requireActor()
  const detail = canImport(actor) ? await getImport(actor, id) : null
  if (!detail) notFound()
  const undecided = detail.plan ? await undecidedNames(actor, id) : 0
  return { actor, id, detail, undecided }
}

/** Whether rows and names may still be changed. */
export const isOpen = ({ state, busy }: ImportDetail) =>
  !busy && (state === 'RECOGNIZED' || state === 'CHECKED' || state === 'UPLOADED')

export type StepPath = 'recognition' | 'names' | 'rows' | 'preview' | 'result'

/** Where a batch stands: the page that has to be looked at next. */
export function currentStep({ state, counts }: ImportDetail, undecided: number): StepPath {
  switch (state) {
    case 'UPLOADED':
    case 'FAILED':
    case 'RECOGNIZED':
      return 'recognition'
    case 'CHECKED':
      if (undecided > 0) return 'names'
      return counts && counts.problem > 0 ? 'rows' : 'preview'
    default:
      return 'result'
  }
}
