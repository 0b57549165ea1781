import { pinyin } from 'pinyin-pro'

/** Traditional characters and variants that names of organizations are written with, each beside its usual form. */
const traditional =
  '學学 國国 華华 東东 陽阳 銀银 鋼钢 鐵铁 業业 機机 電电 氣气 製制 藥药 農农 產产 廠厂 車车 輛辆 開开 發发 設设 備备 儀仪 環环 術术 責责 團团 與与 醫医 療疗 衛卫 藝艺 書书 圖图 館馆 實实 驗验 達达 鴻鸿 億亿 寶宝 財财 貿贸 興兴 騰腾 飛飞 龍龙 鳳凤 馬马 魚鱼 鳥鸟 蘭兰 葉叶 廣广 慶庆 雲云 漢汉 遼辽 寧宁 瀋沈 陝陕 貴贵 鄭郑 蘇苏 濟济 濰潍 煙烟 臺台 灣湾 門门 閩闽 贛赣 瓊琼 嶺岭 長长 張张 劉刘 陳陈 楊杨 趙赵 黃黄 吳吴 孫孙 許许 鄧邓 馮冯 韓韩 蔣蒋 賈贾 導导 遠远 過过 進进 運运 連连 適适 選选 遞递 邁迈 還还 邊边 鄉乡 鎮镇 縣县 師师 範范 協协 會会 聯联 總总 監监 檢检 測测 質质 標标 準准 資资 訊讯 號号 數数 碼码 線线 網网 絡络 納纳 維维 綠绿 紙纸 紡纺 織织 繡绣 絲丝 綢绸 緞缎 縫缝 襪袜 針针 雞鸡 鴨鸭 豬猪 飼饲 糧粮 麥麦 麵面 豐丰 穀谷 鹽盐 飲饮 廚厨 動动 靜静 熱热 礦矿 礎础 磚砖 燈灯 飾饰 鑄铸 鍛锻 鋁铝 銅铜 錫锡 鋅锌 錳锰 鈦钛 鎂镁 鈉钠 鉀钾 纜缆 變变 壓压 閥阀 軸轴 輪轮 齒齿 聲声 樂乐 視视 頻频 攝摄 場场 樓楼 層层 區区 劃划 幹干 細细 無无 際际 聖圣 賢贤 誠诚 義义 禮礼 愛爱 親亲 優优 勝胜 競竞 爭争 點点 願愿 爾尔 魯鲁 滬沪 贏赢 領领 幣币 價价 萬万 雙双 單单 獨独 眾众 創创 園园 匯汇 滙汇 峯峰 錶表 併并 佈布 於于 甦苏 輕轻 軟软 軍军 轉转 載载 輸输 級级 組组 結结 給给 統统 經经 綜综 緣缘 練练 繼继 續续 職职 舊旧 處处 補补 裝装 裡里 複复 觀观 規规 計计 訂订 記记 試试 評评 詢询 話话 認认 語语 說说 調调 談谈 請请 論论 諮咨 講讲 謝谢 證证 識识 譯译 護护 讀读 負负 貨货 費费 賓宾 賽赛 購购 賴赖 贊赞 輔辅 鋒锋 錄录 錦锦 鍵键 鏈链 鐘钟 鑽钻 閣阁 關关 陸陆 陰阴 隊队 階阶 險险 雜杂 離离 難难 霧雾 順顺 預预 頓顿 頭头 顆颗 題题 顏颜 類类 顧顾 風风 飯饭 養养 驅驱 髮发 鬆松 鮮鲜 麗丽 齊齐 龜龟 專专 喬乔 嚴严 壘垒 壯壮 壽寿 夢梦 奧奥 婦妇 寢寝 審审 將将 尋寻 屬属 岡冈 島岛 崗岗 帥帅 帶带 幫帮 庫库 廈厦 強强 彙汇 後后 從从 復复 態态 慮虑 應应 懷怀 戰战 戲戏 戶户 擇择 據据 擔担 擬拟 攜携 擴扩 敵敌 斷断 時时 晉晋 暢畅 曉晓 曆历 條条 極极 構构 樣样 樞枢 橋桥 歐欧 歷历 歸归 殼壳 氫氢 決决 況况 淨净 淺浅 湯汤 溝沟 滅灭 滿满 漁渔 潔洁 潤润 澤泽 濕湿 瀾澜 為为 爐炉 爺爷 牆墙 狀状 獎奖 獲获 現现 瑪玛 畫画 異异 當当 畝亩 疊叠 盤盘 盧卢 睏困 確确 礙碍 祿禄 稅税 種种 稱称 穩稳 窯窑 筆笔 築筑 節节 糾纠 糞粪 純纯 紅红 紀纪 約约 紋纹 紐纽 終终 絕绝 緊紧 緒绪 緻致 繩绳 羅罗 聞闻 聰聪 肅肃 腦脑 膠胶 臨临 舉举 艙舱 莊庄 蓋盖 蓮莲 薩萨 蕭萧 虛虚 蟲虫 蠟蜡 衝冲 裏里 訓训 誼谊 課课 誌志 誤误 誕诞 諾诺 謀谋 譽誉 豔艳 貝贝 貞贞 貫贯 販贩 貸贷 賣卖 蹟迹 軌轨 軒轩 辦办 辭辞 迴回 遊游 遙遥 遷迁 鄰邻 醬酱 釀酿 釋释 釘钉 鈣钙 鈞钧 鉑铂 鉛铅 鋰锂 錢钱 鎖锁 鎢钨 鏡镜 閃闪 間间 閑闲 陣阵 隨随 雛雏 靈灵 韻韵 頂顶 項项 頌颂 頗颇 額额 顯显 駐驻 駿骏 騎骑 驛驿 體体 髒脏 鯨鲸 鵬鹏 鷹鹰 鹵卤 黨党 鼇鳌 齡龄'
/** Letters of other alphabets that look like Latin ones. */
const foreign = 'аa вb еe кk мm нh оo рp сc тt уy хx іi αa βb εe ιi κk νn οo ρp τt υy χx'

const usual = new Map<string, string>()
for (const pair of `${traditional} ${foreign}`.split(' ')) usual.set(pair.charAt(0), pair.charAt(1))

/** Simplified, and Latin where it looks Latin. Expects lower case. */
export function usualCharacters(text: string): string {
  let result = ''
  for (const character of text) result += usual.get(character) ?? character
  return result
}

/** Characters that are taken for each other when read from paper or a scan. */
const lookAlikes =
  '己已巳 未末 日曰 土士 天夭 人入八 千干于 大太犬 王玉主 牛午 乌鸟 兔免 冶治 徽微 晴睛 锋峰 侯候 折拆析 拔拨 戎戒 粟栗 崇祟 亨享 孟盂 杨扬场 暖暧 宇字 埔浦 竞竟 圆园 科料枓 枝技 衡街 博搏 滕腾藤 辉晖 荣莱 泰秦奏 申甲由田 白自 贝见 目且 钢纲刚 铜钢 恒桓 洋样 祥详 璞噗 朗郎 施旋 洁诘 塔搭 堡煲 柏伯 伟纬 鑫金 农衣 药约 汽气 鞍鞅 燕蒸 凯剀 瑞端 颐硕 顾硕 械戒 术木本 材村 池地 络洛格 键健 塑朔'

const shapes = new Map<string, Set<string>>()
for (const group of lookAlikes.split(' ')) {
  for (const character of group) {
    const others = shapes.get(character) ?? new Set()
    for (const other of group) others.add(other)
    shapes.set(character, others)
  }
}

const sounds = new Map<string, string>()

/** How a single character sounds, without its tone. */
export function soundOf(character: string): string {
  let sound = sounds.get(character)
  if (sound === undefined) {
    sound = pinyin(character, { toneType: 'none', type: 'array', nonZh: 'consecutive' }).join('')
    sounds.set(character, sound)
  }
  return sound
}

/** How two characters may have been mixed up; null when nobody would. */
export function mixUp(one: string, other: string): '同音' | '形近' | null {
  if (shapes.get(one)?.has(other)) return '形近'
  const [a, b] = [soundOf(one), soundOf(other)]
  return a === b && a !== one && a !== '' ? '同音' : null
}
