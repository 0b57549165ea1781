import { addDays, type Day } from '@/lib/dates'
import type { AgreementKind, CooperationMode } from '@/lib/generated/prisma/enums'
import { type Agreement, type AgreementPlan, correctAmount, enterAgreement, voidRecord } from './agreements'
import { daysAfter, officeHours, randomDay, workday, yearOf, yearsTo } from './days'
import { type Events, type HeldEvent, ORIGIN } from './events'
import type { History } from './history'
import type { Organization, Register } from './organizations'
import type { People } from './people'
import { enterProject, type Project, type ProjectPlan } from './projects'
import { Random } from './random'
import { type Branch, projectEndings } from './words'

export type Cooperation = { agreements: Agreement[]; projects: Project[] }

export const NAMED_PROJECT = '以焦化副产物为单体制备高性能聚酰胺关键技术开发及产业化项目'

type World = { history: History; people: People; register: Register; events: Events }

/**
 * Who signed what. Up to the article's day: 31 projects of 22 enterprises; at the third conference 15 more, of which one
 * later turns out to be a project already registered.
 */
export function tellCooperation(world: World): Cooperation {
  return new Teller(world).tell()
}

class Teller {
  private readonly cooperation: Cooperation = { agreements: [], projects: [] }
  private readonly titles = new Titles()
  private readonly signers: Organization[]
  private readonly newcomers: Organization[]

  constructor(private readonly world: World) {
    const { named, enterprises } = world.register
    const random = new Random('signers')
    const invented = random.shuffled(
      enterprises.filter(({ name }) => name.includes('示例') && name !== named.fulangshi.name),
    )
    this.signers = [named.risun, named.shuangtian, ...invented.slice(0, 20)]
    this.newcomers = invented.slice(20)
  }

  tell(): Cooperation {
    this.signBeforeTheArticle()
    this.signAtTheThirdConference()
    for (const year of yearsTo(this.world.history.today, 2023)) this.signInYear(year)
    this.signFrameworks()
    this.correctAndVoid()
    return this.cooperation
  }

  private signBeforeTheArticle() {
    const random = new Random('cooperation/first')
    const { named } = this.world.register
    const again = [named.risun, named.risun, named.risun, named.shuangtian, ...this.signers.slice(2, 7)]
    const enterprises = [...this.signers, ...again]
    enterprises.forEach((enterprise, index) => {
      const first = this.world.events.conferences[0]
      const second = this.world.events.conferences[1]
      const isRisun = enterprise === named.risun
      if (index === 0) {
        this.signProject(
          random,
          {
            enterprise,
            partners: [named.tianjin, named.risunBeijing],
            signedOn: ORIGIN,
            event: first,
            wan: 1860,
          },
          { title: NAMED_PROJECT, months: 20, course: 'planned', landsWithin: 40, industrialized: true },
        )
        return
      }
      const [signedOn, event] =
        index < 9
          ? [ORIGIN, first]
          : index < 14
            ? [workday(randomDay(random, '2021-02-22', '2021-10-30')), undefined]
            : index < 22
              ? ['2021-11-18', second]
              : [workday(randomDay(random, '2022-01-10', '2022-09-16')), undefined]
      const partner = isRisun
        ? random.pick([named.wuhan, named.qingdao, named.anshan])
        : index === 1
          ? named.yanshan
          : this.partner(random)
      this.signProject(random, { enterprise, partners: [partner], signedOn, event })
    })
  }

  private signAtTheThirdConference() {
    const random = new Random('cooperation/third conference')
    const { history, people, register, events } = this.world
    const { dingyang, jinniu, baota, tsinghua, peking, academy } = register.named
    const third = events.conferences[2]
    const enterprises = [dingyang, jinniu, baota, ...this.signers.slice(8, 12), ...this.newcomers.slice(0, 7)]
    const partners = [academy, peking, tsinghua]
    enterprises.forEach((enterprise, index) => {
      const signedOn = workday(randomDay(random, '2022-10-20', '2022-10-28'))
      this.signProject(random, {
        enterprise,
        partners: [partners[index] ?? this.partner(random)],
        signedOn,
        event: third,
      })
    })

    // The fifteenth: signed once more at the conference, although the project has been registered since 2021.
    const earlier = this.cooperation.projects.find(
      ({ agreement }) => agreement.enterprise === this.signers[12],
    )
    if (!earlier) throw new Error('no earlier project')
    const again = this.signProject(
      random,
      {
        enterprise: earlier.agreement.enterprise,
        partners: earlier.agreement.partners,
        signedOn: '2022-10-24',
        event: third,
      },
      { title: `${earlier.title}(二期)`, months: 18, course: 'planned', until: '2022-12-14' },
    )
    const reviewer = people.staff.reviewers[0]
    if (!reviewer) throw new Error('no reviewer')
    const foundAt = officeHours(random, '2022-12-14')
    const reason = () => `与 ${earlier.row.code} 为同一项目,大会上签订的是其续签协议,重复登记的项目作废`
    voidRecord(history, reviewer, foundAt, 'Project', again.row, reason)
    history.act(
      {
        at: foundAt,
        by: reviewer,
        action: 'agreement.update',
        reason: () => `系 ${earlier.agreement.row.code} 的续签协议,补登前一协议`,
      },
      (writer) => writer.update('Agreement', again.agreement.row, { previousId: earlier.agreement.row.id }),
    )
  }

  private signInYear(year: number) {
    const random = new Random(`cooperation/${year}`)
    const known = this.world.events.conferences.find(({ heldOn }) => yearOf(heldOn) === year)
    const count = Math.min(48, 26 + (year - 2023) * 6)
    const pool = [...this.signers, ...this.newcomers.slice(0, 14 + (year - 2022) * 12)]
    const { fulangshi, risun, shuangtian } = this.world.register.named
    for (let index = 0; index < count; index += 1) {
      const atConference = known && index < Math.round(count * 0.35)
      const signedOn = atConference
        ? known.heldOn
        : workday(randomDay(random, `${year}-02-01`, `${year}-12-25`))
      const enterprise =
        index === 0 ? risun : index === 1 ? shuangtian : index === 2 ? fulangshi : random.pick(pool)
      this.signProject(random, {
        enterprise,
        partners: [this.partner(random)],
        signedOn,
        event: atConference ? known : undefined,
      })
    }
  }

  /** Every partner's standing agreement, renewed when it ends: what "long-term" is counted from. */
  private signFrameworks() {
    const random = new Random('cooperation/frameworks')
    const { register, history } = this.world
    const { conferences } = this.world.events
    const lastYear = yearOf(history.today)
    register.knowledge.forEach((partner, index) => {
      if (index % 14 === 9) return
      const atConference = index % 5 === 0
      const event = atConference ? conferences[index % 2] : undefined
      const signedOn = event ? event.heldOn : workday(randomDay(random, '2020-11-16', '2022-09-20'))
      const own = new Random(`cooperation/framework ${index}`)
      const enterprise =
        partner === register.named.tianjin ? register.named.risun : own.pick(register.enterprises)
      const months = index % 29 === 3 ? 12 : own.pick([36, 36, 48, 60])
      let agreement = this.signStanding(own, { enterprise, partner, signedOn, event, months })
      while (months > 12 && yearOf(agreement.expiresOn) <= lastYear && own.chance(0.85)) {
        const renewedOn = workday(addDays(agreement.expiresOn, own.integer(-25, 20)))
        agreement = this.signStanding(own, {
          enterprise,
          partner,
          signedOn: renewedOn,
          months: own.pick([24, 36, 36]),
          previous: agreement,
        })
      }
    })
    for (const year of yearsTo(history.today, 2023)) {
      const fresh = new Random(`cooperation/frameworks ${year}`)
      const event = conferences.find(({ heldOn }) => yearOf(heldOn) === year)
      for (let index = 0; index < 13; index += 1) {
        const signedOn =
          event && index < 5 ? event.heldOn : workday(randomDay(fresh, `${year}-01-08`, `${year}-12-25`))
        this.signStanding(fresh, {
          enterprise: fresh.pick(register.enterprises),
          partner: this.partner(fresh),
          signedOn,
          event: index < 5 ? event : undefined,
          months: fresh.pick([12, 24, 36]),
        })
      }
    }
  }

  private signStanding(
    random: Random,
    {
      enterprise,
      partner,
      signedOn,
      event,
      months,
      previous,
    }: {
      enterprise: Organization
      partner: Organization
      signedOn: Day
      event?: HeldEvent
      months: number
      previous?: Agreement
    },
  ): Agreement {
    const { history, people, register } = this.world
    const kind =
      previous?.kind ??
      random.weighted<AgreementKind>([
        ['FRAMEWORK', 8],
        ['STRATEGIC', 5],
        ['PLATFORM', 4],
        ['TALENT', 3],
      ])
    const mode = previous?.mode ?? random.pick(standingModes[kind] ?? ['OTHER'])
    const name = standingNames[kind] ?? '合作协议'
    const title = previous
      ? `${previous.title.replace(/\(\d{4}年续签\)$/, '')}(${yearOf(signedOn)}年续签)`
      : `${enterprise.name}与${partner.name}${name}`
    const plan: AgreementPlan = {
      title,
      kind,
      mode,
      signedOn,
      enterprise,
      partners: [partner],
      event,
      months,
      previous,
      wan: kind === 'PLATFORM' || kind === 'TALENT' ? random.integer(20, 300) : undefined,
      government: mode === 'GOVERNMENT_INDUSTRY_RESEARCH' ? register.bureau : undefined,
    }
    const agreement = enterAgreement(history, people, random, plan)
    this.cooperation.agreements.push(agreement)
    return agreement
  }

  private signProject(
    random: Random,
    signing: {
      enterprise: Organization
      partners: Organization[]
      signedOn: Day
      event?: HeldEvent
      wan?: number
    },
    plan: ProjectPlan = {
      title: this.titles.next(random, signing.enterprise),
      months: random.pick([12, 18, 18, 24, 24, 30, 36]),
    },
  ): Project {
    const { history, people } = this.world
    const kind = random.chance(0.15) ? 'TECHNOLOGY_CONTRACT' : 'PROJECT'
    const agreement = enterAgreement(history, people, random, {
      ...signing,
      title: `${plan.title}${kind === 'PROJECT' ? '合作协议' : '技术合同'}`,
      kind,
      mode: random.weighted<CooperationMode>([
        ['PROJECT_COOPERATION', 9],
        ['COMMISSIONED_DEVELOPMENT', 5],
        ['TRANSFER_LICENSE', 3],
        ['JOINT_RD_PLATFORM', 1],
      ]),
      months: plan.months + 6,
      wan: signing.wan ?? amountInWan(random),
    })
    const project = enterProject(history, people, random, agreement, plan)
    this.cooperation.agreements.push(agreement)
    this.cooperation.projects.push(project)
    return project
  }

  private correctAndVoid() {
    const { history, people } = this.world
    const random = new Random('cooperation/corrections')
    const reviewer = people.staff.reviewers[1] ?? people.staff.administrator
    for (const year of yearsTo(history.today, 2021)) {
      const ofYear = this.cooperation.agreements.filter(
        ({ signedOn, wan }) => yearOf(signedOn) === year && wan !== undefined,
      )
      for (const agreement of random.sample(ofYear, 4)) {
        const rightWan = Math.max(1, Math.round((agreement.wan ?? 100) * random.pick([0.1, 0.8, 1.2, 1.5])))
        correctAmount(
          history,
          random.pick(people.staff.clerks),
          daysAfter(random, agreement.approvedAt, 20, 90),
          agreement,
          rightWan,
        )
      }
      const standing = this.cooperation.agreements.filter(
        ({ signedOn, kind }) =>
          yearOf(signedOn) === year && kind !== 'PROJECT' && kind !== 'TECHNOLOGY_CONTRACT',
      )
      for (const { row, approvedAt, ...original } of random.sample(standing, 2)) {
        const twice = enterAgreement(history, people, random, {
          ...original,
          enteredAt: daysAfter(random, approvedAt, 3, 20),
          stopsAt: 'SUBMITTED',
        })
        const reason = () => `与 ${row.code} 为同一协议,重复录入,作废`
        voidRecord(
          history,
          reviewer,
          daysAfter(random, twice.approvedAt, 2, 12),
          'Agreement',
          twice.row,
          reason,
        )
      }
    }
  }

  /** Beijing, Tianjin and 雄安 first: 京津研发、定州转化. */
  private partner(random: Random): Organization {
    const { knowledge } = this.world.register
    const near = knowledge.filter(({ region }) => /^(11|12|1331)/.test(region))
    return random.chance(0.6) ? random.pick(near) : random.pick(knowledge)
  }
}

const standingModes: Partial<Record<AgreementKind, CooperationMode[]>> = {
  FRAMEWORK: ['STRATEGIC_COOPERATION', 'STRATEGIC_COOPERATION', 'GOVERNMENT_INDUSTRY_RESEARCH'],
  STRATEGIC: ['STRATEGIC_COOPERATION', 'STRATEGIC_ALLIANCE'],
  PLATFORM: ['JOINT_RD_PLATFORM'],
  TALENT: ['TALENT_FLEXIBLE'],
}
const standingNames: Partial<Record<AgreementKind, string>> = {
  FRAMEWORK: '产学研合作框架协议',
  STRATEGIC: '战略合作协议',
  PLATFORM: '共建联合实验室协议',
  TALENT: '柔性引才协议',
}

/** Titles of projects: never the same twice for one enterprise. */
export class Titles {
  private readonly used = new Set<string>()

  next(random: Random, { id, branch }: { id: string; branch: Branch | null }): string {
    if (!branch) throw new Error('only enterprises of a branch have projects')
    for (;;) {
      const title = random.pick(branch.objects) + random.pick(projectEndings)
      const key = `${id} ${title}`
      if (this.used.has(key)) continue
      this.used.add(key)
      return title
    }
  }
}

/** Many small ones, a few large ones; whole 万元. */
export function amountInWan(random: Random): number {
  return Math.round(Math.exp(random.integer(340, 680) / 100) / 5) * 5 + 20
}
