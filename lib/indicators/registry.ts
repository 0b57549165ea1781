import 'server-only'

import { aboveScaleEnterprises } from '@/lib/indicators/above-scale-enterprises'
import { acceptedProjects } from '@/lib/indicators/accepted-projects'
import { awaitingAcceptance } from '@/lib/indicators/awaiting-acceptance'
import { awaitingIndustry } from '@/lib/indicators/awaiting-industry'
import { awaitingLanding } from '@/lib/indicators/awaiting-landing'
import { contractIntakeFen } from '@/lib/indicators/contract-intake-fen'
import { contractOutputFen } from '@/lib/indicators/contract-output-fen'
import { contractValueFen } from '@/lib/indicators/contract-value-fen'
import { contracts } from '@/lib/indicators/contracts'
import { cooperationCoverage } from '@/lib/indicators/cooperation-coverage'
import { heldEvents } from '@/lib/indicators/held-events'
import type { Indicator } from '@/lib/indicators/indicator'
import { industrializedProjects } from '@/lib/indicators/industrialized-projects'
import { intentionConversion } from '@/lib/indicators/intention-conversion'
import { intentions } from '@/lib/indicators/intentions'
import { jingJinProjects } from '@/lib/indicators/jingjin-projects'
import { jointPatents } from '@/lib/indicators/joint-patents'
import { landedProjects } from '@/lib/indicators/landed-projects'
import { landingRate } from '@/lib/indicators/landing-rate'
import { noveltyClaims } from '@/lib/indicators/novelty-claims'
import { overdueProjects } from '@/lib/indicators/overdue-projects'
import { partnerInstitutions } from '@/lib/indicators/partner-institutions'
import { patentsFiled } from '@/lib/indicators/patents-filed'
import { patentsGranted } from '@/lib/indicators/patents-granted'
import { patentsValid } from '@/lib/indicators/patents-valid'
import { projectBudgetFen } from '@/lib/indicators/project-budget-fen'
import { signedContractValueFen } from '@/lib/indicators/signed-contract-value-fen'
import { signedProjects } from '@/lib/indicators/signed-projects'
import { signingEnterprises } from '@/lib/indicators/signing-enterprises'
import { technologyValueFen } from '@/lib/indicators/technology-value-fen'
import { terminatedProjects } from '@/lib/indicators/terminated-projects'
import { xiongAnProjects } from '@/lib/indicators/xiongan-projects'

/** Every figure of the portal, in the order in which leaders ask for them. */
export const indicators: readonly Indicator[] = [
  signedProjects,
  signingEnterprises,
  partnerInstitutions,
  intentions,
  contractValueFen,
  landedProjects,
  landingRate,
  noveltyClaims,
  technologyValueFen,
  contracts,
  patentsGranted,
  patentsFiled,
  jointPatents,
  patentsValid,
  intentionConversion,
  awaitingLanding,
  acceptedProjects,
  awaitingAcceptance,
  industrializedProjects,
  awaitingIndustry,
  terminatedProjects,
  overdueProjects,
  projectBudgetFen,
  jingJinProjects,
  xiongAnProjects,
  contractOutputFen,
  contractIntakeFen,
  signedContractValueFen,
  heldEvents,
  aboveScaleEnterprises,
  cooperationCoverage,
]

export function findIndicator(id: string): Indicator | undefined {
  return indicators.find((indicator) => indicator.id === id)
}
