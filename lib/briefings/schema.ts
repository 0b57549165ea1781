import * as z from 'zod'
import { briefingKindLabels } from '@/lib/briefings/labels'
import {
  generalNames,
  type KnownFigure,
  markerErrors,
  markerOf,
  piecesOf,
  placeholderErrors,
} from '@/lib/briefings/placeholders'
import {
  choice,
  day,
  listOf,
  longText,
  oneOf,
  optionalText,
  optionalWholeNumber,
  requiredLongText,
  rowNumber,
  text,
} from '@/lib/fields'
import type { Known } from '@/lib/rules'

export const briefingKind = oneOf(briefingKindLabels)

export const generation = z.object({ snapshotId: choice, kind: briefingKind })

/** What a person may say of a draft; all else comes from the snapshot and the template. */
export const briefingFields = z.object({
  issueNo: optionalWholeNumber(1, 9999),
  datedOn: day({ allowFuture: true }),
})

export type BriefingInput = z.output<typeof briefingFields>

export const templateFields = z.object({
  masthead: optionalText(14),
  documentNumber: optionalText(30),
  title: requiredLongText(80),
  recipient: optionalText(120),
  opening: longText(1000),
  sections: listOf(z.object({ heading: text(40), text: longText(4000) }), {
    min: 1,
    max: 12,
    tooFew: '请至少填写一个部分',
  }),
  closing: longText(500),
  copyTo: optionalText(200),
})

export type TemplateInput = z.output<typeof templateFields>

/** Every placeholder must be known, and one table and two charts have their places. `figures`: those of the portal. */
export const checkTemplate =
  (figures: readonly KnownFigure[]) => (input: Known<TemplateInput>, context: z.RefinementCtx) => {
    const wrong = (path: (string | number)[], messages: readonly string[]) => {
      for (const message of messages) context.addIssue({ code: 'custom', path, message })
    }
    for (const field of ['title', 'recipient', 'masthead', 'documentNumber', 'copyTo'] as const)
      if (input[field]) wrong([field], plainErrors(field, input[field]))
    for (const field of ['opening', 'closing'] as const)
      if (input[field]) wrong([field], textErrors(input[field], figures, false))
    const rows = input.sections ?? []
    rows.forEach((row, index) => {
      const path = ['sections', rowNumber(row, index)]
      if (row.heading && /[{}]/.test(row.heading)) wrong([...path, 'heading'], ['部分标题中不能有占位符'])
      if (row.text) wrong([...path, 'text'], textErrors(row.text, figures, true))
    })
    if (!input.sections) return
    const markers = rows.flatMap(({ text }) =>
      (text ?? '').split('\n').flatMap((line) => markerOf(line) ?? []),
    )
    const shapes = markers.map((marker) => (marker.kind === 'table' ? 'table' : marker.shape))
    const absent = Object.entries({ table: '[表]', bar: '[柱状图:…]', line: '[折线图:…]' })
      .filter(([shape]) => !shapes.some((found) => found === shape))
      .map(([, word]) => word)
    if (absent.length > 0) wrong(['sections'], [`正文中还要有${absent.join('、')},各占一行`])
  }

/** Titles and addresses name words of the snapshot, never a figure, which would need its footnote. */
function plainErrors(field: string, typed: string): string[] {
  const errors = placeholderErrors(typed, [])
  const allowed =
    field === 'documentNumber' ? ['年份'] : ['masthead', 'copyTo'].includes(field) ? [] : generalNames
  const foreign = piecesOf(typed).flatMap((piece) =>
    typeof piece === 'string' || allowed.some((name) => name === piece.name) ? [] : [piece.name],
  )
  if (foreign.length === 0) return errors
  const usable =
    allowed.length > 0 ? `此处可用:${allowed.map((name) => `{${name}}`).join('')}` : '此处不能用占位符'
  return [`“${foreign[0]}”不能用在此处;${usable}`]
}

function textErrors(typed: string, figures: readonly KnownFigure[], places: boolean): string[] {
  return typed.split('\n').flatMap((line, index, all) => {
    const marker = markerOf(line)
    const errors = marker
      ? places
        ? markerErrors(marker, figures)
        : ['表和图只能放在正文各部分']
      : [...placeholderErrors(line, figures), ...strayMarker(line)]
    return errors.map((error) => (all.length > 1 ? `第 ${index + 1} 行:${error}` : error))
  })
}

/** Within a sentence a marker would be printed as it stands. */
const strayMarker = (line: string) =>
  /\[(表|柱状图|折线图)/.test(line.normalize('NFKC')) ? ['表和图的标记要单独占一行'] : []
