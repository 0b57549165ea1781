import 'server-only'

import { agreementSheet } from '@/lib/agreements/sheet'
import type { SheetDescription, SheetType } from '@/lib/sheets/description'

/** Every record type that can come from and go to a spreadsheet. A contract test demands one of each. */
export const sheetDescriptions = {
  agreement: agreementSheet,
} satisfies Partial<Record<SheetType, SheetDescription>>
