import { dayOf } from '@/lib/dates'
import { fenToWanText } from '@/lib/money'
import type { ProjectDetail } from '@/lib/projects/queries'

type Saved = Pick<
  ProjectDetail,
  | 'title'
  | 'agreementId'
  | 'mode'
  | 'technologyField'
  | 'industryCode'
  | 'strategicIndustry'
  | 'rdSiteRegion'
  | 'transformationSiteRegion'
  | 'stage'
  | 'trlStart'
  | 'trlCurrent'
  | 'plannedStartOn'
  | 'plannedEndOn'
  | 'totalBudgetFen'
  | 'governmentFundingFen'
  | 'jobs'
  | 'summary'
> & {
  agreement: { title: string } | null
  parties: Omit<ProjectDetail['parties'][number], 'id'>[]
}

/** A saved project as the texts its form posts. */
export function projectValues(project: Saved): Record<string, string> {
  return {
    title: project.title,
    agreementId: project.agreementId,
    agreementId__label: project.agreement?.title ?? '',
    mode: project.mode,
    technologyField: project.technologyField ?? '',
    industryCode: project.industryCode ?? '',
    strategicIndustry: project.strategicIndustry ?? '',
    rdSiteRegion: project.rdSiteRegion ?? '',
    transformationSiteRegion: project.transformationSiteRegion ?? '',
    stage: project.stage ?? '',
    trlStart: project.trlStart === null ? '' : String(project.trlStart),
    trlCurrent: project.trlCurrent === null ? '' : String(project.trlCurrent),
    plannedStartOn: dayOf(project.plannedStartOn),
    plannedEndOn: dayOf(project.plannedEndOn),
    totalBudgetFen: project.totalBudgetFen === null ? '' : fenToWanText(project.totalBudgetFen),
    governmentFundingFen:
      project.governmentFundingFen === null ? '' : fenToWanText(project.governmentFundingFen),
    jobs: project.jobs === null ? '' : String(project.jobs),
    summary: project.summary ?? '',
    'parties.count': String(project.parties.length),
    ...Object.fromEntries(
      project.parties.flatMap((party, index) => [
        [`parties.${index}.organizationId`, party.organizationId],
        [`parties.${index}.organizationId__label`, party.name],
        [`parties.${index}.role`, party.role],
      ]),
    ),
  }
}
