"""Words that are names and also something else, in both languages; a plain list, without a rule."""

# Names of Faker's lists (MIT) that are words of SCOWL's smallest list, every short word of that list, and some by hand.
_ENGLISH = """
abate abbey ace act ad add admiral ado ads afar age ago ah ai aid ail aim air alas albino ale ales aline all ally
almond alpha alto am amber amble amir among amp an and angel angelic anon ant antic ants any ape apr april apt arc
arch archer are arenas aria ark arm art arts as ascension ash ask asks aspen ass astride at ate atlas aug august
aura author autumn awe ax axe ay aye azalea babe baby back backer bad bag bail baker bald balds bale ball ban banks
bar barber bare barer barman baron basic basil bass bat bath bay be bean bear beard beat bed bee beer beg begin bell
bender bent bents berry best bet beta bib bid big bigot bill bills bin binder bins birch bird bishop bit bite bitten
black blanch blank blaze blessing bliss block blossom blot boa boas bode bog bogus bond bones bonnet boo boon booth
bop bore boss bourgeois bow bowler box boy bra brain branch brand brands brandy bravo bray brick bridge bridges
bright brim brink brook brooks brown browning buck bud buddy bug bull bum bun bunk burger burns burr burrows bury
bus bush but butcher butler butte buy by bye cab cad caddie cadence cam camp camps can canal canals candy canning
cannon canny cant canyon cap caprice captain car cares carol carpenter carrier carrion carry carter carton case
cases cash cat caw central chambers champ champagne chance chang char charity chase chastity chat cherish cherry chi
child chin china chip christen chuck church cinnamon clay clear cleave cliff close cloud clover cob cock cod cog col
colic collie colon colonel colt comas combs come comfort comment commodore community company con constant contractor
convey coo cook cools cooper cop coral cord cornet corral cot council cousin cousins cow cox coy crane creed crooks
cross cruise cry crystal cub cue cum cumming cup cur curry curt curtain cut dab dad daisy dam damps dare darling
dash date dawn day deacon dean dec december deep delta den derrick designer desire destiny dev dew diamond did die
dig dim dimple din dip diver divine do dock doctor dodo doe dog doll dolly domino don dos dot dove downing downs
drake dream drew dries drop drum dry dub dud due duff dug duke dung duo dusty dye each ear earl early earnest east
eat ebb ebony echo edit eel egg ego eh eke elder elf elk elm else em ember emerald emeralds emir emit end engineer
eon era err essence ether eve event ever every ewe eye fad fair fairy faith falcon fall fan fancy fang fanning far
fares farmer fat fate fawn february fed fee feline feller fen fern few fez fib field fielding fields fig fin finch
fines fir first fisher fit fix fleck fleet flint flood floor flora flowers flu fly foe fog font foot for ford forest
forget forum foster fount fox franc frank franks freely french fresh friday friend frisk fro front frost fry fuller
fun fur fuse gab gag gage gal gala gale gales gall gamble gang gap garland garnet garret garrison gas gates gauge
gay gee gel gem gene general genesis genie gent gentry get ghost gig gill gin ginger glass glasses glen gnu go gob
goblet god golden gong goo good gore gorge got governor grab grace grand grant gravel graves gray green greet grey
grill grimes grit gross group grove grunt guard guest gull gully gum gun gunner gunning gust gut guy gym ha hacker
had hag hah hale hall halls ham hammer hand handler handy hang happy harden hardy hare haring harm harmony harsh
hart has hasty hat haven hay hays hazel he hearty heath heather heaven held hell helm hem hen hence hens her herb
herd heron herring hes hew hey hi hicks hid hide high hill hills him hind hip his hit ho hoe hoes hog holder holler
holly home honing hood hoof hook hoop hop hope horn host hot house hove hovel how hub hue huff hug huh hull hum hung
hunt hunter hurt hut ice icy id if ifs ii iii ilk ill immaculate imp in infant ink inn innocent ins ire iris irk is
it its iv ivory ivy ix jab jacks jade jail jam jan january jar jarred jaw jean jet jewel jig job jog joke jot journey
joy judge jug jul july jun june junior junk juno junta justice jut kan keeling keg key kick kid kidney killer kin
kind kinder kindle king kink kiss kit kitty knight knoll lab lace lacy lad lady lag lake lamb lament lance lander lane
languages lap lark lass last laurel lavender law lawless lawyer lax lay le leach leafy lean leaner led leech leek
left leg lemon less let levy liberty lice lid lie lies lii lily line link lip lips list lit lithe little lix llamas
loan lob lofts log lone long loon looney loot lop lope lopes lord lore lot love low lower loyal lucid lucky lug lung
luster lute lvi lxi lye lynch lyric ma mace macho mad made mads magic magnolia mai major male mall mallet man mane
manes manly manning mans many map mar march mare mares maria marina marine mark marks marry mars marsh marshal mart
martial martin marvel mas mason mast master mat mate math mats matts maverick maxim maxima may mayor me meadow
meadows media melody member men mentor merchant mercy merrily merry mes met metro mew mile miles miller mills mine
miner minor miracle mist misty mitt mix moan mob mod moles mom monday monk monks moo moody moon moons moor moore
moors mop more moron moss mountain mow mu much mud mug mule mum must my nab nag nail name nap nay net new newt
newton next nickel nickels nil nine nip nit no noble nod non noose nor north northern nose not nov nova november now
nun nut oaf oak oar ocean oct octave october odd odds ode of off oh ohm ohs oil old olive om on one opal open opt or
oral orange orchard ore organizer other otter our out ova over owe owl own ox pa pace pad page pages pal pall palls
palm palomino pan panda pang pansy pant pap par pare parent park parks parsons parts pas pastor pat pate patience
patty paw pay payer pea peace peacock pearl peck peer peg pellet pen penny pep pepper per person pet pets petty pew
phoenix pi pie pier pierce pig pike pin pink pis pit pixel plank plaza pleas pleasant ply pod pole polish poll polo
pop pope poppy porter post pot potter potters power powers precious press price priest prince princess prior priors
pro prosper prudence pry pub puck pun pup purity pus put qua queen quill rafter rag raid rails rain ram ran ransom
rap rares rat ravel raven raw re read reader ready real reason red redden reed rein reis renders rev rib rice rich
richer rid riddle ridge rig right rile rim ring rio rip river rivers roach roar robin rock rocky rod rode roe roll
roman room roots rose rosemary rosy rot rout row royal rub ruby ruddy rue rug rum run rune runny rush rust rusty rut
ruts rye sac sad safari sag saga sage sager said saint salami sales sally salmon same sandal sands sandy sane sang
sap sari sat saturday savage saw say scarlet sea sears sec see sellers sen senator sep sept september sera serenity
server set seven sever sew sex shade shadow sharp she sheikh shepherd sherry shields shin shine shoo short shun shy
sic side sierra silk silver sin sincere sine sing singer sinner sip sir sire siren sister sit sitters six ski skip
sky sly small smart smit smith smolders snot snow so sob sod soda solar sole some son sonata song soon soot sop
soprano south southern sow sox spa sparks sparrow speaker spears spies spring spy squire stack staff star stark
steer sterling stern steward stiller stock stokes stone stoney storey storm storms stormy story stout strand street
strong student sub such sue suits sum summer summers sun sunday sung sunny sunshine sup supple sure swan sweet swift
swords tab tack tad tag tailor take talon tan tang tank tanner tap tar tawny tax taylor tea teacher team tee temple
ten thatcher the theta thu thursday thy tiara tie ties tilde till tin ting tins tiny tip tit to toe tome ton tone
too toots top topic tore torrent torrents tot tours tow toy trace treasure trinity true try tub tuesday tug turner
tusk two ugh unique unknown unnamed up ups urban urn us use vain valentine valiant valid valves van vat veer velvet
vet vex vi via vial victor victors victory vie vigil vii villa viola violet visa visitor volunteer von vow wad wade
wag wage walker wall walls wan wang war ward warmer warren warrior was wash water waters watt watts wax way we
weaver web wed wednesday wee weeks wellington wells welter were west western wet white who why widen wig wild wilder
will willow wills win windy wing winter winters wise wit witting wiz woe wok wolf won woo wood woods woody worth wot
wow wren wright wry xci xi xii xiv xix xvi xxi yak yam yap yen yes yet yew yoga you young zero zeta zip zoo
"""

_MONTHS = """
jan january feb february mar march apr april may jun june jul july aug august sep sept september
oct october nov november dec december
"""

_PARTICLES = """
de da do dos das del della di du la le el al bin bint ibn ben van von der den ter ten af av zu zur st the jr sr ii iii
iv mr mrs ms mx dr prof san sama kun chan sensei
"""

_JAPANESE = """
未来 希望 光 愛 心 望 夢 幸 平和 大和 大地 海 空 星 月 太陽 桜 椿 楓 葵 梓 杏 蘭 菊 百合
鈴 琴 泉 渚 岬 岸 堀 森 林 原 東 西 南 北 関 谷 岡 丘 平 堺 辻 港 浜 島 川 河 沢 滝
池 沼 橋 宮 寺 城 塚 窪 畑 田 井 堤 峰 嶺 峠 坂 境 角 門 戸 町 村 里 郷 市 都 京 江
津 浦 磯 松 杉 竹 梅 柳 桐 楠 栗 柿 上野 下野 中央 大阪 東京 京都 神戸 奈良 千葉 石川 福島
福井 福岡 宮崎 宮城 長野 長崎 岡山 広島 山口 山形 山梨 秋田 岐阜 静岡 徳島 香川 高知 佐賀 熊本
大分 鹿児島 沖縄 青森 岩手 茨城 栃木 群馬 埼玉 神奈川 新潟 富山 愛知 三重 滋賀 兵庫 和歌山 鳥取
島根 愛媛 梅田 難波 天王寺 淀川 神田 品川 渋谷 新宿 目黒 中野 世田谷 練馬 板橋 豊島 荒川 足立
葛飾 江戸 本郷 本町 中町 上田 松本 松山 高松 金沢 仙台 盛岡 水戸 前橋 川口 川崎 横浜 相模 大津
松江 大石 小石 大山 小山 大川 小川 大島 小島 大森 小森 大場 広場 本場 土居 入江 出口 入口 山上
川上 川下 水上 村上 井上 坂上 坂下 木下 森下 山下 天野 平野 草野 原田 大野 小野 河原 野原 海野
大空 青空 大木 小松 若松 若林 竹林 花園 公園 庭園 中島 中間 本間 仲間 正 誠 実 真実 誠実 明
学 進 勝 勇 勇気 大器 大樹 一樹 一心 自然 純 純粋 優 優美 優秀 美 美里 美香 香 薫 綾 文 恵
知恵 千里 千歳 一 二 三 一二 三平 新 新一 清 清水 静 静香 和 昭和 平成 令和 明治 大正 元気
健 健康 剛 強 武 武器 仁 仁義 礼 智 信 信用 忠 孝 義 要 司 司会 主 守 護 開 閉 創 想 奏
響 歌 詩 詩織 輝 輝き 翔 飛鳥 隼 翼 歩 歩み 渡 渡辺 望月 五月 弥生 皐月 睦月 如月 春 夏 秋
冬 朝 昼 夕 夜 暁 晴 雪 雨 雲 風 嵐 雷 虹 氷 梨 桃 苺 茜 紫 緑 青 赤 白 黒 藍 金 銀
玉 宝 珠 結 結衣 結愛 絆 縁 福 寿 楽 喜 嬉 賢 聡 悟 理 理想 道 路 直 直人 公 公平 平等
中 小 大 高 長 久 永 永遠 永久 のぞみ ひかり さくら あおい かおり めぐみ みらい ゆめ まこと
しのぶ あゆみ まなぶ みのる かける すすむ いずみ つばさ そら うみ はな ゆき もり はやし やま かわ
しま みなみ きた ひがし にし はら おか たに いけ はし みや てら しろ たき まち むら さと まつ
すぎ たけ うめ もも りん すず こころ あい ひとみ みどり みちる みつる ひろし あきら まもる まもり
いのり かなえ かなう のぼる おさむ つとむ わたる みさき なぎさ しおり かえで つばき すみれ あかり
あかね あさひ ゆうひ よぞら ひなた なつ ふゆ はる あき きり たまき たから いさむ いさみ まさか
またの あした なおみ なお まき まり まい めい ゆい ゆう よう れい らん るい まん けん じん しん
せん たん ちか ちえ とも なみ のり みお りお りか りさ さら さき さち せい そう だい たく こう
かい がく しょう じゅん えま えり えみ あや あみ あんな いちか いろは うた かほ きよ くみ ここ
ことね まゆ みき みく もえ らいむ りく れん ろく まな みな みんな おと おとは かな かずみ かんな
こはる さつき しずか しずく しゅん すばる せな そうた ちはる つき つむぎ ときわ なつみ にこ ねね
のの
"""

_AFTER_NAME = """
氏 様 君 殿 先生 部長 課長 係長 社長 会長 代表 委員 主催 参加 選手 教授 講師 司会 運営 本人
自身 以外 個人 側 達 両 夫 両名 および 及 並 本名 本件 氏名 宛 作 著 談 発言 登壇
退場 副 監督 主任 店長 博士 医師 弁護士 記者 親子 兄弟 姉妹 夫妻 一家 兄 姉 弟 妹
"""

ENGLISH = frozenset(_ENGLISH.split())
"""Folded English words, and words of other languages that are read as such."""

MONTHS = frozenset(_MONTHS.split())
"""The months, which are also given names."""

PARTICLES = frozenset(_PARTICLES.split())
"""Parts of names and titles that never stand for anybody alone."""

JAPANESE = frozenset(_JAPANESE.split())
"""Words and places that are also surnames or given names, in kanji and kana."""

PLACE_ENDINGS = "県市区町村駅都府道州郡島港湾山川線城橋通"
"""What makes the word before it a place: 石川県, 上野駅."""

HAN_BEFORE_NAME = "者長側員当人氏"
"""Kanji that end a post or a side and so may stand right before a name: 報告者田中."""

HAN_AFTER_NAME = tuple(_AFTER_NAME.split())
"""What follows a name without a space: 田中部長."""

THINGS = frozenset(
    "ruby crystal jade python julia perl ada pascal dart elixir swift django jenkins sage scala hugo jasmine mocha "
    "christian georgian jordan chad israel paris florence sydney victoria virginia carolina georgia austin houston "
    "jackson lincoln washington madison charlotte dallas phoenix savannah chelsea brooklyn london berlin milan sofia "
    "vienna kent lancaster windsor derby bristol german norman roman frank scot welsh dane finn pole francis".split()
)
"""Languages, tools, peoples and places with a capital of their own."""
