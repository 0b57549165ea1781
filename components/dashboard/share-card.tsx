'use client'

import { useState } from 'react'
import { drawCard, type SharedFigure } from '@/components/dashboard/draw-card'
import { Button, LinkButton } from '@/components/ui/button'
import { Dialog, DialogFooter } from '@/components/ui/dialog'

/**
 * 生成图片: the first figures as a picture for a chat, with cut-off and, across it, who made it and when. Drawn in the
 * browser; nothing is sent anywhere.
 */
export function ShareCard(props: {
  bureau: string
  title: string
  cutOff: string
  note: string | null
  figures: SharedFigure[]
  person: string
}) {
  const [picture, setPicture] = useState<{ address: string; at: string }>()
  return (
    <Dialog
      title="分享图片"
      description="长按图片可以保存或转发;图片带有截止日期和生成人水印。"
      trigger={<Button icon="send">生成图片</Button>}
      onOpenChange={(open) => setPicture(open ? drawCard(props, new Date()) : undefined)}
    >
      {picture && (
        <>
          {/* biome-ignore lint/performance/noImgElement: a picture drawn here, which no server could make smaller */}
          <img
            src={picture.address}
            alt={`${props.title},${props.cutOff},${props.note ? `${props.note},` : ''}由 ${props.person} 于 ${picture.at} 生成`}
            className="w-full rounded border border-line"
          />
          <DialogFooter>
            <LinkButton
              href={picture.address}
              download={`${props.title} ${picture.at.replace(':', '-')}.png`}
              variant="primary"
              icon="download"
            >
              保存图片
            </LinkButton>
          </DialogFooter>
        </>
      )}
    </Dialog>
  )
}
