"""The usual short forms of English given names; a plain table, without a rule."""

_TABLE = """
alexander alex sandy sasha xander; alexandra alex sandra sasha lexi; andrew andy drew; anthony tony
antonio tony; benjamin ben benny; barbara barb; catherine cathy kate katie; katherine kathy kate katie
charles charlie chuck; christopher chris kit; christine chris tina chrissy; christina chris tina
daniel dan danny; david dave davey; deborah deb debbie; dorothy dot dottie; edward ed eddie ted ned
elizabeth liz beth betty eliza lizzie betsy; eleanor ellie nell; eugene gene; francis frank; frances fran
frederick fred freddie; gabriel gabe; gabriella gabi; geoffrey geoff; gregory greg; henry hank harry
isabella bella izzy; jacob jake; james jim jimmy jamie; jeffrey jeff; jennifer jen jenny; jessica jess jessie
john jack johnny; jonathan jon; joseph joe joey; joshua josh; judith judy; kenneth ken kenny; lawrence larry
leonard len lenny; louis lou; louise lou; lucas luke; margaret maggie meg peggy marge; martin marty
matthew matt; maximilian max; melissa mel; michael mike micky mick; michelle shelly; mohammed mo
nathaniel nate nat; nathan nate; natalie nat; nicholas nick nicky; nicole nicky; oliver ollie; olivia liv livvy
pamela pam; patricia pat patty tricia; patrick pat paddy; peter pete; philip phil; rachel rach; raymond ray
rebecca becky becca; richard rick dick rich ricky; robert bob rob bobby robbie; ronald ron; russell russ
samuel sam sammy; samantha sam; stephanie steph; stephen steve; steven steve; susan sue susie; theodore ted theo
teresa terry tess; theresa terry tess; thomas tom tommy; timothy tim timmy; valentina val; valerie val
victoria vicky tori; vincent vince vinny; virginia ginny; walter walt; william bill will billy willy liam
zachary zach zack
"""

SHORT_FORMS: dict[str, tuple[str, ...]] = {
    words[0]: tuple(words[1:]) for entry in _TABLE.replace("\n", ";").split(";") if (words := entry.split())
}
"""Folded given name to its short forms."""
