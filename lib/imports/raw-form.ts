import { InvalidInput } from '@/lib/errors'
import { nestedValues } from '@/lib/form-values'
import type { FormValues } from '@/lib/sheets/values'

/** A row's form as its schema takes it. */
export function raw(form: FormValues): unknown {
  const posted = Object.entries(form).filter(([field]) => !/__label$|\.count$/.test(field))
  try {
    return nestedValues(Object.fromEntries(posted))
  } catch (error) {
    if (error instanceof InvalidInput) return {}
    throw error
  }
}
