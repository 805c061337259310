"""Seven hundred invented people: common and rare names joined by a seeded die, never anybody who is known to exist."""

import random

_REGIONS = """
English: Oliver Harriet Desmond Philippa Nigel Tamsin Graham Rowena Clive Imogen Derek Jemima Trevor Harvey Winifred
 Keith Lorna Barnaby Sheila Neil Ewan | Whitcombe Penhallow Thackray Ashdown Crabtree Loxley Ormerod Fairweather
 Pemberton Hargreaves Tiddy Blakeway Entwistle Stanhope Gladwin Ramsbottom Colclough Eastwood Mortlake Quigley Poole
German: Jürgen Annegret Matthias Heidrun Uwe Gisela Torsten Björn Käthe Detlef Ulrike Sönke Wiebke Holger Renate Götz
 Lutz Almut Frauke Rüdiger | Großkopf Schönherr Weißenfels Köhlerbach Müllenhoff Brückner Zwickel Pfannstiel Vogtländer
 Hübschmann Krähenbühl Ottinger Wüstenberg Nörenberg Löwenthal Schmidtke Dörfler Petzold Rauschenbach Eickhoff
French: Benoît Amélie Thibault Océane Gaëtan Solène Loïc Anaïs Rémy Maëlle Étienne Clémence Hervé Noémie Yannick
 Delphine Jean-Luc Marie-Claire Gérard Zoé | Beaufils Chastaing Delacourt Fournival Guérineau Hautecœur Lemaçon
 Montbrun Pélissard Quénard Roquebert Saint-Amand Thévenet Vauquelin Lefrançois Bourdil d'Ormesnil Carpentras Gaillac
Spanish: Íñigo Begoña Álvaro Marisol Gonzalo Nuria Ramón Ximena Héctor Pilar Efraín Araceli Rogelio Yolanda Matías
 Rocío Fermín Leticia Ulises Macarena | Echevarría Muñozal Quintanilla Zubizarre Peñaranda Castellví Aguirrezábal
 Ibáñezal Barrientos Olmedilla Urdiales Salcedero Villaseñor Ceballos Tresguerras Ordóñez Bracamonte Larrañaga Montiel
Nordic: Åse Sindre Freja Håkon Ingrid Øystein Sigrún Birgitta Torbjörn Ragnhild Gustaf Liv Bjarke Maarit Antero Pirkko
 Snorri Vigdís Esben Solveig | Østergaard Lindqvarn Hjelmås Bergström Nygårdsen Kjærulff Wikanderson Hakkarainen
 Guðmundar Sørbøe Ålander Thorsrud Rönnholm Vestergård Kivimäki Lagerstam Møllerup Ekdahl Skarsgren Halvorsby
Slavic: Zbigniew Małgorzata Wojciech Bożena Lubomír Jitka Ondřej Kateřina Miroslav Dragana Željko Snežana Radoslav
 Milica Bogdan Oksana Taras Svitlana Yevhen Ludmila | Wróbelski Krzyżanek Dvořáček Jelínková Hrubeš Šimoník Đorđevac
 Kovačić Vuković Petroviček Bondarchak Lysenkov Hrytsay Zielonka Gąsiorek Nováčik Pospíšil Marušić Stojanac Kowalewo
Dutch: Joost Maaike Sjoerd Femke Diederik Geertje Wouter Lotte Bas Saskia Pieter Anouk Teun Mirthe Koen Hanneke Rutger
 Marloes Thijs Fenna | van_der_Veldt de_Groothuis ten_Brinke van_den_Ouweland Duivelaar Hoogstraten Kuijpersma
 Zonnebeld Dijkgraaf Schouwenaar van_Leeuwarden Oosterwijk Bruinsma Terpstra de_Wittenberg Vermaas Nijland Kloosterman
Turkish: Çağrı Gülşen Oğuz Şebnem İlker Nazlı Ümit Özlem Tuğba Serkan Yiğit Aslıhan Berk Elif Cem Dilara Onur Pınar
 Kaan Sevgi | Yıldızhan Karadağlı Öztürkmen Şahinbaş Çelikkol Güneşoğlu Aydınlık Koçyiğit Demirağ Kılıçdere Arslanbey
 Türkeş Uçarer Bozkurtlu Erdoğmuş Taşkıran Yalçıner Polatkan Sönmezay Doğruyol
Indian: Priyanka Rajeshwar Ananya Venkatesh Lakshmi Siddharth Deepika Arjun Meenakshi Harpreet Kavita Suresh Gurpreet
 Nandini Vikram Ishaan Padma Rohit Sunita Jaspreet | Velluri Chandrasekar Bhattacharjee Iyengarnath Mukherjal
 Deshpandey Ramanujam Sandhuwal Krishnappa Choudhuri Patwardhan Nambiarath Gopalakrish Tripathiya Kulkarnik Sehgalia
 Venkataram Raghunathan Banerjay Thakurdas
Vietnamese: Thaolinh Minhkhoa Đức Hạnh Quỳnh Trâm Phương Bảo Tuyết Khánh Hiếu Ngọc Vinh Thảo Dũng Nhung Kiệt Oanh Sơn
 Yến | Nguyễn Trần Phạm Hoàng Đặng Bùi Đỗ Huỳnh Dương Lý Vương Trịnh Đoàn Phùng Mạc Tạ Châu Quách Lương Tăng
African: Oluwaseun Chidinma Kwabena Adaeze Tendai Nkechi Babatunde Amahle Thabo Zanele Wanjiru Kiprotich Abena Kofi
 Folasade Emeka Makena Sipho Lerato Yaw | Adebamoye Okonkwor Mensahene Nwachukwu Dlaminibe Kamaugo Otienoh Achebeke
 Mutasakai Owusuah Ndlovana Abubakari Ezenwata Kiplagati Mahlanguza Olatunjide Boatengo Wambuiya Chukwuka Zulumane
Arabic: Rashid Fatima Youssef Layla Khalid Noura Tariq Zeinab Samir Hanan Idris Salma Walid Rania Nabil Yasmin Hamza
 Dalia Faisal Mariam | Benkhoury Al-Masrifi El-Haddadi Zerhouani Bouazizal Al-Rashdan Khoulani Tamimini Abdelnasri
 Shamounal Haddadine Qureshani Mansourati Bitarouni Jaberri El-Fassini Harounal Ghanemi Saadoune Najjaroun
Eastern: Minsoo Jiyoung Seojun Haeun Dongwook Xiaoming Meiling Zhenyu Qiuyue Jianhong Weiting Yifan Hyejin Taeyang
 Soyeon Junghwa Lihua Guowei Peishan Kyungmin | Bak Cheong Gwon Ryu Shimoon Zhengfu Ouyang Qianlu Xueming Tsaihong
 Lamchak Fungwai Szetoh Hwangbo Namgung Jegal Zhuang Liangshi Kwokwah Cheungfat
Romance: Giacomo Fiorella Ottavio Ginevra Leandro Raffaella Joaquim Teresinha Afonso Beatriz Mirela Răzvan Ștefan
 Ileana Doru Simonetta Ercole Vasco Graça Tiago | Bartolozzi Cantarutti D'Agostaro Ferrarinelli Giambattini
 Teixarro Gonçalvez Magalhãis Nogueirado Popantu Țurcanaş Ionescar Brânzelu Mascarpini Paolacci Quattrone Ruggierin
 Sequeirão Vasconcelar Zanettoni
"""
_JAPANESE_FAMILIES = """
佐久間 さくま,氷室 ひむろ,鷲尾 わしお,瀬戸内 せとうち,東海林 しょうじ,五十嵐 いがらし,長谷部 はせべ,
小笠原 おがさわら,久保寺 くぼでら,早乙女 さおとめ,二階堂 にかいどう,勅使河原 てしがわら,宇佐美 うさみ,加賀美 かがみ,
大河原 おおかわら,御手洗 みたらい,綾小路 あやのこうじ,朝比奈 あさひな,有馬 ありま,生駒 いこま,魚住 うおずみ,
江藤 えとう,榎本 えのもと,岡崎 おかざき,奥平 おくだいら,柿沼 かきぬま,風間 かざま,兼松 かねまつ,川原崎 かわらざき,
菅野 かんの,北条 ほうじょう,桐谷 きりたに,工藤 くどう,黒澤 くろさわ,小泉 こいずみ,郷田 ごうだ,斎藤 さいとう,
坂巻 さかまき,桜井 さくらい,佐々木 ささき,佐藤 さとう,塩谷 しおや,篠原 しのはら,渋谷 しぶや,島津 しまづ,
下条 しもじょう,神宮寺 じんぐうじ,杉浦 すぎうら,須藤 すどう,関口 せきぐち,曽我 そが,高梨 たかなし,髙橋 たかはし,
滝沢 たきざわ,竹内 たけうち,田辺 たなべ,谷口 たにぐち,千葉 ちば,津村 つむら,手塚 てづか,寺島 てらしま,土井 どい,
富永 とみなが,中条 なかじょう,永井 ながい,成瀬 なるせ,新島 にいじま,西園寺 さいおんじ,根本 ねもと,野々村 ののむら,
萩原 はぎわら,橋爪 はしづめ,服部 はっとり,浜田 はまだ,日向 ひゅうが,平沢 ひらさわ,福沢 ふくざわ,藤堂 とうどう,
古屋 ふるや,星野 ほしの,堀内 ほりうち,本条 ほんじょう,前原 まえはら,松永 まつなが,丸山 まるやま,三島 みしま,
水野 みずの,宮部 みやべ,向井 むかい,村瀬 むらせ,望月 もちづき,森下 もりした,柳沢 やなぎさわ,山吹 やまぶき,
結城 ゆうき,吉岡 よしおか,若宮 わかみや,渡辺 わたなべ,林 はやし,原 はら,関 せき,堀 ほり,東 あずま,岸 きし,泉 いずみ
"""
_JAPANESE_GIVEN = """
愛子 あいこ,明里 あかり,亜希子 あきこ,朝陽 あさひ,敦 あつし,綾乃 あやの,郁夫 いくお,一郎 いちろう,勇 いさむ,
詩織 しおり,英二 えいじ,恵美 えみ,桜子 さくらこ,修 おさむ,和也 かずや,佳奈 かな,恭介 きょうすけ,清美 きよみ,
久美子 くみこ,慶太 けいた,健一 けんいち,紘子 ひろこ,浩介 こうすけ,琴音 ことね,早苗 さなえ,沙織 さおり,悟 さとる,
志保 しほ,俊介 しゅんすけ,純平 じゅんぺい,翔太 しょうた,真一 しんいち,涼子 りょうこ,聡美 さとみ,誠 まこと,
大輔 だいすけ,拓海 たくみ,匠 たくみ,千尋 ちひろ,千代子 ちよこ,司 つかさ,翼 つばさ,徹 とおる,智也 ともや,奈緒 なお,
直樹 なおき,夏希 なつき,七海 ななみ,希 のぞみ,信夫 のぶお,葉月 はづき,春香 はるか,日菜子 ひなこ,陽菜 ひな,宏 ひろし,
博之 ひろゆき,史恵 ふみえ,冬馬 とうま,文子 ふみこ,穂乃香 ほのか,真紀 まき,雅人 まさと,茉莉 まり,麻衣 まい,
美咲 みさき,光 ひかる,湊 みなと,美穂 みほ,睦 むつみ,恵 めぐみ,萌 もえ,泰子 やすこ,康弘 やすひろ,優一 ゆういち,
裕子 ゆうこ,由紀子 ゆきこ,結衣 ゆい,洋平 ようへい,陽子 ようこ,義雄 よしお,里奈 りな,遼 りょう,瑠璃 るり,玲奈 れいな,
蓮 れん,若菜 わかな,絢 あや,柊斗 しゅうと,颯太 そうた,心春 こはる,凛太郎 りんたろう,紗英 さえ,丈 じょう,
哲平 てっぺい,八重 やえ,勘太郎 かんたろう,芙美 ふみ,伊織 いおり,由佳 ゆか,順子 じゅんこ
"""
_MORA = """
きゃkya きゅkyu きょkyo しゃsha しゅshu しょsho ちゃcha ちゅchu ちょcho にゃnya にゅnyu にょnyo ひゃhya ひゅhyu
ひょhyo みゃmya みゅmyu みょmyo りゃrya りゅryu りょryo ぎゃgya ぎゅgyu ぎょgyo じゃja じゅju じょjo びゃbya
びゅbyu びょbyo ぴゃpya ぴゅpyu ぴょpyo あa いi うu えe おo かka きki くku けke こko さsa しshi すsu せse そso たta
ちchi つtsu てte とto なna にni ぬnu ねne のno はha ひhi ふfu へhe ほho まma みmi むmu めme もmo やya ゆyu よyo
らra りri るru れre ろro わwa をo んn がga ぎgi ぐgu げge ごgo ざza じji ずzu ぜze ぞzo だda ぢji づzu でde どdo
ばba びbi ぶbu べbe ぼbo ぱpa ぴpi ぷpu ぺpe ぽpo
"""
_ROMAJI = {
    one[: len(one) - len(tail)]: tail
    for one in _MORA.split()
    if (
        tail := one.lstrip(
            "ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢつづてでとどなにぬねのはばぱ"
            "ひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろわをんっ"
        )
    )
}


def hepburn(kana: str, *, doubled: bool = True) -> str:
    """Romaji of hiragana; long vowels stay doubled (`ou`) or become short, as passports write them."""
    out, at = "", 0
    while at < len(kana):
        if kana[at] == "っ":
            following = _ROMAJI.get(kana[at + 1 : at + 3]) or _ROMAJI[kana[at + 1]]
            out += "t" if following.startswith("ch") else following[0]
            at += 1
            continue
        size = 2 if kana[at : at + 2] in _ROMAJI else 1
        out += _ROMAJI[kana[at : at + size]]
        at += size
    if doubled:
        return out.capitalize()
    return out.replace("ou", "o").replace("oo", "o").replace("uu", "u").capitalize()


def latin_crowd(count: int, seed: int) -> list[tuple[str, str]]:
    """So many first and last names of every region in turn, no pair twice."""
    rng = random.Random(seed)
    regions = []
    for line in _REGIONS.strip().replace("\n ", " ").splitlines():
        firsts, lasts = line.split(":")[1].split("|")
        regions.append((firsts.split(), [last.replace("_", " ") for last in lasts.split()]))
    people: dict[tuple[str, str], None] = {}
    while len(people) < count:
        firsts_of, lasts_of = regions[len(people) % len(regions)]
        people[rng.choice(firsts_of), rng.choice(lasts_of)] = None
    return list(people)


def japanese_crowd(count: int, seed: int) -> list[tuple[str, str, str, str, str, str]]:
    """Family and given name in kanji, in hiragana and in romaji, no pair twice."""
    rng = random.Random(seed)
    families = [tuple(one.split()) for one in _JAPANESE_FAMILIES.replace("\n", "").split(",")]
    given_names = [tuple(one.split()) for one in _JAPANESE_GIVEN.replace("\n", "").split(",")]
    people: dict[tuple[str, str, str, str, str, str], None] = {}
    while len(people) < count:
        family, given = rng.choice(families), rng.choice(given_names)
        short = [hepburn(kana, doubled=False) for kana in (family[1], given[1])]
        people[family[0], given[0], family[1], given[1], short[0], short[1]] = None
    return list(people)
