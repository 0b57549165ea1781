/** Sessions for the people who measure, made as a sign-in makes them but without its throttling and hashing. */
import crypto from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { OperatorError } from '../console.mjs'

const HOURS = 2
const ACCOUNTS = { clerk: 'bench-clerk', leader: 'bench-leader', enterprise: 'bench-enterprise' }

/**
 * @typedef {{ userId: string, role: string, organizationId: string | null, cookie: string }} Person
 * @param {import('pg').Client} owner
 * @param {string} secret
 * @returns {Promise<Record<keyof typeof ACCOUNTS, Person>>}
 */
export async function signIn(owner, secret) {
  const people = {}
  for (const [name, account] of Object.entries(ACCOUNTS)) people[name] = await open(owner, account, secret)
  return people
}

async function open(owner, account, secret) {
  const sessionId = crypto.randomUUID()
  const { rows } = await owner.query(
    `WITH person AS (SELECT id, role, "organizationId" FROM "User" WHERE account = $1),
          opened AS (INSERT INTO "Session" (id, "userId", "expiresAt", "userAgent")
                     SELECT $2, id, now() + interval '${HOURS} hours', 'luodi-bench' FROM person)
     SELECT * FROM person`,
    [account, sessionId],
  )
  const [person] = rows
  if (!person) throw new OperatorError(`大数据集中没有账号 ${account};请删除该数据目录后重试`)
  const token = await encode({ token: { sessionId }, secret, maxAge: HOURS * 3600 })
  return {
    userId: person.id,
    role: person.role,
    organizationId: person.organizationId,
    cookie: `next-auth.session-token=${token}`,
  }
}
