'use client'

import { DateField } from '@/components/ui/date-field'
import { TextField } from '@/components/ui/field'
import type { FieldOf } from '@/components/ui/form-fields'

/** What the authority certified: the same three fields when registering and when amending. */
export function RegistrationFields({ field }: { field: FieldOf<string> }) {
  return (
    <>
      <TextField
        {...field('registrationNo')}
        required
        inputMode="numeric"
        maxLength={20}
        help="登记证明上的 16 位数字"
      />
      <DateField {...field('registeredOn')} required help="计入统计的日期,不早于签订日期" />
      <TextField {...field('authority')} required maxLength={100} help="出具登记证明的机构" />
    </>
  )
}
