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
