import * as z from 'zod'
import type { FieldErrors } from '@/lib/errors'
import {
  choice,
  listOf,
  longText,
  manyOf,
  optionalChoice,
  optionalDay,
  optionalOneOf,
  optionalText,
  text,
} from '@/lib/fields'
import { EvidenceKind, ImpactClaim, NoveltyClaim } from '@/lib/generated/prisma/enums'
import { isGiven, type Known, repeats } from '@/lib/rules'

/** What anyone may write about an achievement, from a form or a spreadsheet row. */
export const achievementFields = z.object({
  title: text(200),
  projectId: optionalChoice,
  noveltyClaim: optionalOneOf(NoveltyClaim),
  impactClaims: manyOf(ImpactClaim),
  evidenceKind: optionalOneOf(EvidenceKind),
  evidenceNo: optionalText(60),
  evidenceIssuer: optionalText(100),
  evidenceOn: optionalDay(),
  completedOn: optionalDay(),
  summary: longText(2000),
  owners: listOf(z.object({ organizationId: choice }), { max: 20 }),
  patents: listOf(z.object({ patentId: choice }), { max: 50 }),
})

export type AchievementInput = z.output<typeof achievementFields>

/** Part of an evidence asks for all of it; a claim without any may wait as a draft, but is not handed in. */
export function checkAchievement(
  input: Known<AchievementInput> & { intent?: 'draft' | 'submit' | undefined },
  context: z.RefinementCtx,
) {
  const wrong = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message })
  const handedIn = input.intent === 'submit' && isGiven(input.noveltyClaim)
  if (handedIn || evidenceParts(input).some((part) => part !== null)) {
    for (const [field, messages] of Object.entries(evidenceProblems(input))) {
      wrong([field], messages?.[0] ?? '')
    }
  }
  // here and not in the field, so that it is said together with what the evidence lacks
  if (input.owners?.length === 0) wrong(['owners'], '请至少登记一个完成单位')
  for (const { row, first } of repeats(input.owners, 'organizationId')) {
    wrong(['owners', row, 'organizationId'], `与第 ${first} 行是同一单位`)
  }
  for (const { row, first } of repeats(input.patents, 'patentId')) {
    wrong(['patents', row, 'patentId'], `与第 ${first} 行是同一专利`)
  }
}

type Evidence = Pick<Known<AchievementInput>, 'evidenceKind' | 'evidenceNo' | 'evidenceIssuer' | 'evidenceOn'>

const evidenceParts = (evidence: Evidence) => [
  evidence.evidenceKind,
  evidence.evidenceNo,
  evidence.evidenceIssuer,
  evidence.evidenceOn,
]

/** What an evidence lacks: kind, issuer and day decide, a number not every report has. */
export function evidenceProblems(evidence: Evidence): FieldErrors {
  return {
    ...(evidence.evidenceKind === null ? { evidenceKind: ['请选择证明类型'] } : {}),
    ...(evidence.evidenceIssuer === null ? { evidenceIssuer: ['请填写出具单位'] } : {}),
    ...(evidence.evidenceOn === null ? { evidenceOn: ['请填写证明日期'] } : {}),
  }
}

/** A claim such as 填补国内空白 counts only with its evidence (I06): what is still missing before it may be reviewed. */
export function claimProblems(achievement: Evidence & Pick<AchievementInput, 'noveltyClaim'>): FieldErrors {
  return achievement.noveltyClaim ? evidenceProblems(achievement) : {}
}
