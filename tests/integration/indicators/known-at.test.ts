import { setTimeout as rest } from 'node:timers/promises'
import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { writeAs } from '@/lib/db'
import { withFacts } from '@/lib/indicators/fact-store'
import { readFigures } from '@/lib/indicators/queries'
import { type Change, changes, picker } from '@/tests/integration/indicators/changes'
import { allLines } from '@/tests/integration/indicators/lines'
import { plantWorld, type World } from '@/tests/integration/indicators/world'
import { leader, staff } from '@/tests/support/factories'

// What was known at an instant is written down while it is the present. Whatever happens later, asking for that instant
// again has to give the same facts.

let world: World
beforeAll(async () => {
  world = await plantWorld(31)
})

/** An instant that no transaction shares: those before it have ended, and the next begins in another millisecond. */
async function instant() {
  await rest(2)
  const now = new Date()
  await rest(2)
  return now
}

const factsNow = () => readFigures(leader(), (tx) => withFacts(tx, allLines))
const factsKnownBefore = (until: Date) => readFigures(leader(), (tx) => withFacts(tx, allLines, until))

const make = (change: Change, seed: number) =>
  writeAs(staff(), { action: 'test.change' }, (tx) => change(tx, picker(seed), world))

test.each(Object.entries(changes))('before it became so that %s', async (_, change) => {
  const known = await factsNow()
  const then = await instant()
  for (let seed = 1; seed <= 30; seed++) await make(change, seed * 104_729)

  expect(await factsNow()).not.toEqual(known)
  expect(await factsKnownBefore(then)).toEqual(known)
})

test('any history of changes can be asked for at any of its instants', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...Object.values(changes)), fc.integer({ min: 1, max: 1_000_000 })), {
        minLength: 3,
        maxLength: 9,
      }),
      async (history) => {
        const pages = []
        for (const [change, seed] of history) {
          pages.push({ when: await instant(), known: await factsNow() })
          await make(change, seed)
        }
        for (const { when, known } of pages.toReversed()) expect(await factsKnownBefore(when)).toEqual(known)
      },
    ),
    { numRuns: 12 },
  ))

test('what was known stays, also when asked for again after more changes', async () => {
  const known = await factsNow()
  const then = await instant()
  const [first, second] = Object.values(changes)
  if (!first || !second) throw new Error('nothing changes')
  await make(first, 17)
  expect(await factsKnownBefore(then)).toEqual(known)
  await make(second, 18)
  expect(await factsKnownBefore(then)).toEqual(known)
})

test('a transaction that began before the instant and ends after it was asked for is known at it', async () => {
  const change = changes['an agreement with a project is registered']
  if (!change) throw new Error('nothing changes')
  let then = new Date()
  let early: Awaited<ReturnType<typeof factsNow>> | undefined
  await writeAs(staff(), { action: 'test.change' }, async (tx) => {
    await change(tx, picker(4_242), world)
    then = await instant()
    early = await factsKnownBefore(then)
  })

  const late = await factsKnownBefore(then)
  expect(late).not.toEqual(early)
  expect(late).toEqual(await factsNow())
})
