// One form for kanji that are written in several: 髙橋 is found by 高橋. The pairs are those of generator/search/thesaurus/kanji.txt; a test holds them together.

const PAIRS = [
  ..."乘乗亂乱亘亙亞亜佛仏來来倂併假仮傳伝僞偽價価儉倹兒児兩両冝宜冨富凉涼凜凛剩剰劍剣劑剤勞労勳勲勵励勸勧區区卷巻卽即參参單単嚴厳囑嘱圈圏國国圍囲圓円圖図團団埜野增増墮堕壓圧壘塁壞壊壤壌壯壮壹壱壽寿奧奥奬奨孃嬢學学寢寝實実寫写寬寛寶宝將将專専對対尭堯屆届屬属峯峰峽峡嶋島嶌島嶽岳巌巖巢巣帶帯廐厩廢廃廣広廳庁彈弾彌弥徑径從従徵徴德徳恆恒惠恵惡悪惱悩愼慎慘惨應応懷懐戀恋戰戦戲戯戾戻拂払拔抜拜拝挾挟插挿揭掲搖揺搜捜擇択擊撃擔担據拠擧挙擴拡攝摂收収效効敍叙敕勅數数斷断晃晄晚晩晝昼曆暦曉暁曻昇曾曽會会栁柳桒桑桧檜條条棧桟榮栄槗橋槙槇槪概樂楽樓楼樞枢樣様橫横檢検櫻桜權権歐欧歡歓步歩歷歴歸帰殘残殼殻毆殴每毎氣気涉渉淚涙淨浄淸清淺浅渚渚渴渇溪渓溫温滯滞滿満潛潜澁渋澤沢濕湿濟済濱浜濵浜瀧滝瀨瀬灣湾燈灯燒焼營営爐炉爭争爲為犧犠狀状狹狭猪猪獨独獵猟獸獣獻献琢琢甁瓶畫画當当疊畳瘦痩癡痴發発盃杯盜盗盡尽眞真硏研碎砕祐祐祕秘祢禰祷禱禄祿禎禎禪禅禮礼稱称稻稲穗穂穣穰穩穏竊窃竝並粹粋絲糸經経綠緑緖緒緣縁縣県縱縦總総繩縄繪絵繼継續続纖繊缺欠罐缶聲声聽聴肅粛腦脳膽胆臟臓臺台與与舊旧舘館艷艶莊荘莖茎萌萠萬万薗園薰薫藏蔵藝芸藥薬處処虛虚號号螢蛍蟲虫蠶蚕蠻蛮衞衛裝装襃褒覺覚覽覧觀観觸触謠謡證証譯訳譽誉讀読變変讓譲豐豊豫予貳弐賣売賴頼贊賛踐践輕軽轉転辭辞遞逓遥遙遲遅邉辺邊辺郞郎鄕郷醉酔醫医釀醸釋釈錄録錢銭鍊錬鎭鎮鐵鉄鑄鋳鑛鉱關関陷陥隨随險険隱隠雙双雜雑霸覇靈霊靑青靜静顯顕飜翻餘余駈駆騷騒驅駆驗験驛駅髓髄體体髙高髮髪鬭闘鴎鷗鷄鶏鹽塩麥麦麵麺黃黄黑黒默黙點点黨党齊斉齋斎齒歯齡齢龍竜﨑崎𠮷吉",
];
/** @type {Map<string, string>} */
const PLAIN = new Map();
for (let at = 0; at < PAIRS.length; at += 2) PLAIN.set(PAIRS[at], PAIRS[at + 1]);

// Which of several drawings of one character is meant: 葛 with the ninth is still 葛.
const SELECTORS = /[\u180b-\u180d\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/** @param {string} text */
export const plain = (text) =>
  text.normalize("NFKC").replace(SELECTORS, "").replace(/[㐀-鿿\u{20000}-\u{3ffff}﨎-﨩]/gu, (sign) => PLAIN.get(sign) ?? sign);
