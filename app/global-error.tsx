'use client'

import '@/app/globals.css'
import { Failure } from '@/components/ui/failure'

/** Only when the outermost layout itself fails: brings its own html and body. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="zh-CN">
      <body>
        <title>系统出现问题 · 落地</title>
        <main id="content">
          <Failure error={error} retry={retry} />
        </main>
      </body>
    </html>
  )
}
