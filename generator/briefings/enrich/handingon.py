"""How languages say that somebody hands something on: verbs, and who was named before.

Closed lists, written for this project. What is missing from them brings silence, not a wrong
flag, as long as the verbs are complete: each is a sign of a speaker, whoever that is. Measured on
own texts, tests/quality/names/resting_own.txt; English on real ones (test_resting.py).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Speech:
    """What tells in one language that somebody says something."""

    verb: re.Pattern[str]
    anaphors: frozenset[str]  #: subjects that were named before, or are the outlet itself
    of_agencies: frozenset[str] = frozenset()  #: folded words of many agencies' names
    nouns_have_capitals: bool = False


def _speech(verbs: str, anaphors: str, of_agencies: str, *, nouns: bool = False) -> Speech:
    verb = re.compile(rf"\b(?:{'|'.join(verbs.split())})\b".replace("_", " "), re.IGNORECASE)
    return Speech(verb, frozenset(anaphors.split()), frozenset(of_agencies.split()), nouns)


def _both(anaphors: str) -> str:
    """Return the words with capitals too, for the first of a sentence."""
    return f"{anaphors} {anaphors.title()}"


#: By primary subtag; a ``_`` in a verb is a space. Other languages are left in silence.
SPEECH: Mapping[str, Speech] = {
    "en": _speech(
        "according_to sa(?:id|ys?|ying) told added reports? reported quot(?:es?|ed|ing) stated"
        " cit(?:es?|ed|ing) announced claim(?:s|ed) confirmed denied wrote warned explained"
        " interview statement",
        # no "Agency": the New China News Agency is another one
        _both("he she it they who") + " agency newspaper paper daily broadcaster outlet",
        "news agency press state",
    ),
    "ru": _speech(
        r"по_(?:словам|данным|информации|сведениям|мнению) согласно со_ссылкой ссыла\w+ сосла\w+"
        r" (?:со)?общ(?:и|а)\w+ заяв\w+ переда[её]т\w* передал\w* передают рассказ\w+ сказа\w+"
        r" отме(?:ти|ча)\w+ добав\w+ подч[её]рк\w+ поясн\w+ объясн\w+ (?:на|о)?пи(?:са|ш)\w+"
        r" утвержда\w+ счита\w+ говор\w+ цитир\w+ уточн\w+ предупре\w+ опров\w+ подтвер\w+ объяв\w+"
        r" призва\w+ призыва\w+ ответ\w+ интервью призна\w+ напомн\w+ пообеща\w+ обеща\w+ указ\w+",
        _both("он она они который которая которые агентство агентства газета издание телеканал"),
        "агентство агентства информационное новости риа",
    ),
    "uk": _speech(
        r"за_(?:словами|даними|інформацією) згідно з_посиланням із_посиланням посила\w+ посла\w+"
        r" повідом\w+ заяв\w+ переда[єл]\w* передають розпов\w+ сказа\w+ каж\w+ зазнач\w+ дода\w+"
        r" наголо\w+ підкресл\w+ поясн\w+ (?:на)?пи(?:са|ш)\w+ стверд\w+ вважа\w+ говор\w+ цит\w+"
        r" уточн\w+ поперед\w+ спрост\w+ підтверд\w+ оголо\w+ закли\w+ відпов\w+ інтерв\S+ визна\w+"
        r" нагада\w+ обіця\w+ пообіця\w+ вказ\w+",
        _both(
            "він вона воно вони який яка які агентство агенція агентства газета видання телеканал"
        ),
        "агентство агенція інформаційне новини ріа",
    ),
    "be": _speech(
        r"паводле па_словах згодна са_спасылкай спасыла\w+ спасла\w+ паведам\w+ заяв\w+ перада\w+"
        r" раска\w+ распав\w+ сказа\w+ каж\w+ адзнач\w+ дада\w+ падкрэсл\w+ патлумач\w+"
        r" растлумач\w+ (?:на)?пі(?:са|ш)\w+ сцвярдж\w+ сцвердз\w+ лічы\w+ гавор\w+"
        r" цыт\w+ удаклад\w+ папярэдз\w+ абверг\w+ пацвердз\w+ пацвярдж\w+ абвяс\w+ заклі\w+"
        r" адказ\w+ інтэрв\S+ прызна\w+ нагада\w+ абяца\w+",
        _both("ён яна яно яны які якая якія агенцтва газета выданне тэлеканал"),
        "агенцтва інфармацыйнае навіны ріа",
    ),
    "pl": _speech(
        r"według zdaniem za_agencją powołując\w* powoł\w+ podał\w* podaj\w+ poda\w+ poinform\w+"
        r" inform\w+ przekaz\w+ oświadcz\w+ powiedzi\w+ mówi\w* mówił\w* doda\w+ zaznacz\w+"
        r" podkreśl\w+ wyjaśni\w+ (?:na)?pis(?:ał|ze)\w* twierdz\w+ stwierdz\w+ uważ\w+ cyt\w+"
        r" ostrzeg\w+ zaprzecz\w+ potwierdz\w+ ogłosi\w+ ogłasz\w+ wezwa\w+ odpowiedzi\w+ wywiad\w*"
        r" przyzna\w+ przypomni\w+ obieca\w+ donosi\w* doni\w+ relacj\w+ rozmow\w+",
        _both("on ona ono oni który która którzy agencja agencji gazeta dziennik stacja"),
        "agencja agencji prasowa informacyjna",
    ),
    "de": _speech(
        r"laut nach_Angaben zufolge sag(?:t|te|ten|en)|gesagt bericht\w+ erklär\w+ teil(?:t|te|ten)"
        r" mitgeteilt meld\w+ gemeldet hinzu hinzugefügt beton\w+ erläuter\w+ schr(?:ieb|eibt)\w*"
        r" geschrieben behaupt\w+ zitier\w+ warn\w+ gewarnt bestätig\w+ dementier\w+ bestritt\w*"
        r" kündig\w+ angekündigt beruf\w+ Berufung Interview Erklärung äußer\w+ geäußert sprach\w*"
        r" spricht räum\w+ ford\w+ gefordert versich\w+ mahn\w+ meint\w* verwies\w*",
        _both("er sie wer agentur nachrichtenagentur staatsagentur zeitung sender blatt"),
        "agentur nachrichtenagentur staatsagentur",
        nouns=True,
    ),
    "fr": _speech(
        r"selon d['’]après dit disent disait a_déclaré déclar\w+ affirm\w+ annonc\w+ rapport\w+"
        r" indiqu\w+ précis\w+ ajout\w+ soulign\w+ expliqu\w+ écri(?:t|vait|vent) cit(?:e|é|ée|ant)"
        r" confirm\w+ dément\w* démenti\w* averti\w* prévenu interview entretien communiqué"
        r" estim\w+ assur\w+ révél\w+ racont\w+ reconn\w+ not(?:e|é|ait) répond\w+ appel(?:le|é)"
        r" raconté lanc(?:e|é) fait_savoir fait_état",
        _both("il elle ils elles qui agence journal quotidien chaîne"),
        "agence presse",
    ),
    "es": _speech(
        r"según de_acuerdo_con dij[oe]\w* dice\w* declar\w+ afirm\w+ anunci\w+ inform\w+"
        r" indic\w+ precis\w+ añad\w+ agreg\w+ subray\w+ explic\w+ escrib\w+ cit[aóe]\w* confirm\w+"
        r" desmint\w+ desmient\w+ advirti\w+ advert\w+ entrevista comunicado"
        r" asegur\w+ revel\w+ cont[óa]\w* reconoc\w+ señal\w+ respond\w+ report\w+ manifest\w+"
        r" sostuv\w+ sostien\w+ pidi\w+ relat\w+",
        _both("él ella ellos ellas quien agencia periódico diario cadena"),
        "agencia noticias prensa",
    ),
}

#: Spellings of outlets in other languages, by the key of the name that the outlet has at home.
ALSO: Mapping[str, tuple[str, ...]] = {
    "belta": ("BelTA", "BiełTA", "Biełta", "БелТА", "БелТа", "БЕЛТА", "БЕЛТа"),
    "tass": ("TASS", "ТАСС", "ТАРС", "ИТАР-ТАСС"),
    "ria novosti": ("RIA Novosti", "RIA Nowosti", "Ria Novosti", "РИА Новости", "РІА Новини",
                    "РІА Новості", "РІА Навіны", "РИА «Новости»", "РІА «Новости»"),
    "xinhua": ("Xinhua", "Синьхуа", "Сіньхуа", "Chine nouvelle", "Chine Nouvelle"),
    "anadolu": ("Anadolu", "Анадолу", "Anatolie", "Anadolia"),
    "interfax": ("Interfax", "Интерфакс", "Інтерфакс", "Інтэрфакс"),
    "reuters": ("Reuters", "Рейтер", "Рейтерс", "Ройтерз", "Reutera"),
    "bloomberg": ("Bloomberg", "Блумберг"),
    "afp": ("AFP", "АФП", "Agence France-Presse"),
    "ap news": ("Associated Press", "AP"),
    "bbc": ("BBC", "Би-би-си", "Бі-Бі-Сі", "Бі-бі-сі"),
}  # fmt: skip
#: Endings that a name in Cyrillic or Polish may have: Интерфакса, Белтой, Reutersowi, Reutera.
ENDINGS = "а|у|ом|е|ы|ой|и|ам|ою|і|owi|em|ie"
