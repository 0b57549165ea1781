import 'server-only'

import { contractValueFen } from '@/lib/indicators/contract-value-fen'
import { contracts } from '@/lib/indicators/contracts'
import type { Indicator } from '@/lib/indicators/indicator'
import { intentions } from '@/lib/indicators/intentions'
import { jointPatents } from '@/lib/indicators/joint-patents'
import { landedProjects } from '@/lib/indicators/landed-projects'
import { landingRate } from '@/lib/indicators/landing-rate'
import { noveltyClaims } from '@/lib/indicators/novelty-claims'
import { partnerInstitutions } from '@/lib/indicators/partner-institutions'
import { patentsFiled } from '@/lib/indicators/patents-filed'
import { patentsGranted } from '@/lib/indicators/patents-granted'
import { signedProjects } from '@/lib/indicators/signed-projects'
import { signingEnterprises } from '@/lib/indicators/signing-enterprises'
import { technologyValueFen } from '@/lib/indicators/technology-value-fen'

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
]

export function findIndicator(id: string): Indicator | undefined {
  return indicators.find((indicator) => indicator.id === id)
}
