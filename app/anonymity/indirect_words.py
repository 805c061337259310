"""Nouns that make a place, a firm, a school or a post of the words beside them, in both languages; without a rule."""

VENUES = """
bar pub cafe café coffee restaurant diner bistro brewery izakaya karaoke club lounge hotel hostel inn theater
theatre cinema museum gallery library church temple shrine mosque synagogue hospital clinic gym stadium arena pool
park garden gardens square plaza mall market store shop bookstore supermarket station airport terminal port harbor
pier bridge building tower hall center centre house hub studio campus dormitory auditorium classroom warehouse
gatehouse court coworking space makerspace hackerspace
"""
"""What is a place when a name stands before it: the Blue Lantern bar."""

VENUES_FIRST = "café cafe hotel bar izakaya restaurant club studio room hall theater casa villa"
"""What is a place when a name stands after it: Café Marlow."""

FIRMS = """
inc ltd llc llp plc gmbh ag kg sarl corp corporation company co k.k kk labs lab software systems games studios
robotics technologies technology solutions consulting partners holdings group bank insurance airlines motors
electronics pharma media news times press post herald tribune broadcasting records foundation institute association
society union agency ministry embassy consulate
"""
SCHOOLS = "university college school academy polytechnic kindergarten institute faculty seminary gymnasium"

POSTS = """
treasurer secretary chairperson chairman chairwoman chair co-chair president vice-president founder co-founder
director principal headmaster headmistress dean rector chancellor provost mayor governor minister senator
ambassador consul pastor priest rabbi imam monk nun judge lawyer attorney notary journalist editor columnist
novelist author poet pianist singer violinist drummer actress comedian chef barista bartender bouncer janitor
receptionist caretaker nurse doctor surgeon dentist midwife pharmacist veterinarian therapist psychologist
professor lecturer librarian scientist astronaut pilot captain firefighter policeman policewoman soldier officer
farmer fisherman baker butcher carpenter plumber electrician translator interpreter keynote ceo cto cfo coo cio
maintainer
"""
"""Posts and trades of which there are few at one event."""

PEOPLE = """
person man woman girl boy guy lady speaker participant attendee member organizer volunteer student engineer
developer designer programmer researcher teacher mentor guest user staff worker employee interpreter translator
moderator panelist newcomer visitor artist writer journalist photographer manager scientist founder maintainer
mother father parent couple resident citizen immigrant refugee
"""

COUNTRIES = """
Afghanistan Albania Algeria Angola Argentina Armenia Australia Austria Azerbaijan Bangladesh Belarus Belgium
Bolivia Bosnia Botswana Brazil Bulgaria Cambodia Cameroon Canada Chile China Colombia Croatia Cuba Cyprus Czechia
Denmark Ecuador Egypt Estonia Ethiopia Finland France Georgia Germany Ghana Greece Guatemala Haiti Honduras Hungary
Iceland India Indonesia Iran Iraq Ireland Israel Italy Jamaica Jordan Kazakhstan Kenya Korea Kuwait Laos Latvia
Lebanon Libya Lithuania Luxembourg Malaysia Malta Mexico Moldova Mongolia Morocco Mozambique Myanmar Nepal
Netherlands Nicaragua Nigeria Norway Pakistan Panama Paraguay Peru Philippines Poland Portugal Qatar Romania Russia
Rwanda Senegal Serbia Singapore Slovakia Slovenia Somalia Spain Sudan Sweden Switzerland Syria Taiwan Tanzania
Thailand Tunisia Turkey Uganda Ukraine Uruguay Uzbekistan Venezuela Vietnam Yemen Zambia Zimbabwe
"""
PEOPLES = """
Afghan Albanian Algerian Angolan Argentine Argentinian Armenian Australian Austrian Bangladeshi Belarusian Belgian
Bolivian Bosnian Brazilian British Bulgarian Cambodian Cameroonian Canadian Chilean Chinese Colombian Croatian
Cuban Czech Danish Dutch Ecuadorian Egyptian Estonian Ethiopian Filipino Finnish French Georgian German Ghanaian
Greek Haitian Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Israeli Italian Jamaican Jordanian Kazakh
Kenyan Korean Laotian Latvian Lebanese Libyan Lithuanian Malaysian Maltese Mexican Moldovan Mongolian Moroccan
Burmese Nepalese Nepali Nicaraguan Nigerian Norwegian Pakistani Panamanian Paraguayan Peruvian Polish Portuguese
Romanian Russian Rwandan Senegalese Serbian Singaporean Slovak Slovenian Somali Spanish Sudanese Swedish Swiss
Syrian Taiwanese Tanzanian Thai Tunisian Turkish Ugandan Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Yemeni
Zambian Zimbabwean Scottish Welsh Kurdish Tibetan Uyghur Jewish Muslim Buddhist Hindu Sikh Catholic
"""

VENUES_JA = """
駅 空港 ビル ビルディング ホテル 旅館 カフェ 喫茶店 居酒屋 ワインバー スポーツバー レストラン 食堂 酒場 ラーメン屋
書店 図書館 美術館 博物館 公民館 会館 ホール 市民会館 文化センター センター 体育館 公園 神社 教会 モスク 病院
クリニック 医院 市役所 区役所 役場 商店街 百貨店 デパート コワーキングスペース スタジオ キャンパス 講堂 プラザ
タワー ヒルズ 広場 銭湯 温泉 球場 劇場 映画館 カラオケ 英会話教室 料理教室 教室
"""
FIRMS_JA = """
銀行 証券 保険 新聞社 新聞 出版 出版社 放送 放送局 テレビ局 テレビ ラジオ局 製作所 工業 電機 電器 製薬 商事 商会
商店 建設 不動産 運輸 航空 鉄道 電力 ガス ソフトウェア ソフト システムズ ゲームズ スタジオズ テクノロジー 研究所
協会 連盟 組合 財団 学会 省 庁 大使館 領事館 警察署
"""
SCHOOLS_JA = """
大学院 大学 短期大学 短大 高等学校 高校 中学校 小学校 幼稚園 保育園 専門学校 高専 学園 学院 学部 研究科 日本語学校
予備校
"""
POSTS_JA = """
代表 副代表 会計 会計担当 書記 理事 理事長 委員長 副委員長 会長 副会長 社長 副社長 専務 常務 取締役 部長 課長 係長
店長 支店長 支部長 校長 教頭 園長 学長 学部長 院長 館長 所長 市長 町長 村長 知事 議員 大臣 大使 創設者 創業者
発起人 主宰 座長 基調講演者 基調講演 看護師 医師 医者 歯科医 薬剤師 弁護士 税理士 記者 編集長 編集者 作家 小説家
漫画家 俳優 歌手 声優 画家 写真家 教授 准教授 講師 教諭 牧師 神父 僧侶 住職 警察官 消防士 自衛官 宇宙飛行士 操縦士
料理人 漁師 農家 大工 美容師 通訳者 翻訳者 司書 学芸員 保育士 介護士 理学療法士 メンテナー 作者
"""
PEOPLE_JA = """
参加者 登壇者 発表者 講演者 スピーカー 留学生 学生 社員 会社員 エンジニア 開発者 デザイナー プログラマー 研究者
教師 先生 スタッフ ボランティア メンバー 会員 女性 男性 人 方 外国人 通訳 司会 司会者 主催者 運営者 記者 作家
看護師 教授 子ども 母親 父親 夫婦 技術者 新人 初心者 ゲスト
"""
