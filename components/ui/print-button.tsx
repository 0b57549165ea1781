'use client'

import { Button } from '@/components/ui/button'

export function PrintButton({ label = '打印' }: { label?: string }) {
  return (
    <Button icon="printer" onClick={() => window.print()}>
      {label}
    </Button>
  )
}
