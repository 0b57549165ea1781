import type { User } from '@/lib/generated/prisma/client'
import type { Role } from '@/lib/generated/prisma/enums'

/** Who works with the register may need names in a file; leaders and members read theirs on the screen. */
const holders: readonly Role[] = ['ADMINISTRATOR', 'BUREAU_STAFF', 'BUREAU_REVIEWER']

export function mayHoldPersonalData(role: Role): boolean {
  return holders.includes(role)
}

/** Whether this account may take names and the like away unmasked. The database asks the same of every entry of its log. */
export function exportsPersonalData(
  user: Pick<User, 'role' | 'exportsPersonalData' | 'disabledAt'> | null,
): boolean {
  return Boolean(user?.exportsPersonalData) && user?.disabledAt === null && mayHoldPersonalData(user.role)
}
