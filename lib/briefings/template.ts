import * as z from 'zod'
import type { BriefingKind } from '@/lib/generated/prisma/enums'

/** The texts of one version of a template. */
export type TemplateTexts = {
  kind: BriefingKind
  masthead: string | null
  documentNumber: string | null
  title: string
  recipient: string | null
  opening: string | null
  sections: TemplateSection[]
  closing: string | null
  copyTo: string | null
}

export type TemplateSection = { heading: string; text: string | null }

/** As the table keeps them. */
export const storedSections = z.array(z.object({ heading: z.string(), text: z.string().nullable() }))
