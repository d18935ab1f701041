"""What newspapers print before the title of another article."""

#: Lower case; used longest first.
LABELS = (
    # English
    "related articles", "related article", "related stories", "related story", "related coverage",
    "related news", "related reading", "related content", "related", "read more",
    "read also", "also read", "read next", "see also", "more on this", "more on this story",
    "see more", "recommended", "further reading", "you may also like", "don't miss",
    # Russian, Ukrainian, Belarusian
    "читайте также", "читать также", "смотрите также", "см. также", "по теме", "материалы по теме",
    "читайте ещё", "читайте еще", "связанная статья", "подробнее", "читайте", "читать далее",
    "читайте також", "дивіться також", "за темою", "докладніше", "читайте ще",
    "чытайце таксама", "па тэме", "глядзіце таксама", "чытайце",
    # German, French, Spanish, Italian, Portuguese, Dutch, Polish, Czech, Turkish
    "siehe auch", "lesen sie auch", "mehr zum thema", "lesen sie mehr", "verwandter artikel",
    "mehr dazu", "auch interessant", "lesen sie dazu", "weiterlesen",
    "lire aussi", "à lire aussi", "à lire", "à lire également", "voir aussi", "article lié",
    "sur le même sujet",
    "lea también", "lee también", "ver también", "véase también", "te puede interesar",
    "le puede interesar", "noticia relacionada", "noticias relacionadas", "artículos relacionados",
    "lea más", "lee más", "leer más",
    "leggi anche", "leggi", "vedi anche", "articoli correlati", "leia também", "leia mais",
    "veja também", "notícias relacionadas", "lees ook", "zie ook", "lees meer",
    "czytaj też", "czytaj także", "zobacz też", "zobacz także", "przeczytaj także",
    "przeczytaj też", "czytaj więcej", "czytaj dalej", "čtěte také", "viz také", "ayrıca bakınız",
    "ilgili haber", "ilgili haberler", "ayrıca okuyun", "bunları da okuyun",
    # Arabic, Persian, Hebrew, Chinese, Japanese
    "اقرأ أيضا", "اقرأ أيضاً", "إقرأ أيضا", "طالع أيضا", "انظر أيضا", "مواضيع ذات صلة",
    "مقال ذو صلة", "مقالات ذات صلة", "أخبار ذات صلة", "بیشتر بخوانید",
    "همچنین بخوانید", "مطالب مرتبط", "קראו גם", "ראו גם", "כתבה קשורה", "מאמרים קשורים",
    "כתבות קשורות",
    "相关文章", "相关报道", "相关阅读", "相关新闻", "相關新聞", "相關報導", "延伸阅读", "延伸閱讀",
    "関連記事", "関連", "あわせて読みたい",
)  # fmt: skip
