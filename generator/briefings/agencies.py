"""News agencies and the places where they sign: datelines, final words, a line of their own."""

import re

#: Spelling as printed -> name. What is a common word too stands only in signed places.
AGENCIES = {
    "Reuters": "Reuters", "REUTERS": "Reuters", "Рейтер": "Reuters", "رويترز": "Reuters",
    "רויטרס": "Reuters", "路透社": "Reuters", "ロイター": "Reuters", "Thomson Reuters": "Reuters",
    "AFP": "AFP", "Agence France-Presse": "AFP", "АФП": "AFP", "أ ف ب": "AFP", "أ.ف.ب": "AFP",
    "فرانس برس": "AFP", "法新社": "AFP", "AFP-JIJI": "AFP",
    "AP": "AP", "Associated Press": "AP", "The Associated Press": "AP", "أسوشيتد برس": "AP",
    "美联社": "AP", "UPI": "UPI", "dpa": "dpa", "DPA": "dpa", "Bloomberg": "Bloomberg",
    "TASS": "TASS", "ТАСС": "ТАСС", "ITAR-TASS": "TASS", "ИТАР-ТАСС": "ТАСС",
    "Interfax": "Interfax", "Интерфакс": "Интерфакс", "INTERFAX": "Interfax",
    "ИНТЕРФАКС": "Интерфакс", "Interfax-Ukraine": "Interfax-Ukraine",
    "Интерфакс-Украина": "Интерфакс-Украина", "Інтерфакс-Україна": "Інтерфакс-Україна",
    "RIA Novosti": "RIA Novosti", "РИА Новости": "РИА Новости", "RIA": "RIA Novosti",
    "РИА": "РИА Новости", "Regnum": "Regnum", "Sputnik": "Sputnik",
    "Belta": "Belta", "BelTA": "Belta", "БЕЛТА": "БЕЛТА", "БелТА": "БЕЛТА",
    "Ukrinform": "Ukrinform", "Укринформ": "Укринформ", "Укрінформ": "Укрінформ",
    "UNIAN": "UNIAN", "УНИАН": "УНИАН", "УНІАН": "УНІАН", "Kazinform": "Kazinform",
    "Xinhua": "Xinhua", "新华社": "新华社", "新華社": "新華社", "CNS": "CNS", "Kyodo": "Kyodo",
    "Kyodo News": "Kyodo", "共同": "共同", "共同通信": "共同通信", "時事": "時事", "Jiji": "Jiji",
    "Yonhap": "Yonhap", "연합뉴스": "연합뉴스", "KCNA": "KCNA", "CNA": "CNA", "PTI": "PTI",
    "ANI": "ANI", "IANS": "IANS", "APP": "APP", "Antara": "Antara", "Bernama": "Bernama",
    "VNA": "VNA", "Anadolu": "Anadolu", "Anadolu Agency": "Anadolu", "AA": "Anadolu", "DHA": "DHA",
    "IHA": "IHA", "İHA": "İHA", "الأناضول": "Anadolu", "IRNA": "IRNA", "ایرنا": "ایرنا",
    "ISNA": "ISNA", "ایسنا": "ایسنا", "Fars": "Fars", "Tasnim": "Tasnim", "SPA": "SPA",
    "واس": "واس",
    "WAM": "WAM", "وام": "وام", "QNA": "QNA", "قنا": "قنا", "KUNA": "KUNA", "كونا": "كونا",
    "MENA": "MENA", "أ ش أ": "أ ش أ", "SANA": "SANA", "سانا": "سانا", "Petra": "Petra",
    "بترا": "بترا", "WAFA": "WAFA", "وفا": "وفا", "MAP": "MAP", "APS": "APS", "TAP": "TAP",
    "EFE": "EFE", "Europa Press": "Europa Press", "ANSA": "ANSA", "Adnkronos": "Adnkronos",
    "AGI": "AGI", "Lusa": "Lusa", "Belga": "Belga", "ANP": "ANP", "APA": "APA", "SDA": "SDA",
    "Keystone-SDA": "Keystone-SDA", "ATS": "ATS", "KNA": "KNA", "epd": "epd", "AFX": "AFX",
    "PAP": "PAP", "ČTK": "ČTK", "CTK": "ČTK", "TASR": "TASR", "SITA": "SITA", "MTI": "MTI",
    "Agerpres": "Agerpres", "BTA": "BTA", "БТА": "БТА", "Tanjug": "Tanjug", "Танјуг": "Танјуг",
    "Beta": "Beta", "Hina": "Hina", "HINA": "Hina", "STA": "STA", "FENA": "FENA", "MIA": "MIA",
    "ATA": "ATA", "ANA-MPA": "ANA-MPA", "ΑΠΕ-ΜΠΕ": "ΑΠΕ-ΜΠΕ", "BNS": "BNS", "ELTA": "ELTA",
    "LETA": "LETA", "TT": "TT", "NTB": "NTB", "Ritzau": "Ritzau", "STT": "STT", "PA": "PA",
    "PA Media": "PA", "AAP": "AAP", "Télam": "Télam", "Prensa Latina": "Prensa Latina",
    "Notimex": "Notimex", "Agência Brasil": "Agência Brasil", "NAN": "NAN", "GNA": "GNA",
    "Canadian Press": "Canadian Press", "The Canadian Press": "Canadian Press",
}  # fmt: skip
_NAMES = "|".join(re.escape(n) for n in sorted(AGENCIES, key=lambda n: (-len(n), n)))
_PLACE = r"[^\W\d_][\w .,’'/-]{1,60}?"
#: "MINSK (Reuters) -", "MINSK, Oct 10 (Reuters) —", "(AFP) –", "МИНСК, 10 октября. /ТАСС/."
_DATELINE = re.compile(
    rf"^[*_]{{0,2}}(?:{_PLACE}[ ,.]*)?[*_]{{0,2}}\s*[(/\[](?P<name>{_NAMES})"
    r"(?:[/ -][\w ]{1,20})?[)/\]]"
    rf"[*_]{{0,2}}\s*(?:[-–—:.]|--)"
)
#: "10 октября, Минск /ТАСС/" is covered above; "Минск. 10 октября. ИНТЕРФАКС - ..." is not
_STOPPED = re.compile(
    rf"^[*_]{{0,2}}{_PLACE}[.,]\s*(?:\d{{1,2}} \w+\s*(?:\d{{4}})?\.?,?\s*)?(?P<name>{_NAMES})"
    rf"[*_]{{0,2}}(?:\.[\w]{{2,3}})?\s*[-–—]\s"
)
#: As East Asian papers and Russian agencies open: "[東京 10日 ロイター] -", "【ロンドン共同】",
#: "新华社北京10月10日电", "(서울=연합뉴스)", "МИНСК, 10 окт — РИА Новости. "
_OPENINGS = (
    re.compile(rf"^\[[^\]\n]{{1,30}}\s(?P<name>{_NAMES})\]"),
    re.compile(rf"^【[^】\n]{{0,20}}?(?P<name>{_NAMES})】"),
    re.compile(rf"^[（(]?(?P<name>{_NAMES})[^\s。，,]{{0,12}}?(?:\d{{1,2}}月)?\d{{1,2}}日[电電]"),
    re.compile(rf"^\([^()=\n]{{1,20}}=(?P<name>{_NAMES})\)"),
    re.compile(
        rf"^[*_]{{0,2}}{_PLACE}, \d{{1,2}} \w{{3,12}}\.?[*_]{{0,2}}\s*[-–—]\s*"
        rf"(?P<name>{_NAMES})[.,]\s"
    ),
)
#: A paragraph's last words: "... said. (Reuters)", "... said. — AFP"
_SIGNED = re.compile(
    rf"[.!?…”\"»。」]\s*(?:[(（](?P<in>{_NAMES})[)）]\.?|(?:[–—]|--)\s*(?P<dash>{_NAMES})\.?)[*_]*$"
)
_ALONE = re.compile(
    rf"^[*_(\[–—/=\s-]*(?P<names>(?:{_NAMES})(?:\s*[,/&+]\s*(?:{_NAMES}))*)[*_)\]/.\s]*$"
)


def agency_of(name: str) -> str | None:
    """Return the agency that a name means, or None."""
    return AGENCIES.get(name.strip(" .()"))


def in_dateline(paragraph: str) -> str | None:
    """Return the agency that a first paragraph's dateline names, or None."""
    shapes = (_DATELINE, _STOPPED, *_OPENINGS)
    match = next(filter(None, (shape.match(paragraph) for shape in shapes)), None)
    return AGENCIES[match["name"]] if match else None


def at_end(paragraph: str) -> str | None:
    """Return the agency that signs the last words of a paragraph, or None."""
    match = _SIGNED.search(paragraph[-60:])
    return AGENCIES[match["in"] or match["dash"]] if match else None


def alone(line: str) -> tuple[str, ...]:
    """Return the agencies of a line that names nothing else."""
    match = _ALONE.match(line)
    if not match:
        return ()
    return tuple(AGENCIES[name] for name in re.findall(_NAMES, match["names"]))
