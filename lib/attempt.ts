import 'server-only'

import * as z from 'zod'
import { CORRECTION, correcting } from '@/lib/correction'
import { formatInstant } from '@/lib/dates'
import { DomainError, Forbidden, InvalidInput, PossibleDuplicate, StaleVersion } from '@/lib/errors'
import { reasonField } from '@/lib/fields'
import type { FormState } from '@/lib/form-state'
import { nestedValues } from '@/lib/form-values'
import { labelOf } from '@/lib/labels'
import { parse } from '@/lib/parse'

type Values = Record<string, string>

type Attempt<T> = { ok: true; value: T } | { ok: false; state: FormState }

type Form = {
  previous: FormState
  form: FormData
  labels: Record<string, string>
  /** How a stored value of a field reads for people, where that differs from what the form posts. */
  display?: (field: string, value: string) => string
}

/**
 * Runs a command on what a form posted. A refusal becomes form state that keeps everything typed; a defect stays an
 * exception and reaches error.tsx and the log; `redirect()` passes through.
 */
export async function attempt<T>(form: Form, command: (raw: unknown) => Promise<T>): Promise<Attempt<T>> {
  const values = formValues(form.form)
  try {
    const run = () => command(nestedValues(values))
    const correction = values[CORRECTION]
    return {
      ok: true,
      value: await (correction === undefined ? run() : correcting(reasonOf(correction), run)),
    }
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return { ok: false, state: { ...explain(error, values, form), formKey: keyAfter(form.previous) } }
  }
}

const corrected = z.object({ [CORRECTION]: reasonField })

function reasonOf(typed: string): string {
  return parse(corrected, { [CORRECTION]: typed })[CORRECTION]
}

/** Whoever calls an action past our pages may leave out the state and the form. */
const keyAfter = (previous: Partial<FormState> | null | undefined) => {
  const key = previous?.formKey
  return (typeof key === 'number' && Number.isSafeInteger(key) ? key : 0) + 1
}

/** Every posted text by its field name; files and Next's own fields are left out. */
export function formValues(form: FormData): Values {
  if (!(form instanceof FormData)) return {}
  const typed = [...form].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && !entry[0].startsWith('$ACTION'),
  )
  return Object.fromEntries(typed)
}

function explain(error: DomainError, values: Values, { labels, display }: Form): Omit<FormState, 'formKey'> {
  const state = { values, fieldErrors: {}, message: error.message }
  if (error instanceof InvalidInput) return { ...state, fieldErrors: error.fieldErrors }
  if (error instanceof StaleVersion) {
    return {
      ...state,
      conflict: {
        fields: differences(values, error.theirs, labels, display),
        changedBy: error.changedBy,
        changedAt: formatInstant(error.changedAt),
        version: error.version,
      },
    }
  }
  if (error instanceof PossibleDuplicate) {
    return {
      ...state,
      duplicates: error.candidates.map(({ id, title, href, values: theirs }) => ({
        id,
        title,
        href,
        fields: ownFields(theirs).map((field) => ({
          label: labelOf(labels, field),
          mine: shown(values, field, display),
          theirs: shown(theirs, field, display),
        })),
      })),
    }
  }
  return state
}

function differences(mine: Values, theirs: Values, labels: Record<string, string>, display: Form['display']) {
  return ownFields(theirs)
    .map((field) => ({
      label: labelOf(labels, field),
      mine: shown(mine, field, display),
      theirs: shown(theirs, field, display),
    }))
    .filter((field) => field.mine !== field.theirs)
}

/** Without the names that stand beside picked ids, and without how many rows a group has. */
function ownFields(values: Values) {
  return Object.keys(values).filter((field) => !field.endsWith('__label') && !field.endsWith('.count'))
}

function shown(values: Values, field: string, display: Form['display']) {
  const value = values[field] ?? ''
  return values[`${field}__label`] ?? (value && display ? display(field, value) : value)
}

/**
 * Runs one step of a record from a button or a reason dialog. The verb comes bound with the action, that is from the
 * browser: only the record's own verbs are known.
 */
export async function attemptVerb<Verb extends string>(
  previous: FormState,
  form: FormData,
  commands: Record<Verb, (raw: unknown) => Promise<unknown>>,
  verb: Verb,
): Promise<FormState> {
  const done = await attempt({ previous, form, labels: {} }, async (raw) => {
    if (!Object.hasOwn(commands, verb)) throw new Forbidden()
    await commands[verb](raw)
  })
  return done.ok ? { values: {}, fieldErrors: {}, message: null, formKey: keyAfter(previous) } : done.state
}
