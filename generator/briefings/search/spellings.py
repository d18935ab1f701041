"""Names that outlets spell in two ways, so that a search by one finds the other.

Only what rules of transliteration (``shards``) cannot know: places whose own country asks for
another form than the one long used abroad (the United Nations Group of Experts on Geographical
Names keeps both), and persons whose names newspapers never agreed on. One line, one name.
"""

_LINES = """
kyiv kiev kiew kyjiw київ киев
kharkiv kharkov charkiw charkow харків харьков
dnipro dnieper dniepr dnepr dnjepr дніпро днепр
odesa odessa одеса одесса
lviv lvov lwow lemberg львів львов
chornobyl chernobyl tschernobyl tchernobyl чорнобиль чернобыль
zaporizhzhia zaporizhia zaporozhye zaporozhe saporischschja запоріжжя запорожье
mykolaiv nikolaev nikolayev миколаїв николаев
luhansk lugansk луганськ луганск
donbas donbass донбас донбасс
chornomorsk chernomorsk чорноморськ черноморск
belarus belorussia byelorussia weissrussland беларусь белоруссия
zelensky zelenskyy zelenskiy zelenskyi selenskyj зеленський зеленский
turkiye turkey
eswatini swaziland
myanmar burma birmanie
yangon rangoon
mumbai bombay
kolkata calcutta
chennai madras
beijing peking pekin
gaddafi qaddafi gadhafi kadhafi
"""

#: Folded forms of one name each.
SPELLINGS: tuple[tuple[str, ...], ...] = tuple(
    tuple(line.split()) for line in _LINES.replace("й", "и").replace("ї", "і").split("\n") if line
)
