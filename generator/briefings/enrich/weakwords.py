"""Words too weak to be the reason for a link, and titles that people bear before their names.

Closed lists, written for this project: prepositions, adverbs, light verbs, quantities and time.
They count when articles are compared (their frequency weighs them there); they only name nothing.
"""

from briefings.enrich.stopwords import ALL_STOP_WORDS, CALENDAR
from briefings.text import fold

_WEAK = """
    toward towards across along alongside amid amidst around aside away ahead apart back behind
    beneath beside besides beyond despite except inside instead near nearby nearly next off onto
    opposite outside past regarding round throughout together underneath unlike upon versus via
    whereas wherever whenever although though unless rather quite almost already also always ever
    never often sometimes soon later late early earlier again once twice thrice perhaps maybe
    indeed however therefore thus hence moreover meanwhile otherwise else ago today tomorrow
    yesterday tonight morning afternoon evening night week weeks weekend month months year years
    decade decades century hour hours minute minutes second seconds day days date time times moment
    period long short longer shorter high higher highest low lower lowest large larger largest
    small smaller smallest great greater greatest little less least good better best bad worse
    worst early old older oldest young younger recent recently current currently former latter
    full fully half whole entire total several many much more most few fewer enough various
    different same similar certain likely unlikely possible able unable ready clear close closed
    closer closest closely closing open opened opening opens ended ending ends end begin begins
    beginning began begun start starts started starting continue continued continues come comes
    coming came become becomes became bring brings brought call calls called calling take takes
    taken taking took give gives given giving gave make makes making keep keeps kept hold holds
    held holding leave leaves leaving left put puts set sets setting turn turns turned move moves
    moved show shows showed shown seem seems seemed look looks looked looking find finds found
    know knows known knew think thinks thought want wants wanted need needs needed use uses used
    using try tries tried work works worked working help helps helped ask asks asked tell tells
    telling speak spoke spoken talk talks talked write wrote written read reading hear heard
    add adds announce announced announces announcement according report reported reports
    reporting statement stated spokesman spokeswoman spokesperson claimed claims confirmed
    described expected expects explained noted pointed provided provides reached reach remain
    remained remains remaining return returned returning run running ran see seen seeing saw
    send sent sending stand stood stay stayed stop stopped suggest suggested happen happened
    follow followed following follows fall fell fallen rise rose risen grow grew grown carry
    carried carries allow allowed allows agree agreed include included includes involve involved
    lead leads led lose lost meet met pass passed plan plans planned play played receive received
    remember result results resulted said says saying seek sought share shared spend spent support
    supported thanks thank true wait waiting won number numbers part parts people person persons
    place places point points problem question questions reason reasons side sides thing things
    type kind sort lot lots way ways word words fact facts example case cases group groups level
    levels line lines area areas area member members man men woman women child children guy
    percent million millions billion billions thousand thousands hundred hundreds dozen dozens
    zero three four five six seven eight nine ten eleven twelve twenty thirty forty fifty third
    fourth fifth sixth seventh second thirds quarter based due least away right wrong sure
    article sample source photo photos image images picture video file click here there where
    really simply just even still yet actually especially particularly exactly probably certainly
    anyone everyone someone nobody everybody somebody nothing something everything anything
    text texts test tests himself herself themselves itself yourself myself ourselves basis life
    role head local
    another either neither each every both being having doing going gone goes went done
    также однако затем теперь сейчас сегодня вчера завтра здесь тогда потому поэтому около вокруг
    вместе против среди вместо кроме более менее почти снова вновь пока лишь именно очень может
    можно нужно должен должна должны будет будут стал стала стали начал начала начали удалось
    человек людей люди время дней часов часа минут неделя недели недель месяц месяца месяцев
    лет день дня тысяч тысячи миллион миллиона миллионов миллиард процент процента процентов
    первый первая первые второй вторая третий новый новая новые большой другие другой самый
    словам отметил отметила рассказал рассказала добавил добавила говорится является имеет
    называл назвал назвала объявил объявила объявили образец статья указанного источника
    також проте потім тепер зараз сьогодні вчора завтра біля навколо разом проти серед замість
    майже знову поки лише саме дуже можна потрібно повинен буде будуть став стала стали людина
    людей люди днів день тиждень тижні місяць місяців тисяч мільйон мільйонів відсотків перший
    перша друга новий нова нові великий інші інший додав зазначив розповів назвав оголосив
    vers ainsi alors aujourd hier demain jour jours mois semaine semaines heure heures minutes fois
    temps personne personnes gens million millions milliard milliards mille cent premier premiere
    deuxieme dernier derniere nouveau nouvelle nouveaux grand grande petit petite plusieurs tout
    toute notamment egalement toutefois cependant pourtant ensuite enfin deja encore jamais
    toujours souvent presque environ selon lors dit declare explique ajoute annonce affirme
    devant derriere ailleurs partie point mise mettre prendre faire peuvent doit doivent faut
    raconte racontent suis voir voit tant lire matin nuit souvient tuer savoir monde pays choses
    groupe siecle etude etudes ligne ville travail corps donner donne jouer manger remporte
    hacia desde durante mientras segun ademas aunque todavia siempre nunca ahora entonces ayer
    hoy dia dias semana semanas mes meses hora horas vez veces tiempo persona personas gente
    millon millones mil ciento primer primera segundo nuevo nueva nuevos gran grande parte puede
    pueden debe deben hacer hecho dice dijeron anuncio explico agrego
    heute gestern morgen damals bereits bisher immer niemals wieder etwa rund fast kaum sogar
    jedoch allerdings zudem ausserdem schliesslich daher deshalb trotz waehrend wahrend wegen
    gegenuber stunde stunden minute minuten tag tage tagen woche wochen monat monate monaten zeit
    mal menschen leute million millionen milliarde milliarden tausend hundert prozent ende anfang
    teil teile angaben erste ersten zweite zweiten dritte neue neuen neuer grosse grossen kleine
    weitere weiteren andere anderen viele vielen wenige mehrere erklarte teilte sprach nannte
    artikel quelle
    هناك هنا الآن اليوم أمس غدا أيضا فقط جدا معظم جميع عدد عام عاما أعوام شهر أشهر يوم أيام أسبوع
    ساعة ساعات دقيقة مرة مليون ملايين مليار ألف مئة الأول الأولى الثاني الثانية الماضي الماضية
    المقبل المقبلة الجديد الجديدة الكبير الكبيرة وذلك وهو وهي وكانت وكان حيث بينما أكد أعلن أعلنت
    أضاف وأضاف ذكر ذكرت صرح يوما بداية نهاية الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد
    مقال نموذجي كتب بكلماته الخاصة وقائع المصدر
    היום אתמול מחר עכשיו כעת שוב כבר מאוד רוב מספר יום ימים שבוע שבועות חודש חודשים שנה שעה שעות
    דקות פעם אלף מיליון מיליארד אחוז ראשון ראשונה שני שנייה חדש חדשה גדול גדולה אחד אחת לדברי
    הודיע הודיעה מסר מסרה הוסיף הוסיפה
"""

#: Folded words that name no subject, those of every language at once.
WEAK_WORDS: frozenset[str] = (
    frozenset(fold(word) for word in _WEAK.split()) | ALL_STOP_WORDS | CALENDAR
)

#: Folded titles of persons: what stands before one of them and the title itself is no name.
TITLES_OF_PERSONS: frozenset[str] = frozenset(
    fold(word)
    for word in """
    president minister secretary chancellor governor senator mayor administrator director speaker
    chairman chairwoman chair spokesman spokeswoman spokesperson ambassador envoy commissioner
    secretary-general congressman congresswoman representative judge justice attorney prosecutor
    premierminister präsident präsidentin minister ministerin kanzler bundeskanzler bundeskanzlerin
    президент президента премьер-министр министр министра presidente ministro président ministre
    """.split()
)

#: Folded inhabitants and languages that no ending gives away, the Earth and the United Nations:
#: alone they name no place that two texts would have in common.
PEOPLES: frozenset[str] = frozenset(
    fold(word)
    for word in """
    welsh basque irish british american americans mexican mexicans african africans german
    germans french greek greeks dutch
    swiss czech czechs slovak slovaks afghan afghans arab arabs iraqi iraqis israeli israelis
    pakistani pakistanis bangladeshi saudi emirati thai turk turks serb serbs croat croats dane
    danes swede swedes finn finns pole poles jew jews jewish muslim muslims christian christians
    catholic catholics republican republicans democrat democrats русские русский украинцы украинец
    оон onu uno американский российский украинский земля земли земле землю землей землі землю
    """.split()
)
