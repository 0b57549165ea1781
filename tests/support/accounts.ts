import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { hashPassword } from '@/lib/auth/password'
import { signIn } from '@/lib/auth/sign-in'
import { asSystem, withoutActor, writeAs } from '@/lib/db'
import type { OrganizationKind, Role } from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/ids'

// Accounts and sessions are read in transactions of their own, so these tests commit. Every name is used once.

export const PASSWORD = 'Trave1-by-Night'

export const uniqueAccount = () => `t${randomUUID().slice(0, 12)}`

/** A mobile number of the range the demonstration uses, so that no test holds anybody's. */
export const uniqueMobile = () => `1380${String(Math.floor(Math.random() * 1e7)).padStart(7, '0')}`

/** A person with a password of his own, as the database has him after the first change. */
export async function person(
  role: Role,
  more: { organizationId?: string; expiresAt?: Date; mustChangePassword?: boolean } = {},
) {
  const id = newId()
  const account = uniqueAccount()
  const passwordHash = await passwordHashOnce()
  const organizationId = more.organizationId ?? null
  await asSystem(async (tx) => {
    const mustChangePassword = more.mustChangePassword ?? false
    await tx.user.createMany({
      data: [{ id, account, name: account, role, organizationId, mustChangePassword }],
    })
    await tx.credential.createMany({
      data: [{ userId: id, passwordHash, expiresAt: more.expiresAt ?? null }],
    })
  })
  // The database refuses a member without an organization, so the role says which of the two it is.
  const actor = { userId: id, name: account, role, ...(organizationId ? { organizationId } : {}) } as Actor
  return { id, account, actor }
}

let hash: Promise<string> | undefined
function passwordHashOnce() {
  hash ??= hashPassword(PASSWORD)
  return hash
}

export async function organizationOf(kind: OrganizationKind) {
  const { actor } = await person('BUREAU_STAFF')
  const id = newId()
  const name = `示例单位${id.slice(-12)}`
  await writeAs(actor, { action: 'organization.create' }, (tx) =>
    tx.organization.createMany({
      data: [
        {
          id,
          code: `T-${id}`,
          name,
          normalizedName: name,
          kind,
          regionCode: '130682',
          searchText: name,
          sortKey: name,
        },
      ],
    }),
  )
  return { id, name }
}

/** Signs in from an address of its own, so that the throttle per address does not join tests. */
export function attempt(account: string, password = PASSWORD, ip: string | null = null) {
  return signIn({ username: account, password }, { ip, userAgent: 'test' })
}

export async function opened(account: string, password = PASSWORD) {
  const session = await attempt(account, password)
  if (!session) throw new Error(`${account} could not sign in`)
  return session.sessionId
}

const owner = z.array(z.object({ userId: z.string(), mustChangePassword: z.boolean() }))

/** Whose session it is at the next request, as lib/auth/options.ts asks. */
export async function ownerOf(sessionId: string) {
  const rows = await withoutActor().$queryRaw`
    SELECT "userId", "mustChangePassword" FROM session_user_of(${sessionId}::uuid, '30 minutes'::interval, true)`
  return owner.parse(rows)[0] ?? null
}
