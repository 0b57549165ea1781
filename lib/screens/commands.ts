import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { type Tx, withoutActor, writeAs } from '@/lib/db'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import { isId, newId } from '@/lib/ids'
import { parse } from '@/lib/parse'
import { canManageScreens, canRevoke } from '@/lib/screens/policy'
import { pairingInput, reasonInput, screenEdit, screenInput } from '@/lib/screens/schema'
import { hashDeviceKey, hashPairing, newDeviceKey, newPairingCode, pairingWords } from '@/lib/screens/secrets'

/** Long enough to walk to the hall; a note found tomorrow opens nothing. */
const PAIRING_HOURS = 2

export type Pairing = { id: string; name: string; code: string; expiresAt: Date }

/** The pairing code is given back once and kept nowhere. */
export async function createScreen(actor: Actor, raw: unknown, outer?: Tx): Promise<Pairing> {
  const input = parse(screenInput, raw)
  allow(canManageScreens(actor))
  const { code, columns } = pairing()
  return writeAs(
    actor,
    { action: 'screen.create' },
    async (tx) => {
      const id = newId()
      await tx.screenDevice.create({ data: { id, ...input, ...columns }, select: { id: true } })
      return { id, name: input.name, code: pairingWords(code), expiresAt: columns.pairingExpiresAt }
    },
    outer,
  )
}

export async function updateScreen(actor: Actor, id: string, raw: unknown, outer?: Tx) {
  const { version, ...input } = parse(screenEdit, raw)
  allow(canManageScreens(actor))
  return writeAs(
    actor,
    { action: 'screen.update' },
    async (tx) => {
      await find(tx, id)
      const { count } = await tx.screenDevice.updateMany({ where: { id, version }, data: input })
      if (count === 0) throw new Conflict('该大屏已被他人修改,请刷新页面后重新填写')
      return { id }
    },
    outer,
  )
}

/** 签发配对码: another browser can be bound; the one bound before shows nothing from now on. */
export async function issuePairing(actor: Actor, id: string, outer?: Tx): Promise<Pairing> {
  allow(canManageScreens(actor))
  const { code, columns } = pairing()
  return writeAs(
    actor,
    { action: 'screen.issue-pairing' },
    async (tx) => {
      const { name } = await find(tx, id)
      await tx.screenDevice.updateMany({ where: { id }, data: columns })
      return { id, name, code: pairingWords(code), expiresAt: columns.pairingExpiresAt }
    },
    outer,
  )
}

/** 停用: the screen goes dark at its next look. */
export async function revokeScreen(actor: Actor, id: string, raw: unknown, outer?: Tx) {
  const { reason } = parse(reasonInput, raw)
  allow(canManageScreens(actor))
  return writeAs(
    actor,
    { action: 'screen.disable', reason },
    async (tx) => {
      if (!canRevoke(actor, await find(tx, id))) throw new Conflict('该大屏已停用')
      await tx.screenDevice.updateMany({
        where: { id },
        data: { revokedAt: new Date(), keyHash: null, pairingHash: null, pairingExpiresAt: null },
      })
      return { id }
    },
    outer,
  )
}

const boundRow = z.array(z.object({ id: z.uuid(), name: z.string(), place: z.string() }))

/**
 * 绑定: nobody is signed in; the code is the permission, and the database lets the first one in and no other. What comes
 * back is the key of this browser: its cookie holds it, and only its hash is kept.
 */
export async function bindScreen(raw: unknown, userAgent: string | null): Promise<{ key: string }> {
  const { code } = parse(pairingInput, raw)
  const key = newDeviceKey()
  const agent = userAgent?.slice(0, 400) ?? null
  const rows = await withoutActor().$queryRaw`
    SELECT * FROM bind_screen_device(${hashPairing(code)}, ${hashDeviceKey(key)}, ${agent})`
  if (boundRow.parse(rows).length === 0) {
    throw new InvalidInput({ code: ['配对码不正确、已使用或已过期,请由系统管理员重新签发'] })
  }
  return { key }
}

function pairing() {
  const code = newPairingCode()
  const pairingExpiresAt = new Date(Date.now() + PAIRING_HOURS * 3_600_000)
  const unbound = { keyHash: null, boundAt: null, boundAgent: null, revokedAt: null }
  return { code, columns: { ...unbound, pairingHash: hashPairing(code), pairingExpiresAt } }
}

async function find(tx: Tx, id: string) {
  const device = isId(id)
    ? await tx.screenDevice.findFirst({ where: { id }, select: { id: true, name: true, revokedAt: true } })
    : null
  if (!device) throw new NotFound('大屏')
  return device
}
