import type { FormState } from '@/lib/form-state'

export type FieldInfo = {
  name: string
  label: string
  defaultValue?: string
  /** What a picked id reads as; pickers post it beside the id as `NAME__label`. */
  defaultLabel?: string
  errors?: string[]
}

/** The props of one field by its name; fields of a repeated group (`parties.0.role`) bring their own label. */
export type FieldOf<Name extends string> = {
  (name: Name): FieldInfo
  (name: string, label: string): FieldInfo
}

/** Joins a record's labels, its saved values and the last submission into the props of one field. */
export function formFields<Name extends string>(
  state: Pick<FormState, 'values' | 'fieldErrors'>,
  labels: Record<Name, string>,
  saved: Partial<Record<string, string>> = {},
): FieldOf<Name> {
  const answered = Object.keys(state.values).length > 0
  // Once something was posted, only that counts: a box unticked then must not come back from the saved record.
  const read = (name: string) => (answered ? state.values[name] : saved[name])
  return (name: string, label?: string) => ({
    name,
    label: label ?? labels[name as Name],
    defaultValue: read(name),
    defaultLabel: read(`${name}__label`),
    errors: state.fieldErrors[name],
  })
}

/** Whether an answer lets the person go on: nothing to correct, nothing to choose, nothing to read. */
export function succeeded(state: FormState) {
  return state.message === null && !state.conflict && !state.duplicates?.length && !hasFieldErrors(state)
}

export function hasFieldErrors(state: Pick<FormState, 'fieldErrors'>) {
  return Object.values(state.fieldErrors).some((messages) => messages?.length)
}

/**
 * For `onReset` of a form in a dialog: React 19 empties a form after its action, also when the answer is a refusal. The
 * dialog closes on success, so what was typed may stay until then.
 */
export function keepTyped(event: { preventDefault(): void }) {
  event.preventDefault()
}

/** What is wrong, field by field, for a dialog that shows it in one place. */
export function namedErrors(
  fieldErrors: FormState['fieldErrors'],
  labels: Record<string, string> = {},
): string[] {
  return Object.entries(fieldErrors).flatMap(([field, messages]) =>
    (messages ?? []).map((message) => (labels[field] ? `${labels[field]}:${message}` : message)),
  )
}
