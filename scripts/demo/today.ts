import { addDays, addMonths, type Day } from '@/lib/dates'
import { Teller as Achievements } from './achievements'
import { enterAgreement } from './agreements'
import { Teller as Contracts } from './contracts'
import { amountInWan, type Cooperation, Titles } from './cooperation'
import { daysAfter, monthOf, officeHours, spareHours, workday, workdayBefore } from './days'
import type { Events } from './events'
import type { Author, History } from './history'
import type { Organization, Register } from './organizations'
import type { Granted } from './patents'
import type { People } from './people'
import { enterProject, type Project, returnReport, submitReport } from './projects'
import { Random } from './random'
import { suspensionReasons } from './words'

/** Figures up to this day are fixed; what is under way is told only where it lies well after it. */
const FIXED_UNTIL: Day = '2024-03-01'

type World = {
  history: History
  people: People
  register: Register
  events: Events
  cooperation: Cooperation
  patents: Granted[]
}

/** What is under way on the day of loading, so that nobody opens an empty desk. */
export function tellToday(world: World) {
  if (world.history.today < FIXED_UNTIL) return
  const teller = new Teller(world)
  teller.ownProjects(world.register.named.risun)
  teller.ownProjects(world.register.named.shuangtian, 2)
  teller.suspendedProject()
  teller.waitingAgreements()
  teller.waitingContracts()
  teller.waitingAchievements()
}

class Teller {
  private readonly random = new Random('today')
  private readonly titles = new Titles()
  private readonly today: Day
  private readonly month: string

  constructor(private readonly world: World) {
    this.today = world.history.today
    this.month = monthOf(this.today)
  }

  /**
   * Four running projects of one enterprise, as its home page shows them: one not reported this month, one report
   * returned, one waiting for review with a milestone due soon, one approved with a milestone to be confirmed.
   */
  ownProjects(enterprise: Organization, count = 4) {
    const { random, today, month } = this
    const { named } = this.world.register
    const [reviewer] = this.world.people.staff.reviewers
    if (!reviewer) throw new Error('no reviewer')
    const partners = [named.tianjin, named.wuhan, named.anshan, named.yanshan]
    const projects = partners
      .slice(0, count)
      .map((partner, index) => this.runningProject(enterprise, partner, 420 - index * 80))
    const [, returned, waiting, approved] = projects
    const report = (project: Project, daysAgo: number) =>
      submitReport(this.world.history, random, project, {
        period: month,
        situation: 'PROGRESS',
        percent: Math.min(95, project.percent + 4),
        submittedAt: spareHours(random, addDays(today, -daysAgo)),
      })
    if (returned) {
      const at = officeHours(random, workdayBefore(workdayBefore(today)))
      returnReport(
        this.world.history,
        reviewer,
        report(returned, 6),
        at,
        '请写明中试线本月的运行时间和产品合格率,并附检测报告编号',
      )
    }
    if (waiting) report(waiting, 2)
    if (approved) this.approve(approved, report(approved, 7), reviewer)
  }

  suspendedProject() {
    const { random, today } = this
    const { history, people, register } = this.world
    const enterprise = random.pick(register.enterprises)
    const project = this.runningProject(enterprise, random.pick(register.universities), 380)
    const reason = random.pick(suspensionReasons)
    history.act(
      {
        at: officeHours(random, workdayBefore(addDays(today, -12))),
        by: random.pick(people.staff.clerks),
        action: 'project.suspend',
        reason,
      },
      (writer) =>
        writer.update('Project', project.row, {
          status: 'SUSPENDED',
          statusBeforeSuspension: 'IN_PROGRESS',
          statusReason: reason,
        }),
    )
  }

  private runningProject(enterprise: Organization, partner: Organization, daysAgo: number): Project {
    const { random, today } = this
    const { history, people } = this.world
    const title = this.titles.next(random, enterprise)
    const signedOn = workday(addDays(today, -daysAgo))
    const agreement = enterAgreement(history, people, random, {
      title: `${title}合作协议`,
      kind: 'PROJECT',
      mode: 'PROJECT_COOPERATION',
      signedOn,
      enterprise,
      partners: [partner],
      months: 40,
      wan: amountInWan(random),
    })
    const project = enterProject(history, people, random, agreement, {
      title,
      months: 30,
      course: 'planned',
      landsWithin: 25,
      lastReport: monthOf(addMonths(`${this.month}-01`, -1)),
      milestones: [
        { title: '技术方案评审通过', dueOn: workday(addDays(signedOn, 90)), done: true },
        { title: '中试线建成并稳定运行', dueOn: workday(addDays(today, 12)), done: false },
        { title: '第三方检测合格', dueOn: workday(addDays(today, 150)), done: false },
        { title: '示范应用总结', dueOn: workday(addDays(today, 330)), done: false },
      ],
    })
    this.world.cooperation.agreements.push(agreement)
    this.world.cooperation.projects.push(project)
    return project
  }

  private approve(project: Project, report: ReturnType<typeof submitReport>, reviewer: Author) {
    const { random, today } = this
    const { history } = this.world
    const at = officeHours(random, workdayBefore(addDays(today, -3)))
    history.act({ at, by: reviewer, action: 'progress-report.approve' }, (writer) => {
      writer.update('ProgressReport', report, {
        status: 'APPROVED',
        reviewedById: reviewer.id,
        reviewedAt: at,
        returnReason: null,
      })
      writer.update('Project', project.row, { progressPercent: Math.min(95, project.percent + 4) })
    })
    const milestone = project.milestones[1]
    if (!milestone) return
    history.act(
      { at: spareHours(random, addDays(today, -2)), by: project.author, action: 'project.submit-milestone' },
      (writer) =>
        writer.update('Milestone', milestone, {
          status: 'AWAITING_CONFIRMATION',
          doneOn: addDays(today, -3),
          evidence: '示例佐证材料:中试线运行记录、检测报告各一份',
          submittedById: project.author.id,
        }),
    )
  }

  waitingAgreements() {
    const { random, today } = this
    const { history, people, register } = this.world
    const stops = [
      'SUBMITTED',
      'SUBMITTED',
      'SUBMITTED',
      'SUBMITTED',
      'SUBMITTED',
      'RETURNED',
      'RETURNED',
      'DRAFT',
      'DRAFT',
      'DRAFT',
    ] as const
    stops.forEach((stopsAt, index) => {
      const enterprise =
        index === 0 || index === 5
          ? register.named.risun
          : index === 1
            ? register.named.shuangtian
            : random.pick(register.enterprises)
      const title = this.titles.next(random, enterprise)
      const agreement = enterAgreement(history, people, random, {
        title: `${title}合作协议`,
        kind: 'PROJECT',
        mode: 'PROJECT_COOPERATION',
        signedOn: workday(addDays(today, -16 - index)),
        enterprise,
        partners: [index === 0 ? register.named.tianjin : random.pick(register.knowledge)],
        months: 24,
        wan: amountInWan(random),
        stopsAt,
        enteredAt: officeHours(random, workdayBefore(addDays(today, stopsAt === 'RETURNED' ? -8 : -3))),
      })
      this.world.cooperation.agreements.push(agreement)
    })
  }

  waitingContracts() {
    const { random, today } = this
    const contracts = new Contracts(this.world)
    for (let index = 0; index < 7; index += 1) {
      const contract = contracts.sign(
        random,
        workday(addDays(today, -30 + index)),
        random.integer(12, 260) * 10_000,
      )
      const submittedAt = contracts.submit(
        random,
        contract,
        officeHours(random, workdayBefore(addDays(today, index < 5 ? -3 : -7))),
      )
      if (index >= 5) contracts.askForCorrection(random, contract.row, daysAfter(random, submittedAt, 1, 1))
    }
  }

  waitingAchievements() {
    const { random, today } = this
    const { cooperation, register } = this.world
    const landed = cooperation.projects.filter(
      ({ landedOn }) => landedOn < addDays(today, -200) && landedOn > addDays(today, -900),
    )
    const own = landed.find(({ agreement }) => agreement.enterprise === register.named.risun)
    const achievements = new Achievements(this.world)
    for (const project of [...(own ? [own] : []), ...random.sample(landed, 4)]) {
      achievements.claim(random, {
        ...achievements.about(random, project, today),
        novelty: random.pick(['DOMESTIC_GAP', 'DOMESTIC_LEADING', 'INTERNATIONAL_ADVANCED']),
        evidenceOn: workday(addDays(today, -random.integer(12, 20))),
        fate: 'submitted',
        enteredAt: officeHours(random, workdayBefore(addDays(today, -random.integer(2, 5)))),
      })
    }
  }
}
