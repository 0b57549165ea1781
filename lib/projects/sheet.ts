import 'server-only'

import { cooperationModeLabels } from '@/lib/agreements/labels'
import { industries } from '@/lib/dictionaries/industries'
import { regions } from '@/lib/dictionaries/regions'
import { strategicIndustries } from '@/lib/dictionaries/strategic-industries'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import { transformStages } from '@/lib/dictionaries/trl'
import type { Prisma } from '@/lib/generated/prisma/client'
import { projectStatusLabels } from '@/lib/projects/labels'
import { visibleTo } from '@/lib/projects/policy'
import { checkProject, projectFields } from '@/lib/projects/schema'
import { projectSheetColumns } from '@/lib/projects/sheet-columns'
import { projectValues } from '@/lib/projects/values'
import { withRules } from '@/lib/rules'
import type { SheetDescription, SheetRow } from '@/lib/sheets/description'
import { codeKey, keyOf } from '@/lib/sheets/keys'
import { nearby } from '@/lib/sheets/nearby'
import {
  amountText,
  dayText,
  type FormValues,
  filled,
  inOrderOf,
  JOINT,
  listOfIds,
  numberText,
  referenceText,
  repeated,
  repeatedRows,
  wordText,
} from '@/lib/sheets/values'

const partyColumns = ['enterprise', 'partner', 'others'] as const

const own = projectSheetColumns.flatMap(({ key }) =>
  ['code', 'status', 'landedOn', ...partyColumns].includes(key) ? [] : [key],
)

const select = {
  id: true,
  code: true,
  version: true,
  voidedAt: true,
  title: true,
  agreementId: true,
  agreement: { select: { code: true, title: true } },
  enterpriseId: true,
  mode: true,
  technologyField: true,
  industryCode: true,
  strategicIndustry: true,
  rdSiteRegion: true,
  transformationSiteRegion: true,
  stage: true,
  trlStart: true,
  trlCurrent: true,
  plannedStartOn: true,
  plannedEndOn: true,
  totalBudgetFen: true,
  governmentFundingFen: true,
  jobs: true,
  summary: true,
  status: true,
  landedOn: true,
  parties: { select: { organizationId: true, name: true, role: true }, orderBy: { position: 'asc' } },
} as const satisfies Prisma.ProjectSelect

type Saved = Prisma.ProjectGetPayload<{ select: typeof select }>

const playing = (project: Saved, roles: readonly string[]) =>
  project.parties.filter(({ role }) => roles.includes(role))

const namesOf = (project: Saved, roles: readonly string[]) =>
  playing(project, roles)
    .map(({ name }) => name)
    .join(JOINT)

const idsOf = (project: Saved, roles: readonly string[]) =>
  playing(project, roles)
    .map(({ organizationId }) => organizationId)
    .join(JOINT)

function textsOf(project: Saved) {
  return {
    code: project.code,
    title: project.title,
    agreementId: referenceText(project.agreement),
    enterprise: namesOf(project, ['LEAD']),
    partner: namesOf(project, ['TECHNOLOGY_PROVIDER']),
    others: namesOf(project, ['PARTICIPANT', 'USER']),
    mode: wordText(cooperationModeLabels, project.mode),
    technologyField: wordText(technologyFields, project.technologyField),
    industryCode: wordText(industries, project.industryCode),
    strategicIndustry: wordText(strategicIndustries, project.strategicIndustry),
    rdSiteRegion: wordText(regions, project.rdSiteRegion),
    transformationSiteRegion: wordText(regions, project.transformationSiteRegion),
    stage: wordText(transformStages, project.stage),
    trlStart: numberText(project.trlStart),
    trlCurrent: numberText(project.trlCurrent),
    plannedStartOn: dayText(project.plannedStartOn),
    plannedEndOn: dayText(project.plannedEndOn),
    totalBudgetFen: amountText(project.totalBudgetFen),
    governmentFundingFen: amountText(project.governmentFundingFen),
    jobs: numberText(project.jobs),
    summary: project.summary ?? '',
    status: wordText(projectStatusLabels, project.status),
    landedOn: dayText(project.landedOn),
  } satisfies Record<(typeof projectSheetColumns)[number]['key'], string>
}

/** The parties a row names; who is one already keeps its role. */
function partiesOf(row: SheetRow, saved: FormValues) {
  const before = new Map(repeatedRows(saved, 'parties').map((party) => [party.organizationId, party]))
  const roles = { enterprise: 'LEAD', partner: 'TECHNOLOGY_PROVIDER', others: 'PARTICIPANT' } as const
  return partyColumns.flatMap((column) =>
    listOfIds(row[column]).map((organizationId) => {
      const role = column === 'others' ? before.get(organizationId)?.role : undefined
      return { organizationId, role: role ?? roles[column] }
    }),
  )
}

export const projectSheet: SheetDescription = {
  type: 'project',
  label: '项目',
  columns: projectSheetColumns,
  schema: withRules(projectFields, checkProject),
  form(row, saved = {}) {
    const says = partyColumns.some((column) => row[column])
    return { ...saved, ...filled(row, own), ...(says ? repeated('parties', partiesOf(row, saved)) : {}) }
  },
  columnOf(field) {
    if (!field.startsWith('parties')) return field
    return /^parties\.0/.test(field) ? 'enterprise' : 'partner'
  },
  keysOf: (row) => [...codeKey(row.code), ...keyOf('same', row.title, row.enterprise, row.agreementId)],
  async known(tx, rows) {
    const found = await tx.project.findMany({
      where: {
        OR: [
          { code: { in: rows.flatMap(({ code }) => code || []) } },
          {
            title: { in: rows.flatMap(({ title }) => title || []) },
            enterpriseId: { in: rows.flatMap(({ enterprise }) => enterprise || []) },
            voidedAt: null,
          },
        ],
      },
      select: { id: true, code: true, title: true, enterpriseId: true, agreementId: true, voidedAt: true },
    })
    return found.map((row) => ({
      id: row.id,
      code: row.code,
      voided: row.voidedAt !== null,
      keys: [...codeKey(row.code), ...keyOf('same', row.title, row.enterpriseId, row.agreementId)],
    }))
  },
  async similar(tx, rows) {
    const enterprises = [...rows.values()].flatMap(({ enterprise }) => enterprise || [])
    const records = await tx.project.findMany({
      where: { enterpriseId: { in: [...new Set(enterprises)] }, voidedAt: null },
      select: { id: true, code: true, title: true, enterpriseId: true, plannedStartOn: true },
    })
    return nearby(
      rows,
      records.map((record) => ({ ...record, groups: [record.enterpriseId], on: record.plannedStartOn })),
      (row) => ({ groups: [row.enterprise ?? ''], on: row.plannedStartOn }),
    )
  },
  async read(tx, actor, ids) {
    const found = await tx.project.findMany({
      where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
      select,
    })
    return inOrderOf(ids, found).map((project) => ({
      id: project.id,
      code: project.code,
      version: project.version,
      voided: project.voidedAt !== null,
      texts: textsOf(project),
      ids: {
        agreementId: project.agreementId,
        enterprise: idsOf(project, ['LEAD']),
        partner: idsOf(project, ['TECHNOLOGY_PROVIDER']),
        others: idsOf(project, ['PARTICIPANT', 'USER']),
      },
      form: projectValues(project),
    }))
  },
}
