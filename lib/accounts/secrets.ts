import type { FormState } from '@/lib/form-state'

/** A refused form comes back as it was typed, but no password travels back to the browser. */
export function withoutSecrets(state: FormState): FormState {
  const { current: _, password: __, repeated: ___, ...values } = state.values
  return { ...state, values }
}
