"""Words that nobody looks up: articles, pronouns, prepositions, of the article's own language.

They are listed apart from the words that look the same in another language: ``UN`` must not find
every French article. Only closed word classes, written for this project from grammars; shorter
than the lists by which articles are related, since whatever stands here is hard to search for.
"""

from collections.abc import Mapping

from briefings.search.analyse import is_loud, to_surface

#: After the form of such a word; no form of another word holds it.
QUIET = "."

_LISTS = {
    "en": """a am an and any are as at be been but by can did do does for from had has have he her
        him his how i if in into is it its me my no not of on or our she should so than that the
        their them then there these they this those to too us very was we were what when where which
        who whom whose why will with would you your""",
    "ar": """في من على إلى عن مع أن إن كان كانت التي الذي الذين هذا هذه ذلك تلك هو هي هم ما لا لم لن
        قد أو ثم كل أي به بها له لها فيه فيها منه""",
    "be": "а або але быў была было былі да для ён яна яны за з і як на не па што каб у гэта гэты",
    "de": """als am an auch auf aus bei das dass dem den der des die du durch ein eine einem
        einen einer eines er es für hat hatte ich ihr ihre im in ist mit nach nicht noch nur
        ob oder sein seine sich sie sind so um und uns unter vom von vor war was wenn wer wie
        wir wird zu zum zur""",
    "es": """a al como con cual cuando de del desde e el él ella en entre era es esa ese eso esta
        este esto fue ha han hasta la las le les lo los más me mi ni no nos o para pero por que qué
        quien se ser si sí sin sobre son su sus también te tu u un una uno unos y ya""",
    "fa": "از به با در را که این آن و یا برای تا بر است بود شد می های ها هم او ما من",
    "fr": """a à ai au aux avec avoir c ce ces cet cette comme d dans de des dont du elle elles en
        est et eu il ils j je l la le les leur leurs lui m ma mais me mes n ne ni nos notre nous on
        ont ou où par pas pour qu que qui quoi s sa sans se ses si son sont sur ta te tu un une vos
        votre vous y""",
    "he": """של על את לא כי הוא היא הם הן זה זו זאת אני גם אם או אך אבל עם אל מן כל היה היתה מה מי
        אשר""",
    "it": """a ad ai al alla alle anche che chi ci come con cui da dal dalla dei del della delle di
        e è ed era gli ha hanno ho i il in io la le lo ma mi ne nei nel nella non o per più se si
        sono su sul sulla suo sua tra un una uno""",
    "nl": """aan als bij dan dat de den der die dit door een en er had heeft het hij hoe hun ik in
        is je maar met mijn na naar niet nog nu of om ook op over te tot uit van voor was wat we wie
        wij ze zich zij zijn zo""",
    "pl": """a ale być był była było były co czy dla do go i ich jak jako jego jej jest już która
        które który lub na nie o od on ona po pod przez przy się są ta tak tego tej ten to tym u w
        we z za ze że""",
    "pt": """a ao aos as às até com como da das de do dos e é ela ele em entre era essa esse esta
        este eu foi há isso isto lhe mais mas me na não nas nem no nos o os ou para pela pelo por
        que quem se sem ser seu sua são só sobre também te um uma""",
    # question words and pronouns with endings are left to the stemmer: XQuAD .947 to .958
    "ru": """а без бы в вам вас во вы да для до его ее ей ему если есть же за и из или им их к ко
        ли мне мы на над нас не нет ни но о об он она они оно от по под при про с со так там те то
        тот ты у уже чтобы я""",
    "tr": """ama bir bu çok da daha de değil diye en gibi ha her için ile ki mi ne o olan şu ve veya
        ya""",
    "uk": """а або але без би був була були було в ви від він вона вони воно для до його її їх ж же
        за з зі із і й як який яка які коли ми на над нас не ні о об по під при про та так те ти то
        той у що щоб це цей ця ці я""",
}

STOPS: Mapping[str, frozenset[str]] = {
    lang: frozenset(to_surface(word) for word in words.split()) for lang, words in _LISTS.items()
}
_NONE: frozenset[str] = frozenset()


def is_stop(word: str, lang: str) -> bool:
    """Tell whether a word as written says nothing in its language, a primary subtag or "".

    What stands in capitals is an abbreviation: WHO, US, IT.
    """
    return to_surface(word) in STOPS.get(lang, _NONE) and not is_loud(word)
