import { describe, expect, test } from 'vitest'
import { hashMobile } from '@/lib/auth/password'
import { asSystem, readAs } from '@/lib/db'
import {
  attempt,
  opened,
  organizationOf,
  PASSWORD,
  person,
  uniqueAccount,
  uniqueMobile,
} from '@/tests/support/accounts'
import { asOwner } from '@/tests/support/db'

const WRONG = 'Wrong-Guess-77'

const reasonsFor = (account: string) =>
  asSystem(async (tx) => {
    const rows = await tx.signInAttempt.findMany({ where: { account }, orderBy: { id: 'asc' } })
    return rows.map(({ reason }) => reason)
  })

describe('a failure tells nothing', () => {
  test('the answer is the same for an unknown, a disabled, a locked account, a wrong and an expired password', async () => {
    const known = await person('BUREAU_STAFF')
    const disabled = await person('BUREAU_STAFF')
    await asSystem((tx) =>
      tx.user.updateMany({ where: { id: disabled.id }, data: { disabledAt: new Date() } }),
    )
    const expired = await person('BUREAU_STAFF', { expiresAt: new Date(Date.now() - 1000) })
    const locked = await person('BUREAU_STAFF')
    for (let failure = 0; failure < 5; failure++) await attempt(locked.account, WRONG)

    const unknown = uniqueAccount()
    expect(await attempt(unknown)).toBeNull()
    expect(await attempt(known.account, WRONG)).toBeNull()
    expect(await attempt(disabled.account)).toBeNull()
    expect(await attempt(expired.account)).toBeNull()
    expect(await attempt(locked.account)).toBeNull()

    // The administrator's log knows the difference.
    expect(await reasonsFor(unknown)).toEqual(['unknown account'])
    expect(await reasonsFor(known.account)).toEqual(['wrong password'])
    expect(await reasonsFor(disabled.account)).toEqual(['disabled'])
    expect(await reasonsFor(expired.account)).toEqual(['issued password expired'])
    expect((await reasonsFor(locked.account)).at(-1)).toBe('throttled')
  })

  test('what is no account name at all is answered the same way', async () => {
    for (const username of [
      '',
      ' ',
      "' OR 1=1 --",
      '\u0000',
      'x'.repeat(1000),
      { not: 'x' },
      ['a'],
      null,
      7,
    ]) {
      expect(await attempt(username as string)).toBeNull()
    }
    expect(await attempt('admin', { not: 'x' } as unknown as string)).toBeNull()
  })

  test('an unknown account takes as long as a wrong password', async () => {
    const known = await Promise.all(Array.from({ length: 4 }, () => person('BUREAU_STAFF')))
    await attempt(uniqueAccount()) // the first one makes the hash that stands in for a missing account
    const time = async (account: string) => {
      const began = performance.now()
      await attempt(account, WRONG)
      return performance.now() - began
    }
    const wrong: number[] = []
    const unknown: number[] = []
    for (let round = 0; round < 16; round++) {
      wrong.push(await time(known[round % 4]?.account ?? ''))
      unknown.push(await time(uniqueAccount()))
    }
    const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length / 2] ?? 0
    // A skipped hash would be a quarter of the time; the machine's own noise is less than half.
    expect(median(unknown) / median(wrong)).toBeGreaterThan(0.6)
    expect(median(unknown) / median(wrong)).toBeLessThan(1.7)
  })
})

describe('after five failures within ten minutes', () => {
  test('the account is locked also for the right password, and other accounts are not', async () => {
    const [victim, other] = [await person('BUREAU_STAFF'), await person('BUREAU_STAFF')]
    for (let failure = 0; failure < 5; failure++) await attempt(victim.account, WRONG)

    expect(await attempt(victim.account)).toBeNull()
    expect(await attempt(other.account)).not.toBeNull()
  })

  test('the lock ends by itself, and trying in between does not prolong it', async () => {
    const { account } = await person('BUREAU_STAFF')
    for (let failure = 0; failure < 5; failure++) await attempt(account, WRONG)
    await asOwner((client) =>
      client.query(`UPDATE "SignInAttempt" SET "at" = "at" - interval '11 minutes' WHERE "account" = $1`, [
        account,
      ]),
    )
    for (let refused = 0; refused < 5; refused++) {
      await asSystem((tx) =>
        tx.signInAttempt.createMany({ data: [{ account, succeeded: false, reason: 'throttled' }] }),
      )
    }
    expect(await attempt(account)).not.toBeNull()
  })

  test('four failures do not lock, and a success forgets them', async () => {
    const { account } = await person('BUREAU_STAFF')
    for (let round = 0; round < 3; round++) {
      for (let failure = 0; failure < 4; failure++) await attempt(account, WRONG)
      expect(await attempt(account)).not.toBeNull()
    }
  })

  test('of many guesses sent at once only five count', async () => {
    const { account } = await person('BUREAU_STAFF')
    await Promise.all(Array.from({ length: 12 }, () => attempt(account, WRONG)))

    const reasons = await reasonsFor(account)
    expect(reasons.filter((reason) => reason === 'wrong password')).toHaveLength(5)
    expect(reasons.filter((reason) => reason === 'throttled')).toHaveLength(7)
  })

  test('thirty failures from one address lock that address, whatever the account', async () => {
    const { account } = await person('BUREAU_STAFF')
    const ip = `198.51.100.${Math.floor(Math.random() * 250)}-${Date.now()}`
    for (let failure = 0; failure < 30; failure++) {
      await asSystem((tx) =>
        tx.signInAttempt.createMany({
          data: [{ account: uniqueAccount(), ip, succeeded: false, reason: 'unknown account' }],
        }),
      )
    }
    expect(await attempt(account, PASSWORD, ip)).toBeNull()
    expect(await attempt(account, PASSWORD, `${ip}0`)).not.toBeNull()
  })
})

test('the account name is read as people type it', async () => {
  const { account } = await person('BUREAU_STAFF')
  expect(await attempt(`  ${account.toUpperCase()} `)).not.toBeNull()
})

test('a mobile number signs in too, and only its end reaches the log', async () => {
  const { id } = await person('BUREAU_STAFF')
  const mobile = uniqueMobile()
  await asSystem((tx) => tx.user.updateMany({ where: { id }, data: { mobileHash: hashMobile(mobile) } }))

  expect(await attempt(mobile)).toMatchObject({ userId: id })
  const logged = await asSystem((tx) => tx.signInAttempt.findFirstOrThrow({ where: { userId: id } }))
  expect(logged.account).toBe(`${mobile.slice(0, 3)}****${mobile.slice(7)}`)
})

test('every session has a new id', async () => {
  const { account } = await person('BUREAU_STAFF')
  expect(await opened(account)).not.toBe(await opened(account))
})

test('passwords are kept as argon2id hashes of at least 19 MiB and two passes', async () => {
  const { id } = await person('BUREAU_STAFF')
  const { passwordHash } = await asSystem((tx) => tx.credential.findUniqueOrThrow({ where: { userId: id } }))
  expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(passwordHash).not.toContain(PASSWORD)
})

test('signing in notes the instant and changes nothing else of the account', async () => {
  const { id, account } = await person('BUREAU_STAFF')
  const { actor } = await person('ADMINISTRATOR')
  await opened(account)

  const user = await asSystem((tx) => tx.user.findUniqueOrThrow({ where: { id } }))
  expect(user.lastSignInAt).not.toBeNull()
  expect(user.version).toBe(1)
  const changes = await readAs(actor, (tx) => tx.change.findMany({ where: { recordId: id } }))
  expect(changes.map(({ op }) => op)).toEqual(['INSERT'])
})

test('the code that signs people in sees accounts and no business row', async () => {
  const { id } = await organizationOf('ENTERPRISE')
  const { actor } = await person('LEADER')
  const counts = await asSystem((tx) =>
    Promise.all([
      tx.organization.count(),
      tx.agreement.count(),
      tx.project.count(),
      tx.intention.count(),
      tx.technologyContract.count(),
      tx.patent.count(),
      tx.achievement.count(),
      tx.change.count(),
    ]),
  )
  expect(counts).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  expect(await readAs(actor, (tx) => tx.organization.count({ where: { id } }))).toBe(1)
})
