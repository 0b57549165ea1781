import type { Actor, MemberActor } from '@/lib/auth/actor'
import type { Tx } from '@/lib/db'
import { newId } from '@/lib/ids'
import { createPatent } from '@/lib/patents/commands'
import { patentCheckDigit } from '@/lib/patents/number'
import { organization, reviewer, staff, unique } from '@/tests/support/factories'

export type As = (actor: Actor) => Promise<void>

export type PatentWorld = Awaited<ReturnType<typeof patentWorld>>

/** An enterprise and a university that hold patents, everybody who looks at them, and a stranger. */
export async function patentWorld(tx: Tx, as: As) {
  const [clerk, checker] = [staff(), reviewer()]
  await as(clerk)
  const enterprise = await organization(tx)
  const university = await organization(tx, 'UNIVERSITY')
  const rival = await organization(tx)
  const member = (role: MemberActor['role'], organizationId: string): MemberActor => ({
    role,
    userId: newId(),
    name: unique('填报人'),
    organizationId,
  })
  const holder = member('ENTERPRISE_USER', enterprise.id)
  const contact = member('INSTITUTION_CONTACT', university.id)
  const stranger = member('ENTERPRISE_USER', rival.id)
  const act = async <T>(actor: Actor, work: () => Promise<T>): Promise<T> => {
    await as(actor)
    return work()
  }
  return { tx, act, clerk, checker, holder, contact, stranger, enterprise, university, rival }
}

const digits = { INVENTION: 1, UTILITY_MODEL: 2, DESIGN: 3 }
let serial = 0

/** A valid number that no other test has. */
export function applicationNo(kind: keyof typeof digits = 'INVENTION', year = 2020): string {
  serial += 1
  const body = `${year}${digits[kind]}${String(serial).padStart(7, '0')}`
  return `${body}.${patentCheckDigit(body)}`
}

/** What a person would type for a filed invention; name only what the test is about. */
export function patentForm(
  world: Pick<PatentWorld, 'enterprise'>,
  typed: Record<string, unknown> = {},
): Record<string, unknown> {
  const kind = (typed.kind as keyof typeof digits) ?? 'INVENTION'
  return {
    title: unique('一种示例装置'),
    kind,
    applicationNo: applicationNo(kind in digits ? kind : 'INVENTION'),
    filedOn: '2020-03-02',
    holders: { 0: { organizationId: world.enterprise.id } },
    ...typed,
  }
}

/** Registers a patent as the clerk. */
export async function patent(world: PatentWorld, typed: Record<string, unknown> = {}): Promise<string> {
  const { id } = await world.act(world.clerk, () =>
    createPatent(world.clerk, patentForm(world, typed), world.tx),
  )
  return id
}
