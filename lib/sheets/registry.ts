import 'server-only'

import { achievementSheet } from '@/lib/achievements/sheet'
import { agreementSheet } from '@/lib/agreements/sheet'
import { contractSheet } from '@/lib/contracts/sheet'
import { eventSheet } from '@/lib/events/sheet'
import { externalFigureSheet } from '@/lib/external-figures/sheet'
import { externalRankingSheet } from '@/lib/external-rankings/sheet'
import { intentionSheet } from '@/lib/intentions/sheet'
import { organizationSheet } from '@/lib/organizations/sheet'
import { patentSheet } from '@/lib/patents/sheet'
import { progressReportSheet } from '@/lib/progress-reports/sheet'
import { projectSheet } from '@/lib/projects/sheet'
import type { SheetDescription, SheetType } from '@/lib/sheets/description'
import { targetSheet } from '@/lib/targets/sheet'

/** Every record type that can come from and go to a spreadsheet; in the order people choose from. */
export const sheetDescriptions = {
  organization: organizationSheet,
  event: eventSheet,
  intention: intentionSheet,
  agreement: agreementSheet,
  project: projectSheet,
  progressReport: progressReportSheet,
  technologyContract: contractSheet,
  patent: patentSheet,
  achievement: achievementSheet,
  target: targetSheet,
  externalFigure: externalFigureSheet,
  externalRanking: externalRankingSheet,
} satisfies Record<SheetType, SheetDescription>
