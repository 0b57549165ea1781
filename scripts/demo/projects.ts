import { addDays, addMonths, type Day, daysBetween } from '@/lib/dates'
import type { LandingEvidence, ReportSituation } from '@/lib/generated/prisma/enums'
import { type Agreement, terminateAgreement } from './agreements'
import {
  dayOfInstant,
  daysAfter,
  type Instant,
  monthOf,
  officeHours,
  spareHours,
  workday,
  yearOf,
} from './days'
import type { Author, History, Row } from './history'
import type { People } from './people'
import { CITY } from './places'
import type { Random } from './random'
import {
  milestoneTitles,
  narratives,
  nextSteps,
  problems,
  returnRemarks,
  suspensionReasons,
  terminationReasons,
} from './words'

const FEN_PER_WAN = 1_000_000
/** Until then enterprises reported once a quarter, since then once a month. */
const MONTHLY_SINCE = '2026-01'

const NEVER: Day = '9999-12-31'

type Course = 'planned' | 'late' | 'extended' | 'suspended' | 'terminated' | 'rectified' | 'never landed'

export type ProjectPlan = {
  title: string
  /** Whole months from start to planned end. */
  months: number
  course?: Course
  industrialized?: boolean
  /** Lands within so many days of its start. */
  landsWithin?: number
  /** The last month that is reported on; whoever asks for it tells the rest of the story. */
  lastReport?: string
  milestones?: { title: string; dueOn: Day; done: boolean }[]
  /** The day on which it turns out to be an error; nothing happens to it any more. */
  until?: Day
}

export type Project = {
  row: Row
  title: string
  agreement: Agreement
  createdAt: Instant
  /** NEVER where it does not land, or is no project of its own. */
  landedOn: Day
  /** A wrong entry, on which nothing else may stand. */
  isVoided: boolean
  author: Author
  milestones: Row[]
  /** Of the last report written here. */
  percent: number
}

/** Tells the life of a project from its entry to its end; whatever lies after today is left out by the history. */
export function enterProject(
  history: History,
  people: People,
  random: Random,
  agreement: Agreement,
  plan: ProjectPlan,
): Project {
  const life = new Life(history, people, random, agreement, plan)
  life.enter()
  life.live()
  return life.project()
}

class Life {
  private readonly course: Course
  private readonly author: Author
  private readonly clerk: Author
  private readonly reviewer: Author
  private readonly startsOn: Day
  private readonly plannedEndOn: Day
  private readonly landedOn: Day
  private readonly createdAt: Instant
  private readonly wan: number
  private readonly milestones: { row: Row; dueOn: Day; done: boolean }[] = []
  private row: Row | undefined
  private percent = 0

  constructor(
    private readonly history: History,
    people: People,
    private readonly random: Random,
    private readonly agreement: Agreement,
    private readonly plan: ProjectPlan,
  ) {
    this.course =
      plan.course ??
      random.weighted<Course>([
        ['planned', 58],
        ['late', 14],
        ['extended', 9],
        ['suspended', 6],
        ['terminated', 6],
        ['rectified', 3],
        ['never landed', 4],
      ])
    this.author = people.memberOf(agreement.enterprise)
    this.clerk = random.pick(people.staff.clerks)
    this.reviewer = random.pick(people.staff.reviewers)
    this.startsOn = addDays(agreement.signedOn, random.integer(10, 40))
    this.plannedEndOn = addDays(addMonths(this.startsOn, plan.months), -1)
    this.createdAt = daysAfter(random, agreement.approvedAt, 1, 3)
    const landing = workday(addDays(this.startsOn, random.integer(8, plan.landsWithin ?? 210)))
    this.landedOn =
      landing > dayOfInstant(this.createdAt) ? landing : workday(addDays(dayOfInstant(this.createdAt), 3))
    this.wan = agreement.wan ?? random.integer(60, 600)
  }

  project(): Project {
    return {
      row: this.kept(),
      title: this.plan.title,
      agreement: this.agreement,
      createdAt: this.createdAt,
      landedOn: this.course === 'never landed' || this.plan.until ? NEVER : this.landedOn,
      isVoided: this.plan.until !== undefined,
      author: this.author,
      milestones: this.milestones.map(({ row }) => row),
      percent: this.percent,
    }
  }

  enter() {
    const { agreement, random, plan } = this
    const { branch } = agreement.enterprise
    const trlStart = random.integer(3, 5)
    const participants = [agreement.enterprise, ...agreement.partners]
    this.act(this.createdAt, this.clerk, 'project.create', (writer) => {
      this.row = writer.insert(
        'Project',
        {
          title: plan.title,
          agreementId: agreement.row.id,
          enterpriseId: agreement.enterprise.id,
          enterpriseName: agreement.enterprise.name,
          partnerName: agreement.partner.name,
          mode: agreement.mode,
          technologyField: branch?.field ?? null,
          industryCode: branch?.industry ?? null,
          strategicIndustry: branch?.strategic ?? null,
          rdSiteRegion: agreement.partner.region,
          transformationSiteRegion: CITY,
          stage: 'ONE_TO_HUNDRED',
          trlStart,
          trlCurrent: trlStart,
          plannedStartOn: this.startsOn,
          plannedEndOn: this.plannedEndOn,
          totalBudgetFen: this.wan * FEN_PER_WAN,
          governmentFundingFen: random.chance(0.4) ? Math.round(this.wan * 0.15) * FEN_PER_WAN : 0,
          jobs: random.integer(3, 40),
          summary: `围绕${plan.title}开展联合攻关,形成可在定州实施的工艺和产品。`,
          status: 'SIGNED',
          progressPercent: 0,
          participantIds: participants.map(({ id }) => id),
        },
        {
          year: yearOf(agreement.signedOn),
          title: plan.title,
          names: participants.map(({ name }) => name),
          codes: [],
        },
      )
      const project = this.row
      participants.forEach(({ id, name }, position) => {
        const role = position === 0 ? 'LEAD' : position === 1 ? 'TECHNOLOGY_PROVIDER' : 'PARTICIPANT'
        writer.insert('ProjectParty', { projectId: project.id, organizationId: id, name, role, position })
      })
      for (const { title, dueOn, done } of plan.milestones ?? this.plannedMilestones()) {
        const row = writer.insert('Milestone', {
          projectId: project.id,
          title,
          dueOn,
          doneOn: null,
          weight: 25,
          status: 'NOT_STARTED',
        })
        this.milestones.push({ row, dueOn, done })
      }
    })
  }

  live() {
    if (this.course === 'never landed') {
      const at = officeHours(this.random, addDays(this.startsOn, 300))
      return this.terminate(at)
    }
    this.land()
    const pause = this.course === 'suspended' ? this.suspend() : null
    const slip =
      this.course === 'late'
        ? this.random.integer(60, 200)
        : this.course === 'extended'
          ? 150
          : (pause?.days ?? 0)
    const end =
      this.course === 'terminated'
        ? addDays(this.landedOn, Math.round(this.duration() * 0.6))
        : addDays(this.plannedEndOn, slip)
    this.finishMilestones(end)
    this.report(end, pause)
    this.spend(end)
    if (this.course === 'terminated') this.terminate(officeHours(this.random, addDays(end, 3)))
    else this.accept(end)
  }

  private land() {
    const { random } = this
    const at = daysAfter(random, `${this.landedOn}T00`, 1, 4)
    const evidence = random.weighted<LandingEvidence>([
      ['FUND_FLOW', 5],
      ['SITE_PHOTO', 3],
      ['CONTRACT_REGISTERED', 1],
      ['MILESTONE', 1],
    ])
    if (evidence === 'FUND_FLOW') {
      this.addFunds(
        officeHours(random, this.landedOn),
        'RECEIVED',
        Math.max(1, Math.round(this.wan * 0.3)),
        this.landedOn,
      )
    }
    this.act(at, this.clerk, 'project.confirm-landing', (writer) => {
      writer.update('Project', this.kept(), {
        status: 'IN_PROGRESS',
        landedOn: this.landedOn,
        landingEvidence: evidence,
        landingNote: landingNotes[evidence],
      })
      const first = this.milestones[0]
      if (first) writer.update('Milestone', first.row, { status: 'IN_PROGRESS' })
    })
  }

  /** Three to five steps spread over the duration. */
  private plannedMilestones() {
    const count = this.random.integer(3, 5)
    const titles = milestoneTitles.slice(0, count - 1).concat(milestoneTitles.slice(-1))
    return titles.map((title, index) => ({
      title,
      dueOn: workday(addDays(this.startsOn, Math.round((this.duration() * (index + 1)) / count) - 5)),
      done: true,
    }))
  }

  private finishMilestones(end: Day) {
    const { random } = this
    const slip = end > this.plannedEndOn ? daysBetween(this.plannedEndOn, end) : 0
    this.milestones.forEach(({ row, dueOn, done }, index) => {
      const share = (index + 1) / this.milestones.length
      const wishedOn = workday(addDays(dueOn, Math.round(slip * share) + random.integer(-12, 10)))
      if (!done || (this.course === 'terminated' && wishedOn > end)) return
      const doneOn = [wishedOn, addDays(this.landedOn, 12 + index * 20)].sort().at(-1) ?? wishedOn
      const submittedAt = spareHours(random, doneOn)
      this.act(submittedAt, this.author, 'project.submit-milestone', (writer) =>
        writer.update('Milestone', row, {
          status: 'AWAITING_CONFIRMATION',
          doneOn,
          evidence: '示例佐证材料:评审意见、检测报告各一份',
          submittedById: this.author.id,
        }),
      )
      let at = submittedAt
      if (random.chance(0.05)) {
        const reason = '佐证材料中缺少检测报告,请补充后重新提交'
        at = daysAfter(random, at, 1, 3)
        this.act(
          at,
          this.reviewer,
          'project.return-milestone',
          (writer) =>
            writer.update('Milestone', row, { status: 'IN_PROGRESS', returnReason: reason, doneOn: null }),
          reason,
        )
        at = daysAfter(random, at, 1, 3)
        this.act(at, this.author, 'project.submit-milestone', (writer) =>
          writer.update('Milestone', row, { status: 'AWAITING_CONFIRMATION', doneOn, returnReason: null }),
        )
      }
      const confirmedAt = daysAfter(random, at, 1, 7)
      this.act(confirmedAt, this.reviewer, 'project.confirm-milestone', (writer) => {
        writer.update('Milestone', row, {
          status: 'CONFIRMED',
          confirmedById: this.reviewer.id,
          confirmedAt,
          returnReason: null,
        })
      })
    })
  }

  private suspend() {
    const { random } = this
    const from = workday(addDays(this.landedOn, Math.round(this.duration() * 0.4)))
    const days = random.integer(90, 260)
    const reason = random.pick(suspensionReasons)
    this.act(
      officeHours(random, from),
      this.clerk,
      'project.suspend',
      (writer) =>
        writer.update('Project', this.kept(), {
          status: 'SUSPENDED',
          statusBeforeSuspension: 'IN_PROGRESS',
          statusReason: reason,
        }),
      reason,
    )
    const until = workday(addDays(from, days))
    this.act(officeHours(random, until), this.clerk, 'project.resume', (writer) =>
      writer.update('Project', this.kept(), {
        status: 'IN_PROGRESS',
        statusBeforeSuspension: null,
        statusReason: null,
      }),
    )
    return { from, until, days }
  }

  private report(end: Day, pause: { from: Day; until: Day } | null) {
    let asked: boolean = false
    for (
      let month: string = monthOf(addMonths(this.landedOn, 1));
      month < monthOf(end);
      month = monthOf(addMonths(`${month}-01`, 1))
    ) {
      if (month > (this.plan.lastReport ?? '9999-12')) break
      const isDue = month >= MONTHLY_SINCE || Number(month.slice(5)) % 3 === 0
      const isPaused = pause && `${month}-25` > pause.from && `${month}-25` < pause.until
      if (!isDue || isPaused || (this.plan.lastReport === undefined && this.random.chance(0.03))) continue
      const wantsExtension: boolean =
        this.course === 'extended' && !asked && month >= monthOf(addDays(this.plannedEndOn, -60))
      asked ||= wantsExtension
      this.reportOn(month, end, wantsExtension)
    }
  }

  private reportOn(period: string, end: Day, wantsExtension: boolean) {
    const { random, author } = this
    const elapsed = daysBetween(this.landedOn, `${period}-25`) / Math.max(1, daysBetween(this.landedOn, end))
    const moved = Math.min(95, Math.round(elapsed * 100) + random.integer(-4, 4))
    const before = this.percent
    this.percent = Math.max(before, moved)
    const situation: ReportSituation = wantsExtension
      ? 'EXTENSION'
      : this.percent === before
        ? 'NO_CHANGE'
        : random.chance(this.course === 'late' ? 0.3 : 0.07)
          ? 'DIFFICULTY'
          : 'PROGRESS'
    const submittedAt = spareHours(
      random,
      addDays(`${period}-11`, random.chance(0.92) ? random.integer(0, 13) : random.integer(15, 22)),
    )
    const report = this.submitReport({
      period,
      situation,
      percent: this.percent,
      submittedAt,
      requestedEndOn: wantsExtension ? end : null,
    })

    let at = submittedAt
    if (random.chance(0.06)) {
      at = daysAfter(random, at, 1, 3)
      this.returnReport(report, at, random.pick(returnRemarks.report))
      at = daysAfter(random, at, 1, 3)
      const again = at
      this.act(at, author, 'project.report', (writer) =>
        writer.update('ProgressReport', report, {
          status: 'SUBMITTED',
          narrative: `${random.pick(narratives.PROGRESS)}(已按退回意见补充)`,
          submittedAt: again,
          reviewedById: null,
          reviewedAt: null,
        }),
      )
    }
    at = daysAfter(random, at, 1, 5)
    const reviewedAt = at
    const percent = this.percent
    this.act(at, this.reviewer, 'progress-report.approve', (writer) => {
      writer.update('ProgressReport', report, {
        status: 'APPROVED',
        reviewedById: this.reviewer.id,
        reviewedAt,
        returnReason: null,
      })
      const moves = {
        ...(percent === before ? {} : { progressPercent: percent }),
        ...(wantsExtension ? { plannedEndOn: end } : {}),
      }
      if (Object.keys(moves).length > 0) writer.update('Project', this.kept(), moves)
    })
  }

  private submitReport(report: {
    period: string
    situation: ReportSituation
    percent: number
    submittedAt: Instant
    requestedEndOn: Day | null
  }): Row {
    return submitReport(this.history, this.random, { row: this.kept(), author: this.author }, report)
  }

  private returnReport(report: Row, at: Instant, reason: string) {
    returnReport(this.history, this.reviewer, report, at, reason)
  }

  private spend(end: Day) {
    const { random } = this
    const flows = random.integer(1, 4)
    for (let index = 0; index < flows; index += 1) {
      const flowOn = workday(
        addDays(this.landedOn, Math.round((daysBetween(this.landedOn, end) * (index + 0.6)) / (flows + 1))),
      )
      const kind = random.weighted([
        ['SPENT', 5],
        ['RECEIVED', 3],
        ['ALLOCATED', 1],
      ])
      const wan = Math.max(1, Math.round((this.wan * random.integer(8, 22)) / 100))
      const at = officeHours(random, addDays(flowOn, random.integer(1, 8)))
      const row = this.addFunds(at, kind, wan, flowOn)
      if (random.chance(0.03)) {
        const reason = '与另一笔资金记录重复,作废'
        const voidedAt = daysAfter(random, at, 5, 40)
        this.act(
          voidedAt,
          this.clerk,
          'project.void-fund-flow',
          (writer) =>
            writer.update('FundFlow', row, { voidedAt, voidReason: reason, voidedById: this.clerk.id }),
          reason,
        )
      }
    }
  }

  private addFunds(at: Instant, kind: string, wan: number, flowOn: Day): Row {
    const source =
      kind === 'SPENT' ? null : this.random.pick(['企业自筹', '市级科技专项资金', '合作院校投入', '银行贷款'])
    const rows: Row[] = []
    this.act(at, this.clerk, 'project.add-fund-flow', (writer) => {
      rows.push(
        writer.insert('FundFlow', {
          projectId: this.kept().id,
          kind,
          amountFen: wan * FEN_PER_WAN,
          flowOn,
          source,
          note: null,
        }),
      )
    })
    const [row] = rows
    if (!row) throw new Error('no funds were entered')
    return row
  }

  private accept(end: Day) {
    const { random } = this
    const apply = (at: Instant) =>
      this.act(at, this.clerk, 'project.apply-acceptance', (writer) =>
        writer.update('Project', this.kept(), {
          status: 'ACCEPTANCE_PENDING',
          acceptanceAppliedOn: dayOfInstant(at),
          acceptanceResult: null,
          statusReason: null,
        }),
      )
    let at = officeHours(random, addDays(end, random.integer(26, 36)))
    apply(at)
    if (this.course === 'rectified') {
      const reason = '验收组认为中试数据不足,要求整改后重新申请验收'
      at = daysAfter(random, at, 12, 25)
      this.act(
        at,
        this.reviewer,
        'project.fail-acceptance',
        (writer) =>
          writer.update('Project', this.kept(), {
            status: 'RECTIFYING',
            statusReason: reason,
            acceptanceResult: 'FAILED',
          }),
        reason,
      )
      at = daysAfter(random, at, 60, 150)
      apply(at)
    }
    at = daysAfter(random, at, 10, 30)
    const acceptedOn = dayOfInstant(at)
    this.act(at, this.reviewer, 'project.pass-acceptance', (writer) =>
      writer.update('Project', this.kept(), {
        status: 'ACCEPTED',
        statusReason: null,
        acceptedOn,
        acceptanceResult: 'PASSED',
        acceptanceMethod: '专家组现场验收',
        acceptanceCertificateNo: `示例验字〔${yearOf(acceptedOn)}〕${random.integer(100, 999)}号`,
        progressPercent: 100,
        trlCurrent: 8,
      }),
    )
    if (!(this.plan.industrialized ?? random.chance(0.45))) return
    at = daysAfter(random, at, 30, 200)
    const industrializedOn = dayOfInstant(at)
    this.act(at, this.clerk, 'project.industrialize', (writer) =>
      writer.update('Project', this.kept(), {
        status: 'INDUSTRIALIZED',
        industrializedOn,
        trlCurrent: 9,
        stage: 'HUNDRED_TO_MILLION',
      }),
    )
  }

  private terminate(at: Instant) {
    const reason = this.random.pick(terminationReasons)
    const terminatedOn = dayOfInstant(at)
    this.act(
      at,
      this.reviewer,
      'project.terminate',
      (writer) =>
        writer.update('Project', this.kept(), { status: 'TERMINATED', terminatedOn, statusReason: reason }),
      reason,
    )
    if (this.random.chance(0.7)) {
      terminateAgreement(
        this.history,
        this.clerk,
        daysAfter(this.random, at, 1, 5),
        this.agreement,
        terminatedOn,
        reason,
      )
    }
  }

  private duration() {
    return daysBetween(this.startsOn, this.plannedEndOn)
  }

  private kept(): Row {
    if (!this.row) throw new Error('the project is not entered yet')
    return this.row
  }

  private act(
    at: Instant,
    by: Author,
    action: string,
    write: Parameters<History['act']>[1],
    reason?: string,
  ) {
    const isLost = this.plan.until !== undefined && at >= this.plan.until
    this.history.act({ at, by, action, reason, isLost }, write)
  }
}

const landingNotes: Record<LandingEvidence, string> = {
  FUND_FLOW: '首笔资金已到位,见资金记录',
  SITE_PHOTO: '设备已进场,现场照片由经办人核实',
  CONTRACT_REGISTERED: '对应技术合同已认定登记',
  MILESTONE: '首个里程碑已确认',
}

type NewReport = {
  period: string
  situation: ReportSituation
  percent: number
  submittedAt: Instant
  requestedEndOn?: Day | null
}

export function submitReport(
  history: History,
  random: Random,
  { row, author }: { row: Row; author: Author },
  { period, situation, percent, submittedAt, requestedEndOn = null }: NewReport,
): Row {
  const rows: Row[] = []
  history.act({ at: submittedAt, by: author, action: 'project.report' }, (writer) => {
    rows.push(
      writer.insert('ProgressReport', {
        projectId: row.id,
        period,
        situation,
        percent,
        narrative: random.pick(narratives[situation]),
        problems: situation === 'DIFFICULTY' ? random.pick(problems) : null,
        nextSteps: random.pick(nextSteps),
        requestedEndOn,
        channel: random.chance(0.7) ? 'PHONE' : 'COMPUTER',
        status: 'SUBMITTED',
        submittedById: author.id,
        submittedAt,
      }),
    )
  })
  const [report] = rows
  if (!report) throw new Error('no report was submitted')
  return report
}

export function returnReport(history: History, reviewer: Author, report: Row, at: Instant, reason: string) {
  history.act({ at, by: reviewer, action: 'progress-report.return', reason }, (writer) =>
    writer.update('ProgressReport', report, {
      status: 'RETURNED',
      reviewedById: reviewer.id,
      reviewedAt: at,
      returnReason: reason,
    }),
  )
}
