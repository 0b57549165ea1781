import { createHash } from 'node:crypto'
import { dropdownOf, templateColumns } from '@/lib/exports/templates/words'
import type { SheetDescription, SheetType } from '@/lib/sheets/description'

/**
 * The version in the name of each template and in its hidden sheet. `shape` is the fingerprint of its columns: a test
 * fails when they change without a new version, so that two different sheets never bear one name.
 */
export const templateVersions: Record<SheetType, { version: number; shape: string }> = {
  organization: { version: 2, shape: '09d0d75df338' },
  event: { version: 1, shape: '6536a64ec735' },
  intention: { version: 1, shape: '94a0d297fb57' },
  agreement: { version: 1, shape: 'd586e410816b' },
  project: { version: 1, shape: 'c6fd55de8a1d' },
  progressReport: { version: 1, shape: '1fa655ab74fa' },
  technologyContract: { version: 1, shape: 'ea9636b535ec' },
  patent: { version: 1, shape: '1b46789caa9d' },
  achievement: { version: 1, shape: '35aed136670b' },
  target: { version: 2, shape: 'b0f49babcd88' },
  externalFigure: { version: 3, shape: '5bd5f0b3dda7' },
  externalRanking: { version: 2, shape: 'd6aaf8f6ad68' },
}

export function shapeOf(description: SheetDescription): string {
  const columns = templateColumns(description).map((column) => [
    column.key,
    column.label,
    column.kind,
    column.required ?? false,
    dropdownOf(column),
  ])
  return createHash('sha256').update(JSON.stringify(columns)).digest('hex').slice(0, 12)
}
