import type { AchievementDetail } from '@/lib/achievements/queries'
import { dayOf } from '@/lib/dates'

type Saved = Pick<
  AchievementDetail,
  | 'title'
  | 'noveltyClaim'
  | 'impactClaims'
  | 'evidenceKind'
  | 'evidenceNo'
  | 'evidenceIssuer'
  | 'evidenceOn'
  | 'completedOn'
  | 'summary'
  | 'project'
> & {
  owners: { organizationId: string; name: string }[]
  patents: { id: string; title: string }[]
}

/**
 * A saved achievement as the texts its form posts. Patents and a project this actor does not see are left out of the
 * form; saving leaves them as they are.
 */
export function achievementValues(achievement: Saved): Record<string, string> {
  return {
    title: achievement.title,
    projectId: achievement.project?.id ?? '',
    projectId__label: achievement.project?.title ?? '',
    noveltyClaim: achievement.noveltyClaim ?? '',
    impactClaims: achievement.impactClaims.join(','),
    evidenceKind: achievement.evidenceKind ?? '',
    evidenceNo: achievement.evidenceNo ?? '',
    evidenceIssuer: achievement.evidenceIssuer ?? '',
    evidenceOn: achievement.evidenceOn ? dayOf(achievement.evidenceOn) : '',
    completedOn: achievement.completedOn ? dayOf(achievement.completedOn) : '',
    summary: achievement.summary ?? '',
    'owners.count': String(achievement.owners.length),
    'patents.count': String(achievement.patents.length),
    ...Object.fromEntries([
      ...achievement.owners.flatMap(({ organizationId, name }, index) => [
        [`owners.${index}.organizationId`, organizationId],
        [`owners.${index}.organizationId__label`, name],
      ]),
      ...achievement.patents.flatMap(({ id, title }, index) => [
        [`patents.${index}.patentId`, id],
        [`patents.${index}.patentId__label`, title],
      ]),
    ]),
  }
}
