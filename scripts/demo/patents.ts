import { addDays, addMonths, type Day } from '@/lib/dates'
import type { PatentKind } from '@/lib/generated/prisma/enums'
import { patentCheckDigit, patentExpiry } from '@/lib/patents/number'
import type { Cooperation } from './cooperation'
import { dayOfInstant, officeHours, randomDay, workday, yearOf, yearsTo } from './days'
import type { Author, History, Row } from './history'
import type { Organization, Register } from './organizations'
import type { People } from './people'
import type { Project } from './projects'
import { Random } from './random'
import { patentEndings, surnames } from './words'

type World = { history: History; people: People; register: Register; cooperation: Cooperation }

/** A granted patent, as achievements refer to it. */
export type Granted = { row: Row; holders: Organization[]; project: Project | null; grantedOn: Day }

/** Filed per year, from 2018 on: some were granted before the portal was there. */
const FIRST_YEAR = 2018
const PER_YEAR = [24, 36, 46, 54, 66, 78, 88, 96, 104]

const later = (a: Day, b: Day) => (a > b ? a : b)

export function tellPatents(world: World): Granted[] {
  return yearsTo(world.history.today, FIRST_YEAR).flatMap((year, index) => {
    const random = new Random(`patents/${year}`)
    return Array.from({ length: PER_YEAR[index] ?? 110 }, (_, number) =>
      tellPatent(world, random, workday(randomDay(random, `${year}-01-04`, `${year}-12-20`)), number),
    ).flatMap((granted) => granted ?? [])
  })
}

function tellPatent(
  { history, people, register, cooperation }: World,
  random: Random,
  filedOn: Day,
  number: number,
): Granted | null {
  const kind = random.weighted<'INVENTION' | 'UTILITY_MODEL' | 'DESIGN'>([
    ['INVENTION', 55],
    ['UTILITY_MODEL', 38],
    ['DESIGN', 7],
  ])
  const enterprise = random.pick(register.enterprises)
  const project = random.chance(0.35) ? projectBehind(random, cooperation.projects, filedOn) : null
  const joint = random.chance(project ? 0.7 : 0.25)
  const first = project?.agreement.enterprise ?? enterprise
  const second = project?.agreement.partner ?? random.pick(register.knowledge)
  const holders = joint ? [first, second] : [random.chance(0.93) || project ? first : second]
  const object = random.pick(first.branch?.objects ?? ['装置'])
  const title = `${kind === 'DESIGN' ? '' : '一种'}${object}${random.pick(patentEndings[kind])}`
  const applicationNo = numberOf(kind, filedOn, number)
  const by = random.pick(people.staff.clerks)
  const fields: Patent = {
    kind,
    title,
    applicationNo,
    filedOn,
    holders,
    project,
    ipc: random.pick(ipcs),
  }
  const enteredOn = later(addDays(filedOn, random.integer(8, 40)), addDays('2020-11-02', number % 20))
  const row = enter(history, random, by, officeHours(random, enteredOn), fields)
  const fate = random.weighted<'granted' | 'rejected' | 'withdrawn'>([
    ['granted', 84],
    ['rejected', 11],
    ['withdrawn', 5],
  ])
  // What had happened before the portal was there was entered step by step in its first weeks.
  let knownOn = enteredOn
  const change = (day: Day, patch: Record<string, string | null>) => {
    knownOn = later(addDays(day, random.integer(1, 12)), addDays(knownOn, random.integer(4, 6)))
    history.act({ at: officeHours(random, knownOn), by, action: 'patent.change-status' }, (writer) =>
      writer.update('Patent', row, { ...patch, statusOn: day }),
    )
  }

  if (kind === 'INVENTION') {
    const publishedOn = workday(addMonths(filedOn, random.integer(4, 17)))
    change(publishedOn, {
      status: 'EXAMINING',
      publishedOn,
      publicationNo: `CN1${String(yearOf(filedOn)).slice(2)}${applicationNo.slice(6, 12)}A`,
    })
  }
  const decidedOn = workday(
    addMonths(filedOn, kind === 'INVENTION' ? random.integer(19, 34) : random.integer(6, 11)),
  )
  if (fate === 'rejected') {
    change(decidedOn, { status: 'REJECTED', statusReason: '不具备创造性' })
    return null
  }
  if (fate === 'withdrawn') {
    change(decidedOn, { status: 'DEEMED_WITHDRAWN', statusReason: '逾期未答复审查意见' })
    return null
  }
  const highValue = kind === 'INVENTION' && random.chance(0.18)
  change(decidedOn, {
    status: 'VALID',
    grantedOn: decidedOn,
    grantNo: `ZL${applicationNo}`,
    expiresOn: patentExpiry(kind, filedOn),
    highValueCriterion: highValue ? random.pick(['STRATEGIC_INDUSTRY', 'PLEDGED']) : null,
  })
  if (random.chance(0.08)) {
    change(workday(addMonths(decidedOn, random.integer(14, 40))), {
      status: 'LAPSED',
      statusReason: '未按期缴纳年费',
    })
  }
  return { row, holders, project: fields.project, grantedOn: decidedOn }
}

/** Landed, and not long before: what it brings forth is filed in these years. */
function projectBehind(random: Random, projects: Project[], filedOn: Day): Project | null {
  const behind = projects.filter(
    ({ createdAt, landedOn }) =>
      dayOfInstant(createdAt) < filedOn && landedOn < filedOn && landedOn > addDays(filedOn, -900),
  )
  return behind.length > 0 ? random.pick(behind) : null
}

type Patent = {
  kind: PatentKind
  title: string
  applicationNo: string
  filedOn: Day
  holders: Organization[]
  project: Project | null
  ipc: string
}

function enter(history: History, random: Random, by: Author, at: string, patent: Patent): Row {
  const { kind, title, applicationNo, filedOn, holders, project, ipc } = patent
  const rows: Row[] = []
  history.act({ at, by, action: 'patent.create' }, (writer) => {
    const row = writer.insert(
      'Patent',
      {
        kind,
        title,
        applicationNo,
        filedOn,
        status: 'ACCEPTED',
        statusOn: filedOn,
        ipc: kind === 'DESIGN' ? null : ipc,
        inventors: random
          .sample(surnames, 3)
          .map((surname) => `${surname}示例`)
          .join('、'),
        projectId: project?.row.id ?? null,
        isJoint:
          holders.some((holder) => holder.kind === 'ENTERPRISE') &&
          holders.some((holder) => holder.kind === 'UNIVERSITY' || holder.kind === 'INSTITUTE'),
        holderNames: holders.map((holder) => holder.name).join('、'),
        participantIds: holders.map((holder) => holder.id),
      },
      {
        year: yearOf(filedOn),
        title,
        names: holders.map((holder) => holder.name),
        codes: [applicationNo],
      },
    )
    holders.forEach((holder, position) => {
      writer.insert('PatentHolder', {
        patentId: row.id,
        organizationId: holder.id,
        name: holder.name,
        position,
      })
    })
    rows.push(row)
  })
  const [row] = rows
  if (!row) throw new Error('no patent was entered')
  return row
}

/** A valid number that is nobody's: the office has never come to a serial of 9 000 000. */
function numberOf(kind: keyof typeof kindDigits, filedOn: Day, number: number): string {
  const body = `${yearOf(filedOn)}${kindDigits[kind]}9${String(number * 137 + 1000).padStart(6, '0')}`
  return body + patentCheckDigit(body)
}

const kindDigits = { INVENTION: 1, UTILITY_MODEL: 2, DESIGN: 3 }
const ipcs = [
  'B21D 22/02',
  'C07C 51/00',
  'C08G 69/04',
  'A61B 5/00',
  'H01M 10/54',
  'G06T 7/00',
  'C02F 9/00',
  'A01G 31/00',
  'F16H 57/00',
  'A61K 36/00',
]
