import { LinkButton } from '@/components/ui/button'
import type { Actor } from '@/lib/auth/actor'
import { canImport } from '@/lib/imports/policy'
import type { SheetType } from '@/lib/sheets/description'

/** 导入 on the toolbar of a list: begins with the type of the list already chosen. */
export function ImportLink({ actor, type }: { actor: Actor; type: SheetType }) {
  if (!canImport(actor)) return null
  return (
    <LinkButton href={`/imports/new?type=${type}`} icon="upload">
      导入
    </LinkButton>
  )
}
