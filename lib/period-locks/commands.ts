import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { nextNumber } from '@/lib/codes'
import { addDays, addMonths, dateOf, dayOf } from '@/lib/dates'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import { reasonField, submissionKey } from '@/lib/fields'
import { newId } from '@/lib/ids'
import { parse } from '@/lib/parse'
import { canLock, canUnlock } from '@/lib/period-locks/policy'
import { checkPeriodLock, periodLockFields } from '@/lib/period-locks/schema'
import { withRules } from '@/lib/rules'
import { once } from '@/lib/submissions'

const locking = withRules(periodLockFields.extend({ submissionId: submissionKey }), checkPeriodLock)

/** 锁定: from now on what counts in these months is changed by 更正 alone. */
export async function lockPeriod(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, fromMonth, toMonth, reason } = parse(locking, raw)
  allow(canLock(actor))
  const fromOn = dateOf(`${fromMonth}-01`)
  const toOn = dateOf(addDays(addMonths(`${toMonth}-01`, 1), -1))
  return writeAs(
    actor,
    { action: 'period-lock.lock', reason },
    (tx) =>
      once(tx, actor, 'periodLock', submissionId, newId(), async (id) => {
        await refuseOverlap(tx, fromOn, toOn)
        const code = await nextNumber(tx, 'SD', Number(toMonth.slice(0, 4)))
        await tx.periodLock.create({
          data: { id, code, fromOn, toOn, reason, lockedByName: actor.name },
          select: { id: true },
        })
      }),
    outer,
  )
}

/** 解锁: the period is open again; what was locked and why stays on record. */
export async function unlockPeriod(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await writeAs(
    actor,
    { action: 'period-lock.unlock', reason },
    async (tx) => {
      const lock = await tx.periodLock.findFirst({ where: { id }, select: { unlockedAt: true } })
      if (!lock) throw new NotFound('锁定')
      allow(canUnlock(actor, lock))
      const { count } = await tx.periodLock.updateMany({
        where: { id, unlockedAt: null },
        data: {
          unlockedAt: new Date(),
          unlockReason: reason,
          unlockedById: actor.userId,
          unlockedByName: actor.name,
        },
      })
      if (count === 0) throw new Conflict('该期间刚刚被他人解锁,请刷新后查看')
    },
    outer,
  )
}

async function refuseOverlap(tx: Tx, fromOn: Date, toOn: Date) {
  const held = await tx.periodLock.findFirst({
    where: { unlockedAt: null, fromOn: { lte: toOn }, toOn: { gte: fromOn } },
    select: { code: true, fromOn: true, toOn: true },
  })
  if (!held) return
  const months = `${dayOf(held.fromOn).slice(0, 7)} 至 ${dayOf(held.toOn).slice(0, 7)}`
  throw new InvalidInput({ fromMonth: [`与已锁定的期间 ${held.code}(${months})重叠`] })
}
