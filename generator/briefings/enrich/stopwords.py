"""Words that say nothing about a subject: articles, pronouns, auxiliaries, conjunctions.

Short lists of closed word classes, written for this project from grammars; whatever else is too
frequent in an archive to tell articles apart falls by its document frequency (terms.py).
"""

from collections.abc import Mapping

from briefings.text import fold

_LISTS = {
    "en": """a about above after again against all also am among an and any are as at be because
        been before being below between both but by can cannot could did do does doing down during
        each even few for from further had has have having he her here hers him his how however i
        if in into is it its itself just like many may me might more most much must my new no nor
        not now of off on once one only or other our out over own per said same say says she
        should since so some such than that the their them then there these they this those
        through to too two under until up upon us very was we were what when where whether which
        while who whom whose why will with within without would yet you your according told
        added including still another well back get got made make first last year years""",
    "ru": """а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да
        даже для до его ее ей ему если есть еще ещё же за здесь и из или им их к как ко когда
        который которая которые которого которых кто ли либо между меня мне может мы на над надо
        нас наш не него нее неё нет ни них но ну о об однако он она они оно от очень по под после
        при про с свой своего своей своих со так также там те тем то того тоже той только том тот
        ты у уже чем через что чтобы это этого этой этом этот эти этих я сказал сообщил сообщила
        заявил заявила время год года году лет перед которой которому которым""",
    "uk": """а або але без би був була були було бути в вам вас весь ви від він вона вони воно все
        всі где де для до його ж же за з зі із і й ін їх їй її є як який яка які якого коли к хто
        між мене ми може на над нам нас наш не немає ні них но о об однак от по під після при про
        с свій своїх себе та так також там те ти тим то того той тільки тому у уже вже це цей ця
        ці цього через чи що щоб я року році сказав повідомив заявив""",
    "be": """а або але без бы быў была былі было быць у вам вас ад ён яна яны яно ўсе для да яго ж
        за з і як які якая якія калі хто між мяне мы на над нас наш не ні але па пад пасля пры пра
        свой сябе так таксама там тое той толькі таму ужо гэта гэты гэтая гэтага праз ці што каб
        я годзе года""",
    "de": """aber alle als also am an auch auf aus bei bin bis da damit dann das dass dem den denn
        der des die diese dieser dieses doch dort du durch ein eine einem einen einer eines er es
        etwa für gegen habe haben hat hatte hatten hier ich ihr ihre ihrem ihren im in ist ja jetzt
        kann kein keine können man mehr mit muss nach nicht noch nun nur ob oder ohne schon sehr
        sein seine seiner seit sich sie sind so sollen soll über um und uns unter vom von vor war
        waren was weil wenn wer werden wie wieder will wir wird wo worden wurde wurden zu zum zur
        zwischen sagte jahr jahre""",
    "fr": """a ai alors après au aussi autre autres aux avaient avait avant avec avoir c ce
        ceci cela celle celui ces cet cette ceux chez comme contre d dans de depuis des
        deux donc dont du elle elles en encore entre est et été être eux faire fait faut
        il ils j je jusqu l la le les leur leurs lors lui m ma mais même mes moins mon n
        ne ni nos notre nous on ont ou où par parce pas pendant peu peut plus plusieurs
        pour pourquoi qu quand que quel quelle qui quoi s sa sans se selon sera ses si
        soit son sont sous sur ta te tous tout toute toutes très tu un une vers vos
        votre vous y était étaient ans année""",
    "es": """a al algo antes así aunque cada como con contra cual cuando de del desde donde dos
        durante e el él ella ellos en entre era eran es esa ese eso esta está están este esto estos
        fue fueron ha había han hasta hay la las le les lo los más me mi mientras muy nada ni no nos
        o otra otro otros para pero poco por porque qué que quien se sea según ser si sí sido sin
        sobre son su sus también tanto tiene tienen todo todos tras tu un una uno unos y ya años
        año dijo""",
    "it": """a ad ai al alla alle anche ancora avere c che chi ci come con contro cosa così cui da
        dal dalla dei del della delle dello di dopo due e è ed era erano essere fa fino fra gli ha
        hanno i il in io l la le lei lo loro lui ma mi mentre molto ne nei nel nella nelle no noi
        non o ogni per perché più poi prima può quale quando quanto quella quello questa questo
        questi se sei si sono sta stato stata su sua sue sui sul sulla suo suoi tra tutti tutto un
        una uno anni anno""",
    "pt": """a ao aos as até com como contra da das de dela dele depois do dos e é ela eles ele em
        entre era essa esse esta está este eu foi foram há isso isto já lhe mais mas me mesmo meu
        muito na não nas nem no nos nós o os ou para pela pelas pelo pelos por porque qual quando
        que quem se sem ser seu seus sua suas são só sobre também tem têm ter tinha um uma você
        anos ano disse""",
    "nl": """aan af al als bij dan dat de den der deze die dit doch door dus een en er ge had hadden
        heeft hem het hij hoe hun ik in is ja je kan kon maar meer men met mijn na naar niet niets
        nog nu of om omdat ook op over te tegen toen tot uit van veel voor want waren was wat we
        wel werd werden wie wij wordt worden zal ze zei zich zij zijn zo zonder zou jaar""",
    "pl": """a aby ale ani aż bardzo bez bo był była było były być bym ci co czy dla do gdy gdyby
        gdzie go i ich im innych iż ja jak jako je jednak jego jej jest jeszcze jeśli już każdy
        kiedy która które którego której który których którzy kto lub ma mają między mi może
        można na nad nam nas nie niej nich nim o od on ona one oni oraz po pod podczas ponad przed
        przez przy się są sobie swoje ta tak także tam te tego tej ten to tu tylko tym u w we
        wszystko więc z za zaś ze że roku lat""",
    "tr": """ama ancak bazı ben beri bir biri bu buna bunu çok çünkü da daha de değil diye en gibi
        göre hem hep her için ile ise kadar karşı ki mi mı mu mü ne nasıl neden o olan olarak
        oldu olduğu olduğunu olsa on ona onlar onu sonra şey şu tüm üzere var ve veya ya yani
        yok yıl dedi söyledi""",
    "ar": """في من على إلى عن مع أن إن كان كانت التي الذي الذين هذا هذه ذلك تلك هو هي هم ما لا لم لن
        قد كما بعد قبل بين حتى أو ثم لكن بل كل بعض أي غير عند منذ خلال حول ضد أنه أنها وقال قال قالت
        وقد وكان وكانت ولم ولا يكون تكون به بها له لها فيه فيها منه عليه إنه أيضا دون نحو و أما""",
    "fa": """از به با در را که این آن و یا برای تا بر است بود شد شده می های ها هم نیز خود او آنها ما
        من شما اما اگر چه هر یک دو کرد کرده کند کنند شود شدند باشد بودند دارد دارند نمی پس پیش بین
        بعد دیگر همین چنین گفت وی روی سال""",
    "he": """של על את לא כי הוא היא הם הן זה זו זאת אני אנחנו אתה גם אם או אך אבל עם אל מן כל יותר
        לפי אשר היה היתה הייתה היו יהיה להיות עוד רק כך כבר בין לאחר אחרי לפני עד מה מי איך כאשר
        שלו שלה שלהם אותו אותה אותם כמו אין יש בו בה לו לה להם אמר אמרה כן ולא שנה שנים""",
}  # fmt: skip


def _folded(words: str) -> frozenset[str]:
    return frozenset(fold(word) for word in words.split())


#: By primary language subtag, in the folded form of ``text.fold``.
STOP_WORDS: Mapping[str, frozenset[str]] = {lang: _folded(w) for lang, w in _LISTS.items()}

#: All of them, where the language of a word does not matter.
ALL_STOP_WORDS: frozenset[str] = frozenset().union(*STOP_WORDS.values())
_PRINTED = {lang: frozenset(words.split()) for lang, words in _LISTS.items()}

#: Days and months as newspapers print them with a capital letter; never names of anything else.
CALENDAR = _folded("""
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
    sun january february march april june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag januar februar märz mai
    juni juli oktober dezember
    lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août
    septembre octobre novembre décembre
    lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre
    понедельник вторник среда четверг пятница суббота воскресенье январь февраль март апрель июнь
    июль август сентябрь октябрь ноябрь декабрь gmt utc am pm est edt""")

#: They sign articles and pictures; who is named in both for that is named for nothing.
AGENCIES = (
    "reuters", "associated press", "the associated press", "ap", "afp", "agence france-presse",
    "tass", "тасс", "interfax", "интерфакс", "ria novosti", "риа новости", "bloomberg", "dpa",
    "bbc", "bbc news", "bbc news mundo", "bbc afrique", "getty", "getty images", "cnn", "epa",
    "ukrinform", "укринформ", "укрінформ", "xinhua", "anadolu", "kyodo", "efe", "ansa", "belta",
    "the conversation", "wikipedia", "wikimedia commons", "twitter", "facebook", "instagram",
)  # fmt: skip
#: Before or after a name, no part of it.
FORMS_OF_ADDRESS = frozenset(
    "mr mrs ms mx dr prof sir mme mlle m monsieur madame herr frau senor senora sr sra sig "
    "г-н г-жа ltd inc corp co plc llc gmbh ag sa srl bv ооо оао зао пао".split()
)
#: Printed with a capital before a name or for it; alone they name nobody.
OFFICES = _folded("""
    president premier minister ministry secretary chancellor prime foreign defence defense general
    governor mayor senator congress parliament government king queen prince council committee
    commission agency department administration state states united nations republic union north
    south east west northern southern eastern western president's world administrator earth space
    президент министр министерство премьер губернатор правительство парламент государство
    президента министра республика союз président ministre gouvernement état états presidente
    ministro gobierno""")


#: Stop word as printed -> the languages that have it.
_HAVING = {
    word: tuple(lang for lang in sorted(_PRINTED) if word in _PRINTED[lang])
    for word in frozenset().union(*_PRINTED.values())
}


def guess_language(words: list[str]) -> str:
    """Return the language most of whose stop words are among the words; "" if none is.

    Only for articles whose source did not say; ties go to the first by name.
    """
    hits: dict[str, int] = {}
    for word in words[:200]:
        for lang in _HAVING.get(word.lower(), ()):
            hits[lang] = hits.get(lang, 0) + 1
    return min(hits, key=lambda lang: (-hits[lang], lang), default="")
