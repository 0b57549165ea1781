import { type Actor, isReviewer, keepsRecords } from '@/lib/auth/actor'
import type { ImportBatch } from '@/lib/generated/prisma/client'

/** How long an import can be taken back. The database says the same (undo_import). */
export const UNDO_HOURS = 72

/** Files are the business of those who keep the records; nobody else learns that there is one. */
export function canImport(actor: Actor): boolean {
  return keepsRecords(actor)
}

type State = Pick<ImportBatch, 'status'>

/** As long as nothing of it is written, any clerk may go on with a colleague's file. */
export function canRepair(actor: Actor, { status }: State): boolean {
  return keepsRecords(actor) && (status === 'RECOGNIZED' || status === 'CHECKED' || status === 'UPLOADED')
}

/** COMMITTING without its lock was interrupted: then nothing was written, and it may begin again. */
export function canCommit(actor: Actor, { status }: State): boolean {
  return keepsRecords(actor) && (status === 'CHECKED' || status === 'COMMITTING')
}

type Committed = Pick<ImportBatch, 'status' | 'committedAt' | 'committedById' | 'reviewedAt'>

/** Four eyes: whoever imported does not approve what the import submitted. The database refuses it as well. */
export function canReviewBatch(actor: Actor, batch: Committed): boolean {
  return (
    isReviewer(actor) &&
    batch.status === 'COMMITTED' &&
    batch.reviewedAt === null &&
    batch.committedById !== actor.userId
  )
}

export function canUndo(actor: Actor, { status, committedAt }: Committed, now: Date): boolean {
  return keepsRecords(actor) && status === 'COMMITTED' && committedAt !== null && undoUntil(committedAt) > now
}

export function undoUntil(committedAt: Date): Date {
  return new Date(committedAt.getTime() + UNDO_HOURS * 3_600_000)
}

export function canDiscard(actor: Actor, { status }: State): boolean {
  return keepsRecords(actor) && status !== 'COMMITTING' && status !== 'COMMITTED' && status !== 'UNDONE'
}
