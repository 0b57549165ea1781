import * as fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { achievementFilter, listAchievements } from '@/lib/achievements/queries'
import { agreementFilter, listAgreements } from '@/lib/agreements/queries'
import type { Actor } from '@/lib/auth/actor'
import { contractFilter, listContracts } from '@/lib/contracts/queries'
import { readAs, type Tx, writeAs } from '@/lib/db'
import { eventFilter, listEvents } from '@/lib/events/queries'
import { externalFigureFilter, listExternalFigures } from '@/lib/external-figures/queries'
import { externalRankingFilter, listExternalRankings } from '@/lib/external-rankings/queries'
import { intentionFilter, listIntentions } from '@/lib/intentions/queries'
import type { Listed, SearchParams } from '@/lib/lists'
import { listOrganizations, organizationFilter } from '@/lib/organizations/queries'
import { listPatents, patentFilter } from '@/lib/patents/queries'
import { listProjects, projectFilter } from '@/lib/projects/queries'
import type { RecordType } from '@/lib/record-types'
import { listTargets, targetFilter } from '@/lib/targets/queries'
import { changes, picker } from '@/tests/integration/indicators/changes'
import { plantWorld, type World } from '@/tests/integration/indicators/world'
import { leader, staff } from '@/tests/support/factories'

// Pages and totals answered from what is kept from request to request must be those that counting row by row gives, in
// any order, by any filter, after any change. In a transaction that may not use what is kept a list counts row by row.

type ListOf = {
  list: (actor: Actor, params: SearchParams, tx: Tx) => Promise<Listed<{ id: string }>>
  sorts: string[]
  filters: SearchParams[]
}

const lists: Record<RecordType, ListOf> = {
  organization: {
    list: (actor, params, tx) => listOrganizations(actor, organizationFilter('enterprises', params), tx),
    sorts: ['sortKey', 'createdAt'],
    filters: [{}, { local: 'yes' }],
  },
  event: {
    list: (actor, params, tx) => listEvents(actor, eventFilter(params), tx),
    sorts: ['heldOn', 'sortKey'],
    filters: [{}],
  },
  intention: {
    list: (actor, params, tx) => listIntentions(actor, intentionFilter(params), tx),
    sorts: ['reachedOn', 'expectedAmountFen', 'nextFollowUpOn'],
    filters: [{}, { mode: 'PROJECT_COOPERATION' }, { partnerUnknown: 'yes' }],
  },
  agreement: {
    list: (actor, params, tx) => listAgreements(actor, agreementFilter(params), tx),
    sorts: ['signedOn', 'amountFen', 'sortKey'],
    filters: [{}, { status: 'EFFECTIVE' }, { signedFrom: '2021-02-01' }, { kind: 'PROJECT' }],
  },
  project: {
    list: (actor, params, tx) => listProjects(actor, projectFilter(params), tx),
    sorts: ['plannedStartOn', 'plannedEndOn', 'totalBudgetFen'],
    filters: [{}, { township: '130682001' }, { landed: 'yes' }, { running: 'yes' }],
  },
  technologyContract: {
    list: (actor, params, tx) => listContracts(actor, contractFilter(params), tx),
    sorts: ['signedOn', 'registeredOn', 'totalFen'],
    filters: [{}, { side: 'OUTPUT' }, { counted: 'yes' }],
  },
  patent: {
    list: (actor, params, tx) => listPatents(actor, patentFilter(params), tx),
    sorts: ['filedOn', 'grantedOn', 'sortKey'],
    filters: [{}, { joint: 'yes' }, { status: 'VALID' }],
  },
  achievement: {
    list: (actor, params, tx) => listAchievements(actor, achievementFilter(params), tx),
    sorts: ['createdAt', 'evidenceOn'],
    filters: [{}, { status: 'CONFIRMED' }],
  },
  target: {
    list: (actor, params, tx) => listTargets(actor, targetFilter(params), tx),
    sorts: ['year', 'sortKey'],
    filters: [{}, { year: '2022' }],
  },
  externalFigure: {
    list: (actor, params, tx) => listExternalFigures(actor, externalFigureFilter(params), tx),
    sorts: ['asOf', 'sortKey'],
    filters: [{}],
  },
  externalRanking: {
    list: (actor, params, tx) => listExternalRankings(actor, externalRankingFilter(params), tx),
    sorts: ['year', 'rank'],
    filters: [{}],
  },
}

let world: World
beforeAll(async () => {
  world = await plantWorld(41)
})

const request = ({ sorts, filters }: ListOf) =>
  fc.record({
    sort: fc.constantFrom(...sorts.flatMap((sort) => [sort, `-${sort}`])),
    filter: fc.constantFrom(...filters),
    voided: fc.constantFrom(undefined, undefined, undefined, 'yes'),
    page: fc.integer({ min: 1, max: 12 }).map(String),
    pageSize: fc.constantFrom('10', '20'),
  })

const change = fc.tuple(fc.constantFrom(...Object.values(changes)), fc.integer({ min: 1, max: 1_000_000 }))

test.each(Object.entries(lists))(
  'any page of the %s list stays that page, whatever changes',
  async (_, type) => {
    const asked = fc.array(request(type), { minLength: 2, maxLength: 6 })
    const steps = fc.array(fc.record({ changed: fc.array(change, { maxLength: 3 }), asked }), {
      minLength: 2,
      maxLength: 3,
    })
    await fc.assert(
      fc.asyncProperty(steps, async (happened) => {
        for (const { changed, asked: requests } of happened) {
          for (const [make, seed] of changed)
            await writeAs(staff(), { action: 'test.change' }, (tx) => make(tx, picker(seed), world))
          for (const { filter, ...order } of requests) {
            const params = { ...filter, ...order }
            const answered = await readAs(leader(), (tx) => type.list(leader(), params, tx))
            const counted = await writeAs(leader(), { action: 'test.read' }, (tx) =>
              type.list(leader(), params, tx),
            )
            expect(answered, JSON.stringify(params)).toEqual(counted)
          }
        }
      }),
      { numRuns: 12 },
    )
  },
)

test('totals keep up with many who write at once', async () => {
  const actor = leader()
  const read = () =>
    readAs(actor, (tx) => listAgreements(actor, agreementFilter({ sort: '-signedOn', page: '3' }), tx))
  const write = (seed: number) =>
    writeAs(staff(), { action: 'test.change' }, async (tx) => {
      await changes['an agreement is corrected']?.(tx, picker(seed), world)
      await changes['an agreement is voided or restored']?.(tx, picker(seed + 1), world)
    })
  for (let round = 0; round < 10; round++) {
    await Promise.all([
      ...Array.from({ length: 6 }, (_, at) => write(round * 100 + at * 7)),
      read(),
      read(),
      read(),
    ])
    const counted = await writeAs(actor, { action: 'test.read' }, (tx) =>
      listAgreements(actor, agreementFilter({ sort: '-signedOn', page: '3' }), tx),
    )
    expect(await read()).toEqual(counted)
  }
})
