'use server'

import { requireActor } from '@/lib/auth/session'
import { hideableColumns, isListName, parseView } from '@/lib/columns'
import { keepListView } from '@/lib/list-view'

/** Keeps which columns of a list this person wants to see and how dense; the page is rendered anew by it. */
export async function keepListViewAction(form: FormData) {
  const actor = await requireActor()
  const list = String(form.get('list'))
  if (!isListName(list)) return
  const shown = new Set(form.getAll('column'))
  const hidden = hideableColumns(list).filter(({ key }) => !shown.has(key))
  const asked = `${hidden.map(({ key }) => key).join('.')}~${form.get('density')}`
  await keepListView(actor, list, parseView(list, form.get('reset') === 'yes' ? '' : asked))
}
