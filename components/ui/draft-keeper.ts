/** Keeps what was typed in this browser until it is submitted. Personal data, files and technical fields never get in. */

export type Draft = { values: Record<string, string>; version?: string; savedAt: number }

const PREFIX = 'draft:'
const MAX_AGE = 14 * 24 * 3600 * 1000
const technical = new Set(['submissionId', 'version', 'confirmDuplicate', 'intent'])

/** What the form holds now; an unticked box is kept as the empty text, or the saved tick would come back. */
export function draftValues(form: HTMLFormElement): Record<string, string> {
  const values: Record<string, string> = {}
  const kept = (name: string) => name !== '' && !technical.has(name) && !name.startsWith('$ACTION')
  const secret = new Set<string>()
  for (const control of form.elements) {
    if (!(control instanceof HTMLInputElement)) {
      if (control.hasAttribute('data-private')) secret.add(control.getAttribute('name') ?? '')
      continue
    }
    const { name, type } = control
    if (control.hasAttribute('data-private') || type === 'password' || type === 'file') secret.add(name)
    else if ((type === 'checkbox' || type === 'radio') && kept(name)) values[name] = ''
  }
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && kept(name)) values[name] = value
  }
  for (const name of secret) delete values[name]
  return values
}

export function sameValues(one: Record<string, string>, other: Record<string, string>) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => (one[name] ?? '') === (other[name] ?? ''))
}

export function readDraft(key: string, now: number, storage = browserStorage()): Draft | null {
  try {
    const draft: unknown = JSON.parse(storage?.getItem(PREFIX + key) ?? 'null')
    if (!isDraft(draft)) return null
    if (now - draft.savedAt <= MAX_AGE) return draft
    storage?.removeItem(PREFIX + key)
    return null
  } catch {
    return null
  }
}

/** False where the browser refuses to store (private window, full): the form then simply has no draft. */
export function writeDraft(key: string, draft: Draft, storage = browserStorage()): boolean {
  try {
    storage?.setItem(PREFIX + key, JSON.stringify(draft))
    return storage !== null
  } catch {
    return false
  }
}

export function clearDraft(key: string, storage = browserStorage()) {
  try {
    storage?.removeItem(PREFIX + key)
  } catch {
    // Storage is switched off: there is no draft to clear.
  }
}

/** At sign-out: on a shared machine the next person must not find drafts. */
export function clearAllDrafts(storage = browserStorage()) {
  try {
    if (!storage) return
    for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key)
  } catch {
    // As above.
  }
}

function browserStorage(): Storage | null {
  return typeof window === 'undefined' ? null : window.localStorage
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'values' in value &&
    typeof value.values === 'object' &&
    value.values !== null &&
    'savedAt' in value &&
    typeof value.savedAt === 'number'
  )
}
