import * as z from 'zod'
import type { BriefingContent } from '@/lib/briefings/content'

const inline = z.array(z.union([z.string(), z.object({ note: z.int() })]))

const table = z.object({
  caption: inline,
  columns: z.array(
    z.object({ header: z.string(), align: z.enum(['left', 'right', 'center']), width: z.number() }),
  ),
  rows: z.array(z.array(inline)),
  remark: z.string().nullable(),
})

const chart = z.object({
  shape: z.enum(['bar', 'line']),
  caption: inline,
  series: z.string(),
  points: z.array(z.object({ label: z.string(), value: z.string() })),
  source: z.string(),
})

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2)]), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), lead: z.string().exactOptional(), text: inline }),
  table.extend({ kind: z.literal('table') }),
  chart.extend({ kind: z.literal('chart') }),
])

/** A final briefing as it was kept. */
export const storedContent = z.object({
  masthead: z
    .object({ name: z.string(), issue: z.string(), documentNumber: z.string(), signer: z.string() })
    .nullable(),
  title: z.array(z.string()),
  recipient: z.string().nullable(),
  blocks: z.array(block),
  attachments: z.array(z.string()),
  signature: z.string(),
  date: z.string(),
  annex: z.object({ title: z.string(), blocks: z.array(block) }).nullable(),
  copyTo: z.string().nullable(),
  notes: z.array(z.object({ passport: z.string(), figure: z.string(), text: z.string() })),
}) satisfies z.ZodType<BriefingContent>
