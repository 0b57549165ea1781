import { addDays, addMonths, type Day } from '@/lib/dates'
import type { ImpactClaim, NoveltyClaim } from '@/lib/generated/prisma/enums'
import { type Cooperation, NAMED_PROJECT } from './cooperation'
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
import type { Author, History, Row } from './history'
import type { Granted } from './patents'
import type { People } from './people'
import type { Project } from './projects'
import { Random } from './random'
import { returnRemarks } from './words'

type World = { history: History; people: People; cooperation: Cooperation; patents: Granted[] }

/** 填补国内空白 with evidence, on the article's day. */
const GAPS_BY_ARTICLE = 9

type Claim = {
  title: string
  project: Project
  novelty: NoveltyClaim | null
  impacts: ImpactClaim[]
  evidenceOn: Day
  /** Of the newest of its patents, if any. */
  patents: Granted[]
  summary?: string
  fate: 'confirmed' | 'returned' | 'submitted' | 'draft'
  enteredAt?: Instant
}

export function tellAchievements(world: World) {
  const teller = new Teller(world)
  teller.named()
  teller.beforeTheArticle()
  for (const year of yearsTo(world.history.today, 2023)) teller.ofYear(year)
}

export class Teller {
  private readonly usedPatents = new Set<string>()
  private readonly usedTitles = new Set<string>()

  constructor(private readonly world: World) {}

  /** The one the article tells of. What it says of it are claims with effects, not 填补国内空白. */
  named() {
    const random = new Random('achievements/named')
    const project = this.world.cooperation.projects.find(({ title }) => title === NAMED_PROJECT)
    if (!project) throw new Error('the named project is missing')
    this.claim(random, {
      title: NAMED_PROJECT.replace(/项目$/, ''),
      project,
      novelty: null,
      impacts: ['BREAKS_FOREIGN_MONOPOLY', 'IMPORT_SUBSTITUTION', 'COST_REDUCTION'],
      evidenceOn: '2022-08-18',
      patents: [],
      summary: '打破国外企业在该领域的长期技术和产品垄断,实现替代进口和低成本化。佐证材料为示例。',
      fate: 'confirmed',
    })
  }

  beforeTheArticle() {
    const random = new Random('achievements/first')
    const projects = this.projectsLandedBy('2022-06-30')
    const claims: [NoveltyClaim | null, Claim['fate'], number][] = [
      ['DOMESTIC_GAP', 'confirmed', GAPS_BY_ARTICLE],
      // said, not shown: without confirmed evidence they do not count
      ['DOMESTIC_GAP', 'returned', 2],
      ['DOMESTIC_GAP', 'draft', 1],
      ['DOMESTIC_LEADING', 'confirmed', 6],
      ['DOMESTIC_ADVANCED', 'confirmed', 3],
      ['INTERNATIONAL_ADVANCED', 'confirmed', 2],
    ]
    for (const [novelty, fate, count] of claims) {
      for (let index = 0; index < count; index += 1) {
        const project = random.pick(projects)
        const from = [addDays(project.landedOn, 60), '2021-04-01'].sort().at(-1) ?? '2021-04-01'
        const evidenceOn = workday(randomDay(random, from, '2022-09-16'))
        this.claim(random, { ...this.about(random, project, evidenceOn), novelty, evidenceOn, fate })
      }
    }
    // evidence of November 2022: after the article's day
    this.claim(random, {
      ...this.about(random, random.pick(projects), '2022-11-01'),
      novelty: 'DOMESTIC_GAP',
      evidenceOn: '2022-11-23',
      fate: 'confirmed',
    })
  }

  ofYear(year: number) {
    const random = new Random(`achievements/${year}`)
    const projects = this.projectsLandedBy(`${year - 1}-12-31`).filter(
      ({ landedOn }) => landedOn > `${year - 3}-01-01`,
    )
    for (let index = 0; index < 11 + (year - 2023) * 2; index += 1) {
      const evidenceOn = workday(randomDay(random, `${year}-01-10`, `${year}-12-10`))
      this.claim(random, {
        ...this.about(random, random.pick(projects), evidenceOn),
        novelty: random.weighted<NoveltyClaim | null>([
          ['DOMESTIC_GAP', 4],
          ['DOMESTIC_LEADING', 6],
          ['INTERNATIONAL_ADVANCED', 2],
          ['INTERNATIONAL_LEADING', 1],
          ['DOMESTIC_ADVANCED', 3],
          [null, 2],
        ]),
        evidenceOn,
        fate: random.weighted([
          ['confirmed', 10],
          ['returned', 1],
        ]),
      })
    }
  }

  about(random: Random, project: Project, until: Day): Omit<Claim, 'novelty' | 'evidenceOn' | 'fate'> {
    const base = project.title.replace(
      /(关键技术研究|中试及产业化|工艺优化与示范|研发及应用|成套装备研制|性能提升技术开发|\(二期\))+$/,
      '',
    )
    const title =
      [`${base}关键技术`, `${base}成套工艺`, `${base}新产品`, `${base}示范应用`, `${base}装备`].find(
        (candidate) => !this.usedTitles.has(candidate),
      ) ?? `${base}技术`
    this.usedTitles.add(title)
    const own = this.world.patents.filter(
      ({ row, project: of, grantedOn }) =>
        of === project && grantedOn < addDays(until, -60) && !this.usedPatents.has(row.id),
    )
    const patents = own.slice(0, 2)
    for (const { row } of patents) this.usedPatents.add(row.id)
    return {
      title,
      project,
      patents,
      impacts: random.sample<ImpactClaim>(
        ['IMPORT_SUBSTITUTION', 'COST_REDUCTION', 'ENERGY_SAVING', 'QUALITY_GAIN'],
        random.integer(0, 2),
      ),
    }
  }

  claim(random: Random, claim: Claim) {
    const { history, people } = this.world
    const { project, evidenceOn } = claim
    const by = random.chance(0.6)
      ? people.memberOf(project.agreement.enterprise)
      : random.pick(people.staff.clerks)
    const reviewer = random.pick(people.staff.reviewers)
    let at = claim.enteredAt ?? officeHours(random, addDays(evidenceOn, random.integer(2, 7)))
    const row = this.enter(random, claim, by, at)
    if (claim.fate === 'draft' || claim.fate === 'submitted') return
    if (claim.fate === 'returned' || random.chance(0.15)) {
      const reason = random.pick(returnRemarks.achievement)
      at = daysAfter(random, at, 1, 4)
      this.review(
        history,
        reviewer,
        row,
        at,
        'achievement.return',
        { status: 'RETURNED', returnReason: reason },
        reason,
      )
      if (claim.fate === 'returned') return
      at = daysAfter(random, at, 1, 4)
      const submittedAt = at
      history.act({ at, by, action: 'achievement.submit' }, (writer) =>
        writer.update('Achievement', row, {
          status: 'SUBMITTED',
          submittedById: by.id,
          submittedAt,
          reviewedById: null,
          reviewedAt: null,
        }),
      )
    }
    at = daysAfter(random, at, 1, 5)
    this.review(history, reviewer, row, at, 'achievement.confirm', {
      status: 'CONFIRMED',
      returnReason: null,
    })
  }

  private enter(random: Random, claim: Claim, by: Author, at: Instant): Row {
    const { project, novelty, evidenceOn, patents } = claim
    const owners = [project.agreement.enterprise, project.agreement.partner]
    const evidenceKind = random.weighted([
      ['NOVELTY_SEARCH', 5],
      ['EVALUATION', 3],
      ['APPRAISAL', 2],
      ['TEST_REPORT', 1],
    ])
    const submitted = claim.fate !== 'draft'
    const rows: Row[] = []
    this.world.history.act(
      { at, by, action: submitted ? 'achievement.submit' : 'achievement.create' },
      (writer) => {
        const row = writer.insert(
          'Achievement',
          {
            title: claim.title,
            projectId: project.row.id,
            ownerNames: owners.map(({ name }) => name).join('、'),
            noveltyClaim: novelty,
            impactClaims: claim.impacts,
            evidenceKind: submitted ? evidenceKind : null,
            evidenceNo: submitted ? `示例〔${yearOf(evidenceOn)}〕第${random.integer(100, 9999)}号` : null,
            evidenceIssuer: submitted ? '河北示例科技查新站' : null,
            evidenceOn: submitted ? evidenceOn : null,
            completedOn: addMonths(evidenceOn, -1),
            summary: claim.summary ?? `在${project.title}中形成,已在定州实施转化。`,
            status: submitted ? 'SUBMITTED' : 'DRAFT',
            submittedById: submitted ? by.id : null,
            submittedAt: submitted ? at : null,
            participantIds: owners.map(({ id }) => id),
          },
          {
            year: yearOf(evidenceOn),
            title: claim.title,
            names: owners.map(({ name }) => name),
            codes: [],
          },
        )
        owners.forEach(({ id, name }, position) => {
          writer.insert('AchievementOwner', { achievementId: row.id, organizationId: id, name, position })
        })
        for (const { row: patent } of patents)
          writer.insert('AchievementPatent', { achievementId: row.id, patentId: patent.id })
        rows.push(row)
      },
    )
    const [row] = rows
    if (!row) throw new Error('no achievement was entered')
    return row
  }

  private review(
    history: History,
    by: Author,
    row: Row,
    at: Instant,
    action: string,
    patch: Record<string, string | null>,
    reason?: string,
  ) {
    history.act({ at, by, action, reason }, (writer) =>
      writer.update('Achievement', row, { ...patch, reviewedById: by.id, reviewedAt: at }),
    )
  }

  /** Of invented enterprises only: what the real ones achieved is not ours to invent. */
  private projectsLandedBy(day: Day): Project[] {
    return this.world.cooperation.projects.filter(
      ({ landedOn, createdAt, agreement }) =>
        landedOn < day && dayOfInstant(createdAt) < day && agreement.enterprise.name.includes('示例'),
    )
  }
}
