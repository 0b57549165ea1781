import { addDays, type Day } from '@/lib/dates'
import type { CooperationMode } from '@/lib/generated/prisma/enums'
import type { Agreement } from './agreements'
import type { Cooperation } from './cooperation'
import { dayOfInstant, daysAfter, officeHours, randomDay, workday, yearOf, yearsTo } from './days'
import { type Events, type HeldEvent, ORIGIN } from './events'
import type { History, Row } from './history'
import type { Organization, Register } from './organizations'
import type { People } from './people'
import { Random } from './random'

const FEN_PER_WAN = 1_000_000
const ARTICLE: Day = '2022-10-19'
/** More than a hundred on the article's day, not counting the invalid ones. */
const REACHED_BY_ARTICLE = 126

type World = {
  history: History
  people: People
  register: Register
  events: Events
  cooperation: Cooperation
}
type Reached = {
  title: string
  enterprise: Organization
  partner: Organization | null
  reachedOn: Day
  event?: HeldEvent
  mode: CooperationMode | null
  wan: number | null
}

/** Some become agreements, some are followed up, some come to nothing. */
export function tellIntentions(world: World) {
  const teller = new Teller(world)
  const convertedByArticle = teller.converted().filter((reachedOn) => reachedOn <= ARTICLE).length
  teller.open(new Random('intentions/first'), ORIGIN, ARTICLE, REACHED_BY_ARTICLE - convertedByArticle)
  for (const year of yearsTo(world.history.today, 2022)) {
    const from = year === 2022 ? '2022-10-20' : `${year}-01-05`
    teller.open(
      new Random(`intentions/${year}`),
      from,
      `${year}-12-28`,
      year === 2022 ? 9 : 26 + (year - 2023) * 4,
    )
  }
}

class Teller {
  constructor(private readonly world: World) {}

  /** The intentions that led to agreements; returns the days on which they were reached. */
  converted(): Day[] {
    const random = new Random('intentions/converted')
    const days: Day[] = []
    for (const agreement of this.world.cooperation.agreements) {
      const reachedOn = workday(addDays(agreement.signedOn, -random.integer(25, 160)))
      const leads = random.chance(agreement.kind === 'PROJECT' ? 0.6 : 0.22)
      if (!leads || agreement.previous || agreement.stopsAt || reachedOn < ORIGIN) continue
      this.convert(random, agreement, reachedOn)
      days.push(reachedOn)
    }
    return days
  }

  /** Those without an agreement; one in fifteen turns out to be invalid and does not count. */
  open(random: Random, from: Day, to: Day, count: number) {
    const { register } = this.world
    for (let index = 0; index < count; index += 1) {
      const enterprise = random.pick(register.enterprises)
      const partner = random.chance(0.88) ? random.pick(register.knowledge) : null
      // entered by the article's day at the latest
      const reachedOn = workday(randomDay(random, from, addDays(to, -9)))
      const object = random.pick(enterprise.branch?.objects ?? ['技术'])
      const row = this.reach(random, {
        title: `${object}技术合作意向`,
        enterprise,
        partner,
        reachedOn,
        event: this.eventOn(reachedOn),
        mode: random.pick(['PROJECT_COOPERATION', 'COMMISSIONED_DEVELOPMENT', null]),
        wan: random.chance(0.7) ? random.integer(2, 60) * 10 : null,
      })
      this.follow(random, row)
      const reason = random.pick([
        '企业暂无资金安排,双方同意搁置',
        '技术成熟度不足,待小试完成后再议',
        '合作院校课题组调整,暂缓推进',
      ])
      this.world.history.act(
        { at: daysAfter(random, row.at, 150, 420), by: row.by, action: 'intention.shelve', reason },
        (writer) =>
          writer.update('Intention', row.row, {
            status: 'SHELVED',
            statusReason: reason,
            nextFollowUpOn: null,
          }),
      )
    }
    for (let index = 0; index < Math.max(1, Math.round(count / 15)); index += 1) {
      const enterprise = random.pick(register.enterprises)
      const reachedOn = workday(randomDay(random, from, addDays(to, -20)))
      const { row, by, at } = this.reach(random, {
        title: `${random.pick(enterprise.branch?.objects ?? ['技术'])}合作意向`,
        enterprise,
        partner: random.pick(register.knowledge),
        reachedOn,
        mode: null,
        wan: null,
      })
      const reason = '企业确认并未与对方达成意向,系现场登记错误'
      this.world.history.act(
        { at: daysAfter(random, at, 1, 4), by, action: 'intention.invalidate', reason },
        (writer) => writer.update('Intention', row, { status: 'INVALID', statusReason: reason }),
      )
    }
  }

  private convert(random: Random, agreement: Agreement, reachedOn: Day) {
    const title = `${agreement.title.replace(/(合作协议|技术合同|协议)$/, '')}意向`
    const reached = this.reach(random, {
      title,
      enterprise: agreement.enterprise,
      partner: agreement.partner,
      reachedOn,
      event: this.eventOn(reachedOn),
      mode: agreement.mode,
      wan: agreement.wan ?? null,
    })
    this.follow(random, reached)
    const at = daysAfter(random, agreement.approvedAt, 1, 3)
    this.world.history.act({ at, by: reached.by, action: 'intention.convert' }, (writer) =>
      writer.update('Intention', reached.row, {
        status: 'CONVERTED',
        convertedAgreementId: agreement.row.id,
        convertedOn: dayOfInstant(at),
        nextFollowUpOn: null,
      }),
    )
  }

  private reach(random: Random, { title, enterprise, partner, reachedOn, event, mode, wan }: Reached) {
    const by = random.pick(this.world.people.staff.clerks)
    const at = officeHours(random, addDays(reachedOn, random.integer(0, 6)))
    const rows: Row[] = []
    this.world.history.act({ at, by, action: 'intention.create' }, (writer) => {
      rows.push(
        writer.insert(
          'Intention',
          {
            title,
            enterpriseId: enterprise.id,
            enterpriseName: enterprise.name,
            partnerId: partner?.id ?? null,
            partnerName: partner?.name ?? '相关院校',
            reachedOn,
            reachedOnPrecision: 'DAY',
            originEventId: event?.row.id ?? null,
            mode,
            expectedAmountFen: wan === null ? null : wan * FEN_PER_WAN,
            technologyField: enterprise.branch?.field ?? null,
            status: 'REACHED',
            nextFollowUpOn: addDays(reachedOn, random.integer(30, 60)),
            participantIds: partner ? [enterprise.id, partner.id] : [enterprise.id],
          },
          {
            year: yearOf(reachedOn),
            title,
            names: [enterprise.name, partner?.name ?? '相关院校'],
            codes: [],
          },
        ),
      )
    })
    const [row] = rows
    if (!row) throw new Error('no intention was entered')
    return { row, by, at, reachedOn }
  }

  private follow(random: Random, { row, by, at, reachedOn }: ReturnType<Teller['reach']>) {
    const followedAt = daysAfter(random, at, 8, 20)
    this.world.history.act({ at: followedAt, by, action: 'intention.follow' }, (writer) =>
      writer.update('Intention', row, {
        status: 'FOLLOWING',
        lastFollowUpOn: dayOfInstant(followedAt),
        lastFollowUpNote: random.pick([
          '双方已互访一次,正在商定技术指标',
          '企业已提供样品,等待院校试验结果',
          '就经费和知识产权归属进行第二轮洽谈',
        ]),
        nextFollowUpOn: addDays(reachedOn, random.integer(90, 240)),
      }),
    )
  }

  /** The meeting within the ten days before, where there was one. */
  private eventOn(day: Day): HeldEvent | undefined {
    const { conferences, others } = this.world.events
    return [...conferences, ...others].find(({ heldOn }) => heldOn <= day && day <= addDays(heldOn, 10))
  }
}
