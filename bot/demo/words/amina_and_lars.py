"""What is said about and between Amina and Lars in the main story."""

from bot.demo.words.told import Told

TOLD: Told = {
    "Amina": {"ar": "أمينة", "da": "Amina"},
    "Lars": {"ar": "لارس", "da": "Lars"},
    "Arabic and some English": {"ar": "العربية وقليل من الإنجليزية", "da": "Arabisk og lidt engelsk"},
    "Nurse in Aleppo for six years": {"ar": "ممرضة في حلب لست سنوات", "da": "Sygeplejerske i Aleppo i seks år"},
    "Nurse in a hospital": {"ar": "ممرضة في مستشفى", "da": "Sygeplejerske på et hospital"},
    "Odense": {"ar": "أودنسه", "da": "Odense"},
    "Odense, near the station": {"ar": "أودنسه، قرب المحطة", "da": "Odense, tæt på stationen"},
    "Arabic and good food": {"ar": "العربية وطعامًا طيبًا", "da": "Arabisk og god mad"},
    "Who can read my answers?": {"ar": "من يستطيع أن يقرأ إجاباتي؟", "da": "Hvem kan læse mine svar?"},
    "Danish, English and a little German": {
        "ar": "الدنماركية والإنجليزية وقليل من الألمانية",
        "da": "Dansk, engelsk og lidt tysk",
    },
    "Head nurse at the hospital": {"ar": "رئيسة تمريض في المستشفى", "da": "Afdelingssygeplejerske på sygehuset"},
    "The way back into nursing": {"ar": "طريق العودة إلى التمريض", "da": "Vejen tilbage til sygeplejen"},
    "To cook Syrian food": {"ar": "أن أطبخ طعامًا سوريًا", "da": "At lave syrisk mad"},
    "I waited at the wrong café": {"ar": "انتظرت في المقهى الخطأ", "da": "Jeg ventede på den forkerte café"},
    "We wrote her first application": {
        "ar": "كتبنا أول طلب عمل لها",
        "da": "Vi skrev hendes første ansøgning",
    },
    "The café is too loud for me": {"ar": "المقهى صاخب جدًا بالنسبة لي", "da": "Der er for meget larm på caféen"},
    "Meet at the library then. Shall I tell him?": {
        "ar": "التقيا في المكتبة إذن. هل أخبره أنا؟",
        "da": "Så mødes på biblioteket. Skal jeg sige det til ham?",
    },
    "I tell him myself. Thank you!": {"ar": "سأخبره بنفسي. شكرًا!", "da": "Jeg siger det selv. Tak!"},
    "Shall we help you two find a day?": {
        "ar": "هل نساعدكما في إيجاد يوم؟",
        "da": "Skal vi hjælpe jer med at finde en dag?",
    },
    "No thank you, I write to him now": {"ar": "لا شكرًا، سأكتب له الآن", "da": "Nej tak, jeg skriver til ham nu"},
    "He is often late and looks at his phone": {
        "ar": "يتأخر كثيرًا وينظر إلى هاتفه",
        "da": "Han kommer tit for sent og ser på sin telefon",
    },
    "I am sorry that nobody answered. May I call you today?": {
        "ar": "آسفة لأن أحدًا لم يُجب. هل أتصل بك اليوم؟",
        "da": "Undskyld, at ingen svarede. Må jeg ringe til dig i dag?",
    },
    "Yes, please call me": {"ar": "نعم، اتصلي بي من فضلك", "da": "Ja tak, ring til mig"},
    "Only we two coordinators. Your mentee sees a short text without your name.": {
        "ar": "نحن المنسقتان فقط. ويرى المتدرب نصًا قصيرًا بلا اسمك.",
        "da": "Kun os to koordinatorer. Din mentee ser en kort tekst uden dit navn.",
    },
    "Lars has no time any more. You did nothing wrong, and we would like to find a new mentor for you.": {
        "ar": "لم يعد لدى لارس وقت. لم تخطئي في شيء، ونود أن نجد لك مرشدًا جديدًا.",
        "da": "Lars har ikke tid mere. Du har ikke gjort noget forkert, og vi vil gerne finde en ny mentor til dig.",
    },
    "You were never there, but the CV was good. Call me: 12 34 56 78": {
        "ar": "لم تكن حاضرًا أبدًا، لكن السيرة الذاتية جيدة. اتصل بي: 12 34 56 78",
        "da": "Du var der aldrig, men CV’et var godt. Ring til mig: 12 34 56 78",
    },
    "Please leave out your telephone number.": {
        "ar": "من فضلك لا تكتبي رقم هاتفك.",
        "da": "Skriv det gerne uden dit telefonnummer.",
    },
    "Thank you for the help with my CV. Good luck!": {
        "ar": "شكرًا على المساعدة في سيرتي الذاتية. بالتوفيق!",
        "da": "Tak for hjælpen med mit CV. Held og lykke!",
    },
    "Karen, who always answered": {"ar": "كارن التي كانت تجيب دائمًا", "da": "Karen, som altid svarede"},
    "I had too little time. That was not fair to her": {
        "ar": "كان وقتي قليلًا جدًا. لم يكن ذلك عدلًا لها",
        "da": "Jeg havde for lidt tid. Det var ikke fair over for hende",
    },
    "I take a course for nurses": {"ar": "أنا في دورة للممرضات", "da": "Jeg går på et kursus for sygeplejersker"},
}
