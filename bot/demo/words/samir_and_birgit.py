"""What Samir and Birgit say, and what Karen tells everybody."""

from bot.demo.words.told import Told

TOLD: Told = {
    "Samir": {"ar": "سمير", "da": "Samir"},
    "Birgit": {"ar": "بيرغيت", "da": "Birgit"},
    "Arabic and English": {"ar": "العربية والإنجليزية", "da": "Arabisk og engelsk"},
    "Car mechanic in Khartoum for ten years": {
        "ar": "ميكانيكي سيارات في الخرطوم لعشر سنوات",
        "da": "Bilmekaniker i Khartoum i ti år",
    },
    "Mechanic in a garage": {"ar": "ميكانيكي في ورشة سيارات", "da": "Mekaniker på et værksted"},
    "Vejle": {"ar": "فايله", "da": "Vejle"},
    "A little Arabic, and how an engine works": {
        "ar": "قليلًا من العربية، وكيف يعمل المحرك",
        "da": "Lidt arabisk, og hvordan en motor virker",
    },
    "Danish and English": {"ar": "الدنماركية والإنجليزية", "da": "Dansk og engelsk"},
    "I ran a garage for twenty years": {"ar": "أدرت ورشة سيارات لعشرين سنة", "da": "Jeg havde et værksted i tyve år"},
    "Danish for the workplace": {"ar": "الدنماركية لمكان العمل", "da": "Dansk til arbejdspladsen"},
    "A little Arabic": {"ar": "قليلًا من العربية", "da": "Lidt arabisk"},
    "She asked what I can, not what I lack": {
        "ar": "سألتني عما أستطيع، لا عما ينقصني",
        "da": "Hun spurgte, hvad jeg kan, og ikke hvad jeg mangler",
    },
    "She knows every garage in Vejle": {"ar": "تعرف كل ورشة في فايله", "da": "Hun kender alle værksteder i Vejle"},
    "We talked about the interview": {"ar": "تحدثنا عن مقابلة العمل", "da": "Vi talte om jobsamtalen"},
    "I called two garages": {"ar": "اتصلت بورشتين", "da": "Jeg ringede til to værksteder"},
    "We visited a garage. They were kind": {
        "ar": "زرنا ورشة. كانوا لطفاء",
        "da": "Vi besøgte et værksted. De var søde",
    },
    "We wrote to the garage": {"ar": "كتبنا إلى الورشة", "da": "Vi skrev til værkstedet"},
    "On Friday 11 December at 15:00 there is coffee for everybody, at the main library. You are welcome!": {
        "ar": "يوم الجمعة 11 ديسمبر الساعة 15:00 قهوة للجميع في المكتبة الرئيسية. أهلًا وسهلًا!",
        "da": "Fredag den 11. december kl. 15 er der kaffe til alle på hovedbiblioteket. Velkommen!",
    },
    "The garage has answered!": {"ar": "أجابت الورشة!", "da": "Værkstedet har svaret!"},
    "I begin as a trainee on 1 February!": {
        "ar": "أبدأ التدريب العملي في 1 فبراير!",
        "da": "Jeg begynder i praktik den 1. februar!",
    },
    "On the first day I repaired a brake": {
        "ar": "في اليوم الأول أصلحت المكابح",
        "da": "Den første dag reparerede jeg en bremse",
    },
    "We had cake": {"ar": "أكلنا الكعك", "da": "Vi spiste kage"},
    "Without you I would still be looking. Thank you!": {
        "ar": "لولاكِ لكنت ما زلت أبحث. شكرًا!",
        "da": "Uden dig ledte jeg stadig. Tak!",
    },
    "You did it yourself. See you at the garage!": {
        "ar": "أنت من فعل ذلك. أراك في الورشة!",
        "da": "Du gjorde det selv. Vi ses på værkstedet!",
    },
    "Let us meet the other mentors": {"ar": "دعونا نلتقي بالمرشدين الآخرين", "da": "Lad os møde de andre mentorer"},
}
