/** What a form action gives back to `useActionState`: enough to draw the form again as the person left it. */
export type FormState = {
  values: Record<string, string>
  fieldErrors: Record<string, string[] | undefined>
  message: string | null
  /** Somebody saved in between: the second saver sees both versions and chooses (AP-24). */
  conflict?: {
    fields: { label: string; mine: string; theirs: string }[]
    changedBy: string
    changedAt: string
    version: number
  }
  /** Records that look like the one being saved, side by side (AP-22). */
  duplicates?: {
    id: string
    title: string
    href: string
    fields: { label: string; mine: string; theirs: string }[]
  }[]
  /** Different after every answer: fields are remounted by it, because React 19 empties a form after its action. */
  formKey: number
}

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>

export const emptyForm: FormState = { values: {}, fieldErrors: {}, message: null, formKey: 0 }
