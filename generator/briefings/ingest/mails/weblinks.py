"""The link from a mail to itself on the web: the address of the original, if it is no tracker."""

import re
from urllib.parse import urlsplit

from briefings.model import Witness
from briefings.text import shorten

#: "View this in your browser", as newsletters write it, by language.
_PHRASES = (
    r"\b(?:view|read|open|see)\b[\w ,'’]{0,30}\b(?:browser|online|web(?:site)?|site)\b",
    r"\b(?:im browser|online|auf der (?:web)?seite)\b.{0,20}\b(?:ansehen|anzeigen|lesen|öffnen)",
    r"\b(?:lire|voir|afficher|ouvrir)\b.{0,30}\b(?:navigateur|en ligne|sur le (?:site|web))",
    r"\b(?:ver|leer|abrir)\b.{0,30}\b(?:navegador|en l[ií]nea|online|en la web|no site)",
    r"\b(?:veja|ler|leia|visualiz\w+)\b.{0,30}\b(?:navegador|online|no site)",
    r"\b(?:leggi|visualizza|apri|vedi)\b.{0,30}\b(?:browser|online|sul sito|sul web)",
    r"\b(?:открыть|читать|смотреть|посмотреть)\b.{0,30}(?:в браузере|на сайте|онлайн)",
    r"\b(?:відкрити|читати|переглянути)\b.{0,30}(?:[ув] браузері|на сайті|онлайн)",
    r"\b(?:адкрыць|чытаць|паглядзець)\b.{0,30}(?:[ўу] браўзеры|на сайце)",
    r"\b(?:bekijk|lees|open)\b.{0,40}\b(?:browser|online|webversie)\b",
    r"\b(?:zobacz|wyświetl|otwórz|czytaj)\b.{0,40}\b(?:przeglądar\w+|online|na stronie)",
    r"\b(?:zobrazi[tť]|otev[rř]ít|otvoriť|číst)\b.{0,40}\b(?:prohlížeč\w*|prehliadač\w*|na webu)",
    r"\b(?:visa|öppna|läs)\b.{0,40}\b(?:webbläsar\w+|online)\b",
    r"\b(?:vis|se|åbn|åpne|les|læs)\b.{0,40}\b(?:browser\w*|nettleser\w*|online)\b",
    r"\b(?:avaa|lue|katso|näytä)\b.{0,40}\b(?:selaime\w+|verkossa)",
    r"\b(?:vezi|vizualizea\w+|deschide|citește)\b.{0,40}\b(?:browser\w*|online)",
    r"\bböngésző\w*\b.{0,20}\b(?:megte|megny|olvas)\w*",
    r"(?:δείτε|προβολή|ανοίξτε).{0,40}(?:πρόγραμμα περιήγησης|browser|φυλλομετρητή)",
    r"(?:tarayıcı\w*|çevrimiçi).{0,30}(?:görüntüle|aç|oku)",
    r"(?:浏览器|瀏覽器).{0,6}(?:查看|打开|阅读|檢視|開啟|閱讀)|(?:在线|線上)(?:查看|阅读|閱讀)",
    r"ブラウザー?(?:で|から).{0,6}(?:表示|見る|読む|開く|ご覧)|オンラインで(?:読む|見る)",
    r"(?:브라우저|웹)에서.{0,4}(?:보기|읽기|열기)",
    r"(?:عرض|اقرأ|افتح|شاهد).{0,40}المتصفح",
    r"(?:مشاهده|خواندن|نمایش).{0,20}مرورگر|مرورگر.{0,15}(?:ببینید|باز کنید)",
    r"(?:לצפייה|צפ|פתח|הצג).{0,20}דפדפן",
)
ONLINE = re.compile("|".join(_PHRASES), re.IGNORECASE)
#: Addresses that count readers before they lead on; where they led may be gone next year.
_TRACKER = re.compile(
    r"^(?:click|clicks|link|links|track|tracking|trk|email|url\d*|ct|go|e)\.|"
    r"list-manage\d*\.com|mandrillapp\.com|sendgrid\.net|hubspotlinks|mailtrack|"
    r"/(?:redirect|track/click|ls/click|cl\d|f/a|wf/click)(?:/|$)",
    re.IGNORECASE,
)


def is_tracker(url: str) -> bool:
    """Tell whether an address counts a reader and leads elsewhere."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(_TRACKER.search(parts.netloc) or _TRACKER.search(parts.path))


def online_claim(url: str, evidence: str) -> Witness:
    """Return the claim of a link to the mail on the web; a tracker's loses against any other."""
    sure = 0.4 if is_tracker(url) else 0.85
    rule = "link to the mail on the web"
    return Witness("source_url", url, rule, "text", shorten(evidence, 200), sure)
