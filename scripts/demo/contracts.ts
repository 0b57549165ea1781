import { addDays, addMonths, type Day } from '@/lib/dates'
import type { ContractType } from '@/lib/generated/prisma/enums'
import type { Cooperation } from './cooperation'
import {
  dayOfInstant,
  daysAfter,
  type Instant,
  officeHours,
  randomDay,
  workday,
  yearOf,
  yearsTo,
} from './days'
import { ORIGIN } from './events'
import type { History, Row } from './history'
import type { Organization, Register } from './organizations'
import type { People } from './people'
import type { Project } from './projects'
import { Random } from './random'
import { contractEndings, returnRemarks } from './words'

const FEN_PER_YUAN = 100

/** 1.42 亿元: what the contracts registered from 1 January to 19 October 2022 add up to, over 90 contracts. */
export const ARTICLE_CONTRACTS = {
  from: '2022-01-04',
  to: '2022-10-17',
  count: 90,
  yuan: 142_000_000,
} as const

type Season = { name: string; from: Day; to: Day; count: number; yuan: number }
type World = { history: History; people: People; register: Register; cooperation: Cooperation }

export function tellContracts(world: World) {
  const teller = new Teller(world)
  const seasons: Season[] = [
    { name: '2020', from: '2020-12-07', to: '2020-12-25', count: 8, yuan: 9_600_000 },
    { name: '2021', from: '2021-01-05', to: '2021-10-17', count: 61, yuan: 97_800_000 },
    { name: '2021 later', from: '2021-10-20', to: '2021-12-27', count: 14, yuan: 21_400_000 },
    { name: '2022', ...ARTICLE_CONTRACTS },
    { name: '2022 later', from: '2022-10-20', to: '2022-12-27', count: 21, yuan: 33_700_000 },
    ...yearsTo(world.history.today, 2023).map((year) => ({
      name: String(year),
      from: `${year}-01-04`,
      to: `${year}-12-25`,
      count: 82 + (year - 2023) * 9,
      yuan: 204_000_000 + (year - 2023) * 41_000_000,
    })),
  ]
  for (const season of seasons) teller.registered(season)
  for (const year of yearsTo(world.history.today, 2021)) teller.others(year)
}

export class Teller {
  private readonly projects: Project[]
  private registrations = 0

  constructor(private readonly world: World) {
    this.projects = world.cooperation.projects.filter(({ isVoided }) => !isVoided)
  }

  /** Amounts of all sizes that add up to the season's total, to the yuan. */
  registered({ name, from, to, count, yuan }: Season) {
    const random = new Random(`contracts/${name}`)
    const weights = Array.from({ length: count }, () => Math.exp(random.integer(0, 330) / 100))
    const sum = weights.reduce((total, weight) => total + weight, 0)
    const amounts = weights.map((weight) => Math.max(20_000, Math.round((yuan * weight) / sum / 1000) * 1000))
    const largest = amounts.indexOf(Math.max(...amounts))
    amounts[largest] = (amounts[largest] ?? 0) + yuan - amounts.reduce((total, amount) => total + amount, 0)
    const days = amounts.map(() => earlier(workday(randomDay(random, from, to)), to)).sort()
    amounts.forEach((amount, index) => {
      const registeredOn = days[index] ?? to
      const contract = this.sign(
        random,
        later(workday(addDays(registeredOn, -random.integer(21, 80))), ORIGIN),
        amount,
      )
      this.register(random, contract, registeredOn)
      if (random.chance(0.05)) this.amend(random, contract, registeredOn)
    })
  }

  /** Those that do not count: never registered, refused, or cancelled within weeks. */
  others(year: number) {
    const random = new Random(`contracts/others ${year}`)
    const { history, people } = this.world
    for (let index = 0; index < 6; index += 1) {
      const contract = this.sign(
        random,
        workday(randomDay(random, `${year}-01-10`, `${year}-11-30`)),
        random.integer(8, 150) * 10_000,
      )
      if (index < 3) continue
      if (index === 3) {
        const reason = '合同标的为设备买卖,不属于技术合同,不予登记'
        const at = this.submit(random, contract, daysAfter(random, contract.at, 5, 20))
        history.act(
          {
            at: daysAfter(random, at, 3, 8),
            by: random.pick(people.staff.reviewers),
            action: 'contract.reject',
            reason,
          },
          (writer) =>
            writer.update('TechnologyContract', contract.row, { status: 'REJECTED', statusReason: reason }),
        )
        continue
      }
      const registeredOn = workday(addDays(dayOfInstant(contract.at), 20))
      this.register(random, contract, registeredOn)
      const reason = '双方解除合同,撤销登记'
      const at = officeHours(random, addDays(registeredOn, random.integer(8, 20)))
      history.act(
        { at, by: random.pick(people.staff.reviewers), action: 'contract.cancel', reason },
        (writer) =>
          writer.update('TechnologyContract', contract.row, {
            status: 'CANCELLED',
            cancelledOn: dayOfInstant(at),
            statusReason: reason,
          }),
      )
    }
  }

  sign(random: Random, signedOn: Day, yuan: number) {
    const { history, people } = this.world
    const type = random.weighted<ContractType>([
      ['DEVELOPMENT', 52],
      ['SERVICE', 24],
      ['TRANSFER', 9],
      ['LICENSE', 6],
      ['CONSULTING', 9],
    ])
    const project = this.projectFor(random, signedOn)
    const { seller, buyer, object } = project
      ? { seller: project.agreement.partner, buyer: project.agreement.enterprise, object: project.title }
      : this.sides(random)
    const title = `${object}${random.pick(contractEndings[type])}合同`
    const by = random.pick(people.staff.clerks)
    const at = officeHours(random, addDays(signedOn, random.integer(0, 5)))
    const rows: Row[] = []
    history.act({ at, by, action: 'contract.create' }, (writer) => {
      rows.push(
        writer.insert(
          'TechnologyContract',
          {
            title,
            type,
            agreementId: project?.agreement.row.id ?? null,
            projectId: project?.row.id ?? null,
            sellerId: seller.id,
            sellerName: seller.name,
            buyerId: buyer.id,
            buyerName: buyer.name,
            signedOn,
            validFrom: signedOn,
            validTo: addDays(addMonths(signedOn, random.pick([6, 12, 12, 24, 36])), -1),
            totalFen: yuan * FEN_PER_YUAN,
            technologyFen: null,
            fulfilledFen: 0,
            technologyField: (buyer.branch ?? seller.branch)?.field ?? null,
            intellectualProperty:
              type === 'TRANSFER' || type === 'LICENSE'
                ? random.pick(['PATENT', 'KNOW_HOW'])
                : random.weighted([
                    ['NONE', 4],
                    ['KNOW_HOW', 2],
                    ['PATENT', 2],
                    ['SOFTWARE', 1],
                  ]),
            planSource: random.weighted([
              ['计划外', 7],
              ['市计划', 2],
              ['省计划', 1],
            ]),
            paymentMode: random.weighted([
              ['INSTALLMENTS', 6],
              ['LUMP_SUM', 3],
              ['ROYALTY', 1],
            ]),
            status: 'SIGNED',
            participantIds: [buyer.id, seller.id],
          },
          { year: yearOf(signedOn), title, names: [seller.name, buyer.name], codes: [] },
        ),
      )
    })
    const [row] = rows
    if (!row) throw new Error('no contract was entered')
    return { row, by, at, yuan }
  }

  private register(random: Random, { row, yuan, at }: ReturnType<Teller['sign']>, registeredOn: Day) {
    const { history, people } = this.world
    const submittedAt = this.submit(
      random,
      { row, at },
      officeHours(random, addDays(registeredOn, -random.integer(3, 8))),
    )
    const share = random.weighted([
      [1, 5],
      [0.9, 2],
      [0.75, 2],
      [0.6, 1],
    ])
    this.registrations += 1
    const registrationNo = `${yearOf(registeredOn)}130682${String(this.registrations).padStart(6, '0')}`
    const registeredAt = later(officeHours(random, registeredOn), daysAfter(random, submittedAt, 1, 1))
    history.act(
      { at: registeredAt, by: random.pick(people.staff.reviewers), action: 'contract.register' },
      (writer) =>
        writer.update('TechnologyContract', row, {
          status: 'REGISTERED',
          registrationNo,
          registeredOn,
          authority: '定州市技术合同认定登记机构(示例)',
          technologyFen: Math.round(yuan * share) * FEN_PER_YUAN,
          statusReason: null,
        }),
    )
    if (!random.chance(0.35)) return
    const fulfilledFen = Math.round(yuan * random.pick([0.3, 0.5, 1])) * FEN_PER_YUAN
    history.act(
      {
        at: daysAfter(random, registeredAt, 40, 300),
        by: random.pick(people.staff.clerks),
        action: 'contract.fulfil',
      },
      (writer) => writer.update('TechnologyContract', row, { fulfilledFen }),
    )
  }

  /** Hands the contract in, sometimes twice; returns the instant of the last time. */
  submit(random: Random, { row, at }: { row: Row; at: Instant }, wishedAt: Instant): Instant {
    const { history, people } = this.world
    const hand = (submittedAt: Instant) =>
      history.act(
        { at: submittedAt, by: random.pick(people.staff.clerks), action: 'contract.submit-registration' },
        (writer) =>
          writer.update('TechnologyContract', row, { status: 'REGISTRATION_SUBMITTED', statusReason: null }),
      )
    const submittedAt = later(wishedAt, daysAfter(random, at, 1, 1))
    if (!random.chance(0.07)) {
      hand(submittedAt)
      return submittedAt
    }
    const early = daysAfter(random, at, 1, 1)
    hand(early)
    const back = daysAfter(random, early, 1, 1)
    this.askForCorrection(random, row, back)
    const again = later(submittedAt, daysAfter(random, back, 1, 1))
    hand(again)
    return again
  }

  askForCorrection(random: Random, row: Row, at: Instant) {
    const { history, people } = this.world
    const reason = random.pick(returnRemarks.contract)
    history.act(
      { at, by: random.pick(people.staff.reviewers), action: 'contract.require-correction', reason },
      (writer) =>
        writer.update('TechnologyContract', row, { status: 'CORRECTION_REQUIRED', statusReason: reason }),
    )
  }

  /** The measure that counts stays; what is corrected is its technology part. */
  private amend(random: Random, { row, yuan }: ReturnType<Teller['sign']>, registeredOn: Day) {
    const { history, people } = this.world
    const reason = '设备购置费未剔除,更正技术交易额'
    history.act(
      {
        at: officeHours(random, addDays(registeredOn, random.integer(25, 120))),
        by: random.pick(people.staff.reviewers),
        action: 'contract.amend',
        reason,
      },
      (writer) =>
        writer.update('TechnologyContract', row, {
          status: 'AMENDED',
          technologyFen: Math.round(yuan * 0.5) * FEN_PER_YUAN,
          statusReason: reason,
        }),
    )
  }

  /** A contract belongs to a project signed in the year before it, where there is one without. */
  private projectFor(random: Random, signedOn: Day): Project | undefined {
    if (!random.chance(0.45)) return undefined
    const index = this.projects.findIndex(
      ({ createdAt, agreement }) =>
        dayOfInstant(createdAt) < signedOn && agreement.signedOn > addDays(signedOn, -365),
    )
    return index < 0 ? undefined : this.projects.splice(index, 1)[0]
  }

  private sides(random: Random): { seller: Organization; buyer: Organization; object: string } {
    const { register } = this.world
    const enterprise = random.pick(register.enterprises)
    const object = random.pick(enterprise.branch?.objects ?? ['技术'])
    const other = random.chance(0.85) ? random.pick(register.knowledge) : random.pick(register.otherFirms)
    const kind = random.weighted([
      ['bought', 7],
      ['sold', 2],
      ['among us', 1],
    ])
    if (kind === 'bought') return { seller: other, buyer: enterprise, object }
    if (kind === 'sold') return { seller: enterprise, buyer: random.pick(register.otherFirms), object }
    const buyer = random.pick(register.enterprises.filter(({ id }) => id !== enterprise.id))
    return { seller: enterprise, buyer, object }
  }
}

const earlier = (a: string, b: string) => (a < b ? a : b)
const later = (a: string, b: string) => (a > b ? a : b)
