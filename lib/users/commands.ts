import 'server-only'

import type { Actor } from '@/lib/auth/actor'
import { hashMobile, hashPassword, issuePassword } from '@/lib/auth/password'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import type { OrganizationKind, Role } from '@/lib/generated/prisma/enums'
import { isId, newId } from '@/lib/ids'
import { parse } from '@/lib/parse'
import { maskMobile } from '@/lib/personal-data'
import { staleVersion } from '@/lib/stale'
import { roleLabels } from '@/lib/users/labels'
import {
  canChangeRole,
  canDisable,
  canEnable,
  canGrantPersonalData,
  canManageUsers,
  canResetPassword,
  canWithdrawPersonalData,
  visibleTo,
} from '@/lib/users/policy'
import { reasonInput, type UserInput, userEdit, userInput } from '@/lib/users/schema'

/** An issued password is read out or handed over; whoever finds the note a week later finds it worthless. */
const ISSUED_PASSWORD_DAYS = 7

export type Issued = { id: string; account: string; name: string; password: string; expiresAt: Date }

/** The password is given back once and kept nowhere; its owner has to choose another at the first sign-in. */
export async function createUser(actor: Actor, raw: unknown, outer?: Tx): Promise<Issued> {
  const { mobile, ...input } = parse(userInput, raw)
  allow(canManageUsers(actor))
  const issued = await issue()
  return writeAs(
    actor,
    { action: 'user.create' },
    async (tx) => {
      await refuseTaken(tx, { account: input.account, mobile })
      await refuseWrongOrganization(tx, input)
      const id = newId()
      await tx.user.create({ data: { id, ...input, ...mobileColumns(mobile) }, select: { id: true } })
      await tx.credential.createMany({ data: [{ userId: id, ...issued.credential }] })
      return { id, account: input.account, name: input.name, ...issued.shown }
    },
    outer,
  )
}

/** The account name stays: logs and notes refer to it. Another role or organization ends the person's sessions. */
export async function updateUser(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, mobile, removeMobile, ...input } = parse(userEdit, raw)
  allow(canManageUsers(actor))
  return writeAs(
    actor,
    { action: 'user.update' },
    async (tx) => {
      const user = await find(tx, actor, id)
      const otherRole = user.role !== input.role
      if (otherRole && !canChangeRole(actor, user)) {
        throw new Conflict('不能更改自己的角色,请由其他系统管理员更改')
      }
      if (otherRole) await keepAnAdministrator(tx, user)
      if (mobile) await refuseTaken(tx, { mobile, except: id })
      await refuseWrongOrganization(tx, input)
      const changed = mobile || removeMobile ? mobileColumns(removeMobile ? null : mobile) : {}
      // a right was given for the work somebody had
      const rights = otherRole ? { exportsPersonalData: false } : {}
      const data = { ...input, ...changed, ...rights }
      const { count } = await tx.user.updateMany({ where: { id, version }, data })
      if (count === 0) throw await stale(tx, id)
      if (otherRole || user.organizationId !== input.organizationId) {
        await endSessions(tx, id, 'role or organization changed')
      }
      return { id }
    },
    outer,
  )
}

/** 停用: the person is out at the next click and cannot sign in again; what he did stays. */
export async function disableUser(actor: Actor, id: string, raw: unknown, outer?: Tx) {
  const { reason } = parse(reasonInput, raw)
  allow(canManageUsers(actor))
  return writeAs(
    actor,
    { action: 'user.disable', reason },
    async (tx) => {
      const user = await find(tx, actor, id)
      if (user.id === actor.userId) throw new Conflict('不能停用自己的账号,请由其他系统管理员停用')
      if (!canDisable(actor, user)) throw new Conflict('该账号已停用')
      await keepAnAdministrator(tx, user)
      await tx.user.updateMany({ where: { id }, data: { disabledAt: new Date() } })
      await endSessions(tx, id, 'account disabled')
      return { id }
    },
    outer,
  )
}

/** 启用: with the password the account had. */
export async function enableUser(actor: Actor, id: string, raw: unknown, outer?: Tx) {
  const { reason } = parse(reasonInput, raw)
  allow(canManageUsers(actor))
  return writeAs(
    actor,
    { action: 'user.enable', reason },
    async (tx) => {
      const user = await find(tx, actor, id)
      if (!canEnable(actor, user)) throw new Conflict('该账号已是启用状态')
      await tx.user.updateMany({ where: { id }, data: { disabledAt: null } })
      return { id }
    },
    outer,
  )
}

/** 重置密码: a new issued password; whoever is signed in with the old one is out. */
export async function resetPassword(actor: Actor, id: string, outer?: Tx): Promise<Issued> {
  allow(canManageUsers(actor))
  const issued = await issue()
  return writeAs(
    actor,
    { action: 'user.reset-password' },
    async (tx) => {
      const user = await find(tx, actor, id)
      if (user.id === actor.userId) throw new Conflict('自己的密码请在“修改密码”页面更改')
      if (!canResetPassword(actor, user)) throw new Conflict('该账号已停用,请先启用')
      const { count } = await tx.credential.updateMany({ where: { userId: id }, data: issued.credential })
      if (count === 0) await tx.credential.createMany({ data: [{ userId: id, ...issued.credential }] })
      // the printed demonstration password is no longer this account's
      await tx.user.updateMany({ where: { id }, data: { mustChangePassword: true, isDemonstration: false } })
      await endSessions(tx, id, 'password reset')
      return { id, account: user.account, name: user.name, ...issued.shown }
    },
    outer,
  )
}

/** Who may export names and the like unmasked is said per person, with the reason in 变更记录. */
export async function grantPersonalData(actor: Actor, id: string, raw: unknown, outer?: Tx) {
  const { reason } = parse(reasonInput, raw)
  allow(canManageUsers(actor))
  return writeAs(
    actor,
    { action: 'user.grant-personal-data', reason },
    async (tx) => {
      const user = await find(tx, actor, id)
      if (user.id === actor.userId) throw new Conflict('不能为自己开通,请由其他系统管理员开通')
      if (!canGrantPersonalData(actor, user)) throw new Conflict('该账号不能开通个人信息导出,或已经开通')
      await tx.user.updateMany({ where: { id }, data: { exportsPersonalData: true } })
      return { id }
    },
    outer,
  )
}

export async function withdrawPersonalData(actor: Actor, id: string, raw: unknown, outer?: Tx) {
  const { reason } = parse(reasonInput, raw)
  allow(canManageUsers(actor))
  return writeAs(
    actor,
    { action: 'user.withdraw-personal-data', reason },
    async (tx) => {
      const user = await find(tx, actor, id)
      if (!canWithdrawPersonalData(actor, user)) throw new Conflict('该账号没有开通个人信息导出')
      await tx.user.updateMany({ where: { id }, data: { exportsPersonalData: false } })
      return { id }
    },
    outer,
  )
}

/** 退出所有设备, for somebody whose device was lost. */
export async function endUserSessions(actor: Actor, id: string, outer?: Tx) {
  allow(canManageUsers(actor))
  return writeAs(
    actor,
    { action: 'user.end-sessions' },
    async (tx) => {
      const { name } = await find(tx, actor, id)
      // the account is written as it was, so that 变更记录 tells who ended the sessions
      await tx.user.updateMany({ where: { id }, data: { name } })
      await endSessions(tx, id, 'ended by an administrator')
      return { id }
    },
    outer,
  )
}

/** Ends what is still open of a person's sessions, in the transaction that is the reason for it. */
export async function endSessions(tx: Tx, userId: string, reason: string, except?: string) {
  await tx.session.updateMany({
    where: { userId, endedAt: null, ...(except === undefined ? {} : { id: { not: except } }) },
    data: { endedAt: new Date(), endReason: reason },
  })
}

async function issue() {
  const password = issuePassword()
  const changedAt = new Date()
  const expiresAt = new Date(changedAt.getTime() + ISSUED_PASSWORD_DAYS * 86_400_000)
  return {
    shown: { password, expiresAt },
    credential: { passwordHash: await hashPassword(password), changedAt, expiresAt },
  }
}

async function find(tx: Tx, actor: Actor, id: string) {
  const user = isId(id)
    ? await tx.user.findFirst({
        where: { AND: [visibleTo(actor), { id }] },
        select: {
          id: true,
          account: true,
          name: true,
          role: true,
          organizationId: true,
          mobileMasked: true,
          disabledAt: true,
          exportsPersonalData: true,
        },
      })
    : null
  if (!user) throw new NotFound('账号')
  return user
}

/**
 * Somebody must be left who can manage accounts. The rows are locked in one order, so that two administrators who
 * disable each other at the same moment cannot both succeed.
 */
async function keepAnAdministrator(tx: Tx, user: { id: string; role: Role; disabledAt: Date | null }) {
  if (user.role !== 'ADMINISTRATOR' || user.disabledAt !== null) return
  const others = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "User" WHERE "role" = 'ADMINISTRATOR' AND "disabledAt" IS NULL ORDER BY "id" FOR UPDATE`
  if (!others.some(({ id }) => id !== user.id)) {
    throw new Conflict(`这是最后一个启用的${roleLabels.ADMINISTRATOR},请先新增或启用另一个`)
  }
}

async function refuseTaken(
  tx: Tx,
  { account, mobile, except }: { account?: string; mobile: string | null; except?: string },
) {
  if (account !== undefined && (await tx.user.count({ where: { account } })) > 0) {
    throw new InvalidInput({ account: ['该账号已存在,请换一个'] })
  }
  if (mobile === null) return
  const owner = await tx.user.findFirst({ where: { mobileHash: hashMobile(mobile) }, select: { id: true } })
  if (owner && owner.id !== except) throw new InvalidInput({ mobile: ['该手机号已用于其他账号'] })
}

async function refuseWrongOrganization(
  tx: Tx,
  { role, organizationId }: Pick<UserInput, 'role' | 'organizationId'>,
) {
  if (organizationId === null) return
  const organization = await tx.organization.findFirst({
    where: { id: organizationId, voidedAt: null },
    select: { kind: true },
  })
  if (!organization) throw new InvalidInput({ organizationId: ['未找到该单位,请重新选择'] })
  const kinds: OrganizationKind[] = role === 'ENTERPRISE_USER' ? ['ENTERPRISE'] : ['UNIVERSITY', 'INSTITUTE']
  if (!kinds.includes(organization.kind)) {
    const wanted = role === 'ENTERPRISE_USER' ? '企业' : '高校或科研院所'
    throw new InvalidInput({ organizationId: [`${roleLabels[role]}须选择${wanted}`] })
  }
}

function mobileColumns(mobile: string | null) {
  if (mobile === null) return { mobileHash: null, mobileMasked: null }
  return { mobileHash: hashMobile(mobile), mobileMasked: maskMobile(mobile) }
}

/** For whoever saved second: what stands there now. */
async function stale(tx: Tx, id: string) {
  const now = await tx.user.findUniqueOrThrow({
    where: { id },
    select: {
      name: true,
      role: true,
      organizationId: true,
      version: true,
      organization: { select: { name: true } },
    },
  })
  const theirs = {
    name: now.name,
    role: now.role,
    organizationId: now.organizationId ?? '',
    organizationId__label: now.organization?.name ?? '',
  }
  return staleVersion(tx, 'User', id, theirs, now.version)
}
