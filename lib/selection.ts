import { InvalidInput } from '@/lib/errors'
import { isId } from '@/lib/ids'
import type { SearchParams } from '@/lib/lists'

const LIMIT = 500

/**
 * What a batch action is about (AP-12): the ticked rows, or, only when the person said so explicitly, every row of the
 * list's filter, which `ofFilter` reads from the posted query.
 */
export async function chosenIds(
  form: FormData,
  ofFilter: (params: SearchParams) => Promise<string[]>,
): Promise<string[]> {
  const query = form.get('query')
  const ids =
    form.get('scope') === 'filter' && typeof query === 'string'
      ? await ofFilter(Object.fromEntries(new URLSearchParams(query)))
      : form.getAll('ids').filter((id): id is string => typeof id === 'string' && isId(id))
  if (ids.length === 0) throw new InvalidInput({}, '没有可处理的记录,请先勾选')
  if (ids.length > LIMIT) throw new InvalidInput({}, `一次最多处理 ${LIMIT} 条,请缩小筛选范围`)
  return ids
}
