import 'server-only'

import { accessesExport, importsExport, signInsExport, usersExport } from '@/lib/exports/lists/administration'
import { briefingsExport } from '@/lib/exports/lists/briefings'
import {
  agreementsExport,
  contractsExport,
  intentionsExport,
  projectsExport,
} from '@/lib/exports/lists/cooperation'
import { externalFiguresExport, externalRankingsExport, targetsExport } from '@/lib/exports/lists/figures'
import { enterprisesExport, institutionsExport } from '@/lib/exports/lists/organizations'
import { reportsExport } from '@/lib/exports/lists/others'
import { achievementsExport, eventsExport, patentsExport } from '@/lib/exports/lists/results'
import {
  duplicatesExport,
  mergesExport,
  periodLocksExport,
  seriesExport,
  snapshotsExport,
} from '@/lib/exports/lists/upkeep'
import type { ListExport } from '@/lib/exports/source'

/** Every list that can be taken away, by its name in addresses and in the access log. */
export const listExports = {
  enterprises: enterprisesExport,
  institutions: institutionsExport,
  events: eventsExport,
  intentions: intentionsExport,
  agreements: agreementsExport,
  projects: projectsExport,
  reports: reportsExport,
  contracts: contractsExport,
  patents: patentsExport,
  achievements: achievementsExport,
  series: seriesExport,
  duplicates: duplicatesExport,
  merges: mergesExport,
  imports: importsExport,
  snapshots: snapshotsExport,
  'period-locks': periodLocksExport,
  briefings: briefingsExport,
  targets: targetsExport,
  externalFigures: externalFiguresExport,
  externalRankings: externalRankingsExport,
  users: usersExport,
  'sign-ins': signInsExport,
  'access-log': accessesExport,
} satisfies Record<string, ListExport>

export type ExportName = keyof typeof listExports

export function findListExport(name: string): ListExport | undefined {
  return Object.hasOwn(listExports, name) ? listExports[name as ExportName] : undefined
}
