import { hashMobile, hashPassword } from '@/lib/auth/password'
import { addDays } from '@/lib/dates'
import type { Role } from '@/lib/generated/prisma/enums'
import { maskMobile } from '@/lib/personal-data'
import { type Instant, officeHours } from './days'
import type { Author, History } from './history'
import { Random } from './random'
import { surnames } from './words'

export const DEMONSTRATION_PASSWORD = 'luodi-demo-2022'

/** The staff whose names stand in the ledger. Two of a kind, so that authors vary. */
export type Staff = { administrator: Author; clerks: Author[]; reviewers: Author[]; leader: Author }

type Account = { account: string; name: string; role: Role; organizationId?: string; signsIn?: boolean }

/** Everybody who has an account; enterprises get theirs when they first sign something. */
export class People {
  readonly staff: Staff
  readonly signingIn: string[] = []
  private readonly random = new Random('people')
  private readonly byOrganization = new Map<string, Author>()
  private mobiles = 0

  constructor(
    private readonly history: History,
    setUpAt: Instant,
  ) {
    const administrator = this.open(setUpAt, null, {
      account: 'admin',
      name: '示例管理员',
      role: 'ADMINISTRATOR',
      signsIn: true,
    })
    const bureau = (account: string, name: string, role: Role, signsIn = true) =>
      this.open(setUpAt, administrator, { account, name, role, signsIn })
    this.staff = {
      administrator,
      clerks: [
        bureau('clerk', '刘示例', 'BUREAU_STAFF'),
        bureau('clerk2', '陈示例', 'BUREAU_STAFF', false),
        bureau('clerk3', '周示例', 'BUREAU_STAFF', false),
      ],
      reviewers: [
        bureau('reviewer', '赵示例', 'BUREAU_REVIEWER'),
        bureau('reviewer2', '孙示例', 'BUREAU_REVIEWER', false),
      ],
      leader: bureau('leader', '钱示例', 'LEADER'),
    }
  }

  /** The account of an organization; all were handed out before the first conference. */
  memberOf(organization: { id: string; kind: string }, account?: string): Author {
    const known = this.byOrganization.get(organization.id)
    if (known) return known
    const role = organization.kind === 'ENTERPRISE' ? 'ENTERPRISE_USER' : 'INSTITUTION_CONTACT'
    const at = officeHours(this.random, addDays('2020-10-26', this.random.integer(0, 14)))
    const author = this.open(at, this.staff.administrator, {
      account:
        account ??
        `${role === 'ENTERPRISE_USER' ? 'qy' : 'gx'}${String(this.byOrganization.size + 1).padStart(3, '0')}`,
      name: `${this.random.pick(surnames)}示例`,
      role,
      organizationId: organization.id,
      signsIn: account !== undefined,
    })
    this.byOrganization.set(organization.id, author)
    return author
  }

  private open(at: Instant, by: Author | null, { signsIn = false, ...account }: Account): Author {
    this.mobiles += 1
    const mobile = `1380000${String(this.mobiles).padStart(4, '0')}`
    let id = ''
    this.history.act({ at, by, action: by ? 'user.create' : 'user.setup' }, (writer) => {
      const row = writer.insert('User', {
        account: account.account,
        name: account.name,
        role: account.role,
        organizationId: account.organizationId ?? null,
        mobileHash: hashMobile(mobile),
        mobileMasked: maskMobile(mobile),
        mustChangePassword: false,
        isDemonstration: signsIn,
      })
      id = row.id
    })
    if (signsIn) this.signingIn.push(id)
    return { id, role: account.role }
  }
}

/** The others exist as authors of the history only: without a password nobody can sign in as them. */
export async function credentialsOf(people: People): Promise<{ userId: string; passwordHash: string }[]> {
  return Promise.all(
    people.signingIn.map(async (userId) => ({
      userId,
      passwordHash: await hashPassword(DEMONSTRATION_PASSWORD),
    })),
  )
}
