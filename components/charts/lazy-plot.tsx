'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import type { ChartProps } from '@/components/charts/chart-data'

/** The drawing library comes after the page (100 KB) and draws nothing on the server: the height is reserved. */
const Plot = dynamic(() => import('@/components/charts/plot'), { ssr: false })

export function LazyPlot(props: ChartProps) {
  const place = useRef<HTMLDivElement>(null)
  const wanted = useWanted(place)
  return (
    <div ref={place} style={{ height: props.height }} className="chart min-w-0">
      {wanted && <Plot {...props} />}
    </div>
  )
}

const SMALL = '(max-width: 47.99rem), (max-height: 30rem)'

/** On a phone a plot is loaded when it comes near: whoever reads only the numbers does not pay for it. */
function useWanted(place: React.RefObject<HTMLDivElement | null>) {
  const [wanted, setWanted] = useState(false)
  useEffect(() => {
    const want = () => setWanted(true)
    const here = place.current
    if (!here || !window.matchMedia(SMALL).matches || !('IntersectionObserver' in window)) {
      want()
      return
    }
    const watch = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && want(),
      { rootMargin: '400px' },
    )
    watch.observe(here)
    window.addEventListener('beforeprint', want)
    return () => {
      watch.disconnect()
      window.removeEventListener('beforeprint', want)
    }
  }, [place])
  return wanted
}
