'use client'

import { TextField } from '@/components/ui/field'
import type { FieldOf } from '@/components/ui/form-fields'
import { FormGroup } from '@/components/ui/form-group'
import type { sourceLabels } from '@/lib/external/labels'

/** Where the figure was published: its own text is not kept, only where it can be read. */
export function SourceFields<Name extends string>({
  field,
  required,
}: {
  field: FieldOf<Name | keyof typeof sourceLabels>
  required: boolean
}) {
  return (
    <FormGroup title="来源" description="引用的文章或文件。只登记出处,不保存原文。">
      <TextField {...field('sourceTitle')} required={required} maxLength={200} wide />
      <TextField {...field('sourceOutlet')} required={required} maxLength={100} />
      <TextField {...field('sourcePublishedAt')} maxLength={30} help="如 2022-10-19 16:29:34" />
      <TextField {...field('sourceUrl')} maxLength={500} inputMode="url" wide />
      <TextField {...field('sourceEditor')} maxLength={60} />
    </FormGroup>
  )
}
