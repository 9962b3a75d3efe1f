"""What is said in the short stories."""

from bot.demo.words.told import Told

TOLD: Told = {
    "We wrote my first application": {"ar": "كتبنا أول طلب عمل لي", "da": "Vi skrev min første ansøgning"},
    "Amina has a job! Congratulations to you both, and thank you for what you did together.": {
        "ar": "أمينة وجدت عملًا! مبارك لكما، وشكرًا على ما فعلتما معًا.",
        "da": "Amina har fået job! Tillykke til jer begge, og tak for det, I har gjort sammen.",
    },
    "You believed in me before I did. Thank you!": {
        "ar": "آمنت بي قبل أن أؤمن بنفسي. شكرًا!",
        "da": "Du troede på mig, før jeg selv gjorde. Tak!",
    },
    "Is everything all right? You need not answer the questions.": {
        "ar": "هل كل شيء على ما يرام؟ لا داعي للإجابة عن الأسئلة.",
        "da": "Er alt i orden? Du behøver ikke at svare på spørgsmålene.",
    },
    "I was ill. Next week I am back": {
        "ar": "كنت مريضًا. أعود في الأسبوع القادم",
        "da": "Jeg var syg. I næste uge er jeg tilbage",
    },
    "Where did you wait on Wednesday?": {"ar": "أين انتظرت يوم الأربعاء؟", "da": "Hvor ventede du i onsdags?"},
    "At the café by the station": {"ar": "في المقهى القريب من المحطة", "da": "På caféen ved stationen"},
    "I think that you waited at two cafés. Shall we find a new day?": {
        "ar": "أظن أنكما انتظرتما في مقهيين. هل نجد يومًا جديدًا؟",
        "da": "Jeg tror, I ventede på to caféer. Skal vi finde en ny dag?",
    },
    "Yes, please. I tapped the wrong button": {
        "ar": "نعم من فضلك. ضغطت الزر الخطأ",
        "da": "Ja tak. Jeg trykkede på den forkerte knap",
    },
    "Somebody follows me": {"ar": "هناك من يتبعني", "da": "Der er nogen, der følger efter mig"},
    "I am here. Are you safe now? Shall I call you?": {
        "ar": "أنا هنا. هل أنت في أمان الآن؟ هل أتصل بك؟",
        "da": "Jeg er her. Er du i sikkerhed nu? Skal jeg ringe til dig?",
    },
    "The police were kind. I am at home now": {
        "ar": "كانت الشرطة لطيفة. أنا في البيت الآن",
        "da": "Politiet var venlige. Jeg er hjemme nu",
    },
    "She lives at her sister’s for a while": {
        "ar": "تقيم عند أختها لفترة",
        "da": "Hun bor hos sin søster et stykke tid",
    },
    "I have a new job and two small children": {
        "ar": "لدي عمل جديد وطفلان صغيران",
        "da": "Jeg har fået nyt job og har to små børn",
    },
    "Thank you for telling us. Would a break of some weeks help?": {
        "ar": "شكرًا لأنك أخبرتنا. هل تفيد استراحة لبضعة أسابيع؟",
        "da": "Tak, fordi du siger det. Ville en pause på nogle uger hjælpe?",
    },
    "No, I would rather stop now": {"ar": "لا، أفضل أن أتوقف الآن", "da": "Nej, jeg vil hellere stoppe nu"},
}
