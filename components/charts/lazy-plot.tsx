'use client'

import dynamic from 'next/dynamic'
import type { ChartProps } from '@/components/charts/chart-data'

/** The drawing library comes after the page (100 KB) and draws nothing on the server: the height is reserved. */
const Plot = dynamic(() => import('@/components/charts/plot'), { ssr: false })

export function LazyPlot(props: ChartProps) {
  return (
    <div style={{ height: props.height }} className="chart min-w-0">
      <Plot {...props} />
    </div>
  )
}
