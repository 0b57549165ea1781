import * as z from 'zod'
import { type FieldErrors, InvalidInput } from '@/lib/errors'

// A safety net: the messages people should see are written next to the rules.
z.config(z.locales.zhCN())

/** Turns anything from outside into a checked value, or throws `InvalidInput` with messages by dotted path. */
export function parse<Schema extends z.ZodType>(schema: Schema, raw: unknown): z.output<Schema> {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const fieldErrors: FieldErrors = {}
  let message: string | undefined
  for (const issue of result.error.issues) {
    if (issue.path.length === 0) message ??= wholeForm(issue)
    else fieldErrors[issue.path.join('.')] = [...(fieldErrors[issue.path.join('.')] ?? []), issue.message]
  }
  throw new InvalidInput(fieldErrors, message)
}

/** A refinement of the whole input speaks for itself; everything else there means that no form of ours posted it. */
function wholeForm(issue: z.core.$ZodIssue) {
  return issue.code === 'custom' ? issue.message : '提交的内容无法识别,请刷新页面后重试'
}
