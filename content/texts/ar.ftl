# ما يقوله Terreau بالعربية. ما ليس هنا يأتي من fr-simple.ftl بالمتغيّرات نفسها.

-language-name = العربية
-language-locale = ar
-language-otherwise = fr-simple
-language-awaits = ينتظر قراءة شخص لغته الأم العربية

## الأدوار والأماكن والأعمار والأيام

role-family = الأسرة
role-professional = عامل أو عاملة مع الأطفال
role-volunteer = متطوّع، متطوّعة
role-elected = منتخَب أو منتخَبة محليًّا
setting-home = في البيت
setting-early_years = في الحضانة
setting-school = في المدرسة
setting-after_school = في أنشطة ما بعد المدرسة
setting-club = في النادي
setting-youth_service = في مركز الشباب
setting-local_authority = في البلدية
age-band = { $ages } سنة
rhythm-weekly = كل أسبوع
rhythm-fortnightly = كل أسبوعين
rhythm-monthly = مرة في الشهر
weekday-0 = الاثنين
weekday-1 = الثلاثاء
weekday-2 = الأربعاء
weekday-3 = الخميس
weekday-4 = الجمعة
weekday-5 = السبت
weekday-6 = الأحد
month-1 = يناير
month-2 = فبراير
month-3 = مارس
month-4 = أبريل
month-5 = مايو
month-6 = يونيو
month-7 = يوليو
month-8 = أغسطس
month-9 = سبتمبر
month-10 = أكتوبر
month-11 = نوفمبر
month-12 = ديسمبر
time-of-day = { $hour }:{ $minute }
time-on-the-hour = { $hour }:00
day-and-month = { $weekday } { $day } { $month }
day-of-month = { $day } { $month }
day-and-hour = { $day } الساعة { $hour }
list-last = { $before } و { $last }
list-between = { $before }، { $last }

## الوصول

welcome =
    <b>مرحبًا بكم!</b> منطقتكم: <b>{ $territory }</b>.

    في البيت وفي المدرسة وبعد المدرسة وفي النادي، يتقدّم الكبار هنا معًا. موضوع الأسبوع واحد في كل مكان: أن نقول ما نشعر به، أن نُصغي، أن نختار…

    يرسل إليكم Terreau <b>فكرة بسيطة كل أسبوع</b>، أو أقلّ إن أحببتم. وهي تراعي عمر الأطفال والمكان الذي ترونهم فيه. الأنشطة مكتوبة بالفرنسية.

    <b>ما نحفظه</b>: رقم هذه المحادثة (لا اسمكم)، ودوركم، واختياراتكم، وأعمار الأطفال، وردودكم. لا نحفظ أبدًا اسم طفل. يُمحى كل شيء بالأمر /oublier، أو من تلقاء نفسه بعد 13 شهرًا بلا أي إشارة منكم.

    هذه الخدمة موجَّهة إلى الكبار، من عمر 18 سنة.
welcome-words = <i>{ $words }</i>
button-consent = عمري 18 سنة أو أكثر وأوافق
button-notice = ما نحفظه بالتفصيل
button-back = رجوع
choose-territory =
    <b>مرحبًا!</b> يوجد Terreau في عدّة مناطق.

    ما هي منطقتكم؟
unknown-code = هذا الرابط لا يؤدّي إلى أي منطقة مفتوحة. ربما تغيّر. هذه هي المناطق التي يمكنكم الانضمام إليها.
no-territory = مرحبًا! لا توجد منطقة مفتوحة الآن. عودوا عبر رابط منطقتكم أو ملصقها.
second-territory =
    <b>{ $territory }</b>

    أنتم تعرفون Terreau من قبل. هل تريدون أن تصلكم أفكار هذه المنطقة أيضًا؟ اختياراتكم الأخرى لا تتغيّر.
welcome-back =
    <b>أهلًا بعودتكم!</b> اختياراتكم السابقة في { $territory } ما زالت هنا.

    هل تريدون أن تصلكم الأفكار من جديد؟ ما نحفظه لم يتغيّر: /confidentialite.
button-join-too = الانضمام إلى هذه المنطقة
role-question =
    <b>من أنتم؟</b>

    لكم أكثر من دور؟ ابدأوا بالأهمّ. يقترح Terreau بعد ذلك مكانًا ويومًا وساعة، وكل شيء يمكن تغييره.
ages-question =
    <b>ما عمر الأطفال أو الشباب الذين ترونهم؟</b>

    جواب واحد أو أكثر، ثم «موافق».
chosen = الاختيار: { $what }.
ages-none = لم تختاروا شيئًا بعد.
button-ok = موافق
button-chosen = ✓ { $label }
summary =
    <b>كل شيء جاهز في { $territory }.</b>

    فكرة { $rhythm }، يوم { $weekday } الساعة { $time }.
    { $settings }، مع أعمار { $ages }.
    { $beside }

    هل يناسبكم هذا؟ يمكن تغيير كل شيء لاحقًا بالأمر /reglages.
summary-member =
    <b>إعداداتكم في { $territory }</b>

    فكرة { $rhythm }، يوم { $weekday } الساعة { $time }.
    { $settings }، مع أعمار { $ages }.
    { $beside }
summary-beside-none = تأتي الفكرة وحدها، لا شيء قبلها ولا بعدها.
summary-beside-before = مع جملة الأسبوع، في اليوم السابق.
summary-beside-after = مع كلمة بعد يومين، لتقولوا كيف كان الأمر.
summary-beside-both = مع جملة الأسبوع في اليوم السابق، وكلمة بعد يومين.
button-go = لنبدأ
button-change = تغيير
change-question = ماذا تريدون أن تغيّروا؟
button-change-settings = الأماكن
button-change-ages = الأعمار
button-change-day = اليوم
button-change-hour = الساعة
button-change-rhythm = عدد المرّات
button-change-role = دوري
button-change-structure = مؤسّستي
summary-structure = مؤسّستكم: { $name }.
structure-question =
    <b>أين تعملون أو تتطوّعون؟</b>

    هذا اختياري. من يعملون في المؤسّسة نفسها تصلهم الفكرة نفسها في الأسبوع نفسه، لينفّذوها معًا. لن يرى أحد اختياركم: لا الزملاء ولا فريق التنسيق.
button-structure-none = لا شيء
button-beside-before = جملة الأسبوع، في اليوم السابق
button-beside-after = كلمة بعد يومين
button-beside-letters = رسائل الفريق
broadcast-head = { $territory }: كلمة من الفريق
settings-question =
    <b>أين تكونون مع الأطفال؟</b>

    مكان واحد أو أكثر: الأفكار تتناوب.
day-question = <b>أيّ يوم يناسبكم؟</b>
day-question-school =
    <b>أيّ يوم يناسبكم؟</b>

    يوم دراسة. في العطل المدرسية لا يصل شيء للمدرسة.
hour-question =
    <b>في أيّ ساعة؟</b>

    لا يكتب Terreau أبدًا بين الساعة 20:00 والساعة 8:00.
rhythm-question =
    <b>كم مرّة؟</b>

    مع الفكرة، يمكن أن تصلكم جملة الأسبوع في اليوم السابق. وكلمة بعد يومين، لتقولوا كيف كان الأمر. لا أكثر من ثلاث رسائل في الأسبوع أبدًا.
begun =
    <b>أهلًا بكم! هذه فكرتكم الأولى، الآن.</b>

    { $introduction }

    الفكرة التالية تصل يوم { $next }. القراءة دون جواب أمر جيّد أيضًا.
begun-without-idea =
    <b>أهلًا بكم!</b>

    { $introduction }

    لا توجد بعدُ فكرة لاختياراتكم هذا الأسبوع. موعدنا يوم { $next }.
toast-begun = تمّ ذلك: الأفكار تصلكم.
already-member =
    <b>{ $territory }: الأفكار تصلكم من قبل.</b>

    المسوا /idee للحصول على فكرة الآن، أو /reglages لتغيير اختياراتكم.

## الأزرار

button-accept = عمري 18 سنة أو أكثر وأوافق
button-structures = المؤسّسات
button-preview = عرض الأسابيع القادمة
button-preview-other = عرض لشخص آخر
button-structure-add = إضافة مؤسّسة
button-structure-remove = نعم، حذف من القائمة
button-done = تمّ
button-later = لاحقًا
button-another = فكرة أخرى
button-skip = ليس هذه المرّة
button-more = معرفة المزيد
button-share = مشاركة
button-show = عرض الفكرة من جديد
idea-no-other = كانت هذه آخر فكرة في الأسبوع لهذا المكان وهذا العمر. الحركة الصغيرة تكفي حقًّا.
toast-another = هذه فكرة أخرى.
toast-already-another = الفكرة الأخرى موجودة في المحادثة.
toast-already-done = لقد قمتم بها من قبل، شكرًا!
more-own-language = في البيت، قوموا بها باللغة التي تختارونها.

## لاحقًا

later-question = <b>متى تريدون أن أذكّركم؟</b>
later-tonight = هذا المساء
later-tomorrow = مساء الغد
later-wednesday = الأربعاء
later-weekend = نهاية هذا الأسبوع
later-set = سُجّل ذلك: تذكير واحد فقط، يوم { $when }.
later-gone = مضى ذلك الوقت. أيّ هذه الأوقات يناسبكم؟
later-none = لم يبقَ وقت أقترحه للتذكير. الفكرة باقية هنا متى شئتم.
button-later-cancel = بلا تذكير
reminder = أردتم العودة إلى هذه الفكرة: ها هي.
repere-before =
    <b>{ $territory }: «{ $theme }»</b>

    جملة الأسبوع، هي نفسها في كل مكان: <b>«{ $repere }»</b>
repere-idea-comes = تصل الفكرة يوم { $when }. حتى ذلك الوقت، يكفي أن تقولوا هذه الجملة.
encouragement =
    هل استطعتم أن تجرّبوا؟ الحركة الصغيرة وحدها تكفي. وإن قلتم «{ $repere }» مرّة واحدة، فهذا أيضًا له قيمة.

    إن جرّبتم، فكيف كان ذلك؟ وإن لم تجرّبوا فلا بأس: الفكرة باقية هنا.
continue-question =
    <b>هل نواصل؟</b>

    وصلتكم ثماني أفكار، ولا أدري هل تفيدكم. القراءة دون جواب أمر جيّد أيضًا: تكفي «نعم».

    إن لم يصل جواب، فستصلكم فكرة واحدة في الشهر.
button-continue-yes = نعم، نواصل
button-continue-less = مرّات أقلّ
button-continue-pause = استراحة
button-continue-stop = توقّف
continue-yes = شكرًا، نواصل! يمكنكم تغيير اليوم والساعة وعدد المرّات متى شئتم بالأمر /reglages.
continue-less = سُجّل ذلك: ستصلكم الأفكار مرّات أقلّ. الفكرة التالية تصل يوم { $next }.
continue-slowest = فكرة واحدة في الشهر هي أقلّ ما يمكن.

## ردّكم

skipped = حسنًا، في مرّة أخرى. قول جملة الأسبوع وحده شيء كثير.
face-question = <b>تمّ، شكرًا!</b> الحركة الصغيرة وحدها تكفي. وأنتم، كيف كان ذلك؟
face-1 = 😕 صعب
face-2 = 🙂 لا بأس
face-3 = 😀 لحظة جميلة
face-said-1 = قلتم: صعب. شكرًا على صراحتكم.
face-said-2 = قلتم: لا بأس. شكرًا!
face-said-3 = قلتم: لحظة جميلة. شكرًا!
tag-question = يمكنكم أن توضّحوا أكثر، أو أن تكتفوا بهذا.
tag-fitting = مناسبة
tag-too_long = طويلة جدًّا
tag-too_hard = صعبة جدًّا
tag-children_delighted = فرح الأطفال
button-comment = أحكي ببضع كلمات
button-comment-again = تغيير نصّي
button-withdraw = سحب ردّي
comment-kept-territory = نصّكم محفوظ لمنطقتكم، ويقرؤه فريق التنسيق أوّلًا: <i>{ $comment }</i>
comment-kept-region = نصّكم محفوظ لمنطقتكم وللإقليم، ويقرؤه فريق التنسيق أوّلًا: <i>{ $comment }</i>
comment-asked = نصّكم ينتظر موافقتكم. افتحوه بالأمر /experiences: <i>{ $comment }</i>
comment-published = نصّكم، نُشر بلا اسمكم: <i>{ $comment }</i>
comment-refused = نصّكم لم يُنشر: <i>{ $comment }</i>
comment-audience =
    <b>من يمكنه أن يقرأ؟</b>

    قد يستفيد كبار آخرون من نصّكم، بلا اسمكم. لن يقرأه أحد قبل أن يقرأه فريق التنسيق. مع «والإقليم» قد يفيد أقاليم أخرى أيضًا. إن فضّلتم ألّا تشاركوا شيئًا، المسوا «إلغاء».
button-sharing-territory = منطقتي
button-sharing-region = منطقتي والإقليم
button-cancel = إلغاء
comment-write =
    <b>الكلمة لكم!</b> اكتبوا بضعة أسطر أدناه، كرسالة عادية.

    بلا أسماء، وبلا تفاصيل يُعرف منها طفل.
comment-thanks = شكرًا! نصّكم محفوظ ليُشارَك. لن يقرأه أحد قبل أن يقرأه فريق التنسيق. يمكنكم سحبه في أيّ وقت.
toast-withdrawn = سُحب.
toast-cancelled = أُلغي.

## فكرة الآن

ask =
    <b>فكرة الآن</b>

    المكان: { $settings }. العمر: { $ages }. غيّروا ما تريدون ثم المسوا «بحث».
ask-which = لأيّ منطقة؟
ask-nothing = ليس عندي ما يجمع كل هذا. وسّعوا أحد الاختيارات وسأبحث من جديد.
button-find = بحث
button-place-any = في الداخل أو في الخارج
button-place-indoors = في الداخل
button-place-outdoors = في الخارج
button-minutes-any = لا يهمّ الوقت
button-minutes = { $minutes } دقيقة على الأكثر
button-children-any = لا يهمّ العدد
button-children-one = طفل واحد
button-children-few = بضعة أطفال
button-children-many = مجموعة
button-material-any = بأدوات أو بلا أدوات
button-material-none = بلا أدوات
button-ages-any = عمر واحد في كل مرّة
button-ages-mixed = أعمار مختلطة
button-skill-week = موضوع الأسبوع
ask-skill = <b>ما الذي تريدون أن ينمو؟</b>

## الموضوع

theme-under-way = بدأ هنا موضوع «{ $theme }» يوم { $day }. أنتم تصلون في الطريق، ولا شيء يفوتكم. الجملة التي تُقال موجودة أدناه مباشرة.

## الإعدادات والاستراحة والتوقّف

settings-which = أيّ إعدادات تريدون أن تروا؟
settings-none = لا تتابعون أيّ منطقة الآن. المسوا /start لاختيار واحدة.
button-language = اللغة
language-draft = <i>لم يقرأ هذه الترجمة بعدُ شخص لغته الأم العربية.</i>
language-question = <b>بأيّ لغة؟</b> الأنشطة مكتوبة بالفرنسية.
pause-question =
    <b>استراحة؟</b>

    لن يصل شيء خلال هذه المدّة، ولا حتى تذكير طلبتموه. اختياراتكم تبقى.
button-pause-week = أسبوع
button-pause-fortnight = أسبوعان
button-pause-month = شهر
button-pause-holidays = حتى العودة إلى المدرسة ({ $day })
button-pause-open = إلى أن أعود
button-resume = استئناف
paused-until = سُجّل ذلك. لن أكتب حتى يوم { $until }.
paused-open = سُجّل ذلك. لن أكتب حتى تلمسوا «استئناف».
already-paused-until = أنتم في استراحة حتى يوم { $until }: لن يصل شيء قبل ذلك.
already-paused-open = أنتم في استراحة: لن يصل شيء حتى تلمسوا «استئناف».
resumed = يسعدنا أن نلقاكم من جديد! الفكرة التالية تصل يوم { $next }.
resumed-without = يسعدنا أن نلقاكم من جديد!
stop-question =
    <b>هل تريدون التوقّف؟</b>

    لن يصل شيء بعد الآن. اختياراتكم وردودكم تبقى محفوظة إن أردتم العودة. لمحو كل شيء أيضًا: /oublier.
button-stop = نعم، توقّف
button-stay = لا، أبقى
stopped = تمّ التوقّف. شكرًا على التجربة. للعودة المسوا /start، ولمحو كل شيء /oublier.
stayed = حسنًا، لا شيء يتغيّر.
forget-question =
    <b>محو كل شيء؟</b>

    سيُمحى تسجيلكم واختياراتكم والأفكار التي وصلتكم وردودكم ونصوصكم. وكذلك حقوقكم في التنسيق إن كانت لكم. لا يمكن الرجوع عن ذلك.
button-forget = نعم، محو كل شيء
forgotten =
    <b>تمّ المحو</b>: تسجيلكم واختياراتكم وأفكاركم وردودكم ونصوصكم، وحقوقكم في التنسيق إن كانت لكم.

    لم تبقَ إلا مجاميع لا أحد وراءها. النسخ الاحتياطية تُمحى وحدها خلال 30 يومًا. يمكنكم أيضًا حذف هذه المحادثة من Telegram. بالتوفيق!
nothing-kept = لا أحفظ عنكم شيئًا: لا يوجد ما يُمحى.

## المساعدة والخصوصية

help =
    <b>باختصار</b>

    فكرة الآن: /idee
    الأفكار التي أعجبتكم: /favoris
    موضوع الأسبوع وما يليه: /theme
    اللقاءات القادمة: /rencontres
    ما عاشه آخرون ونصوصكم: /experiences
    الأماكن والأعمار واليوم والساعة وعدد المرّات واللغة: /reglages
    استراحة تنتهي وحدها: /pause
    توقّف: /stop
    ما نحفظه: /confidentialite
    الحصول على كل ما نحفظه عنكم: /mesdonnees
    محو كل شيء: /oublier

    لا أحد يقرأ هذه المحادثة في حينها. طفل في خطر، أو لديكم شكّ؟ الرقم <b>119</b> يجيب ليلًا ونهارًا، مجّانًا.
help-visitor =
    <b>فكرة بسيطة كل أسبوع.</b> تساعد الأطفال والشباب على أن يعرفوا أنفسهم، ويُصغي بعضهم إلى بعض، ويعيشوا معًا بسلام.

    المسوا /start للبدء، أو /confidentialite لمعرفة ما نحفظه.

    طفل في خطر، أو لديكم شكّ؟ الرقم <b>119</b> يجيب ليلًا ونهارًا، مجّانًا.
notice =
    <b>ما نحفظه، ولماذا</b>

    <b>المسؤول</b>: { $controller }. { $contact }
    <b>الأساس القانوني</b>: موافقتكم، ويمكنكم سحبها متى شئتم بالأمر /stop أو /oublier.

    <b>ما نحفظه</b>: رقم هذه المحادثة ونصوصكم (مشفّرة)، ودوركم، وأماكنكم، والأعمار، وعدد المرّات، وردود فعلكم. ومؤسّستكم أيضًا إن اخترتموها.
    <b>ما لا نطلبه أبدًا</b>: اسم طفل، أو مدرسته، أو صحّته، أو دينه، أو صورة.
    <b>ما يراه فريق التنسيق</b>: مجاميع ابتداءً من { $least } أشخاص، والنصوص التي تشاركونها، بلا اسمكم. لا يرى أبدًا من فعل ماذا.
    <b>صاحب العمل</b>: المشاركة حرّة. لا يحقّ لأحد أن يفرضها أو أن يتحقّق ممّا تفعلون.

    <b>المدد</b>: بعد 18 شهرًا لا تبقى أفكاركم وردودكم مرتبطة بكم. نصوصكم التي لم تُنشر تُمحى في نهاية السنة الدراسية. الحساب الذي يبقى 13 شهرًا بلا أي إشارة يُمحى، بعد رسالة تُعلن ذلك. سجلّ التنسيق: 12 شهرًا. النسخ الاحتياطية: 30 يومًا؛ وبصمة غير مقروءة، تُحفظ 31 يومًا، تمحوكم منها من جديد.
    <b>حقوقكم</b>: /mesdonnees يرسل إليكم كل ما نحفظه عنكم، و/oublier يمحو كل شيء، و/stop يوقف الرسائل.

    ينقل <b>Telegram</b> الرسائل ويطبّق قواعده الخاصّة: فهو يرى ما تكتبونه هنا.
    يمكنكم أيضًا التوجّه إلى CNIL، الهيئة الفرنسية لحماية البيانات.
notice-contact = للاتّصال: { $contact }.
notice-changed =
    <b>تغيّر الإشعار الخاصّ ببياناتكم.</b>

    الجديد:
    • بعد 18 شهرًا لا تبقى أفكاركم وردودكم مرتبطة بكم؛
    • الحساب الذي يبقى 13 شهرًا بلا أي إشارة يُمحى، بعد رسالة تُعلن ذلك؛
    • نصوصكم التي لم تُنشر تُمحى في نهاية السنة الدراسية؛
    • /mesdonnees يرسل إليكم كل ما نحفظه عنكم.

    إن كان ذلك يناسبكم فلا داعي لفعل شيء.
notice-number-changed =
    <b>تغيّر الإشعار الخاصّ ببياناتكم.</b>

    يرى فريق التنسيق الآن مجاميع ابتداءً من { $least } أشخاص، ودائمًا بلا أي اسم.

    إن كان ذلك يناسبكم فلا داعي لفعل شيء.
button-notice-read = قراءة الإشعار
inactive-question =
    <b>أما زلتم هنا؟</b> مضت سنة تقريبًا ولم تلمسوا أي زرّ.

    إن لم تصلني أي إشارة خلال 30 يومًا فسأمحو حسابكم وكل ما أحفظه عنكم. القراءة بلا ردّ مناسبة أيضًا: المسوا «أبقى».
button-inactive-stay = أبقى
button-forget-now = محو كل شيء الآن

## ما تكتبونه

typed-unasked =
    شكرًا على رسالتكم. لا أفهم إلا الأزرار والأوامر: ما كتبتموه لم يُحفظ.

    الأمر /idee يعطي فكرة، والأمر /aide يشرح الباقي. لا أحد يقرأ هذه المحادثة في حينها.
typed-visitor =
    شكرًا على رسالتكم. لا أفهم إلا الأزرار والأوامر، ولم أحفظ شيئًا.

    المسوا /start للبدء. لا أحد يقرأ هذه المحادثة في حينها.
unknown-command = لا أعرف هذا الأمر. الأمر /aide يقول كل ما أستطيع فعله.
media-unasked =
    شكرًا، لكنّي لا أستقبل إلا النصوص، ولم أحفظ شيئًا.

    لا أحد يقرأ هذه المحادثة في حينها. إن كان طفل في خطر: <b>119</b>. إن كانت حياة في خطر: <b>15</b> أو <b>17</b> أو <b>18</b> أو <b>112</b>.
danger =
    <b>ما تكتبونه يبدو خطيرًا. لا أحد يقرأ هذه المحادثة في حينها: اتّصلوا الآن.</b>
danger-number = <b>{ $number }</b>: { $purpose } ({ $hours })
danger-after =
    لم أحفظ رسالتكم، ولا ينقل Terreau شيئًا إلى أحد. يمكنكم محوها من هنا أيضًا.

    إن كنتم تعملون مع الأطفال: تحدّثوا اليوم مع المسؤول عنكم. تتلقّى CRIP في مقاطعتكم البلاغات عن الأطفال في خطر، والرقم 119 يوصلكم إليها.
button-delete-mine = محو رسالتي
toast-deleted = أمحوها من المحادثة.
held-name = لم أحفظ هذا النصّ: يبدو أنّ فيه اسم شخص. قولوا بدلًا منه «طفل» أو «ابنتي» أو «تلميذة»، وأعيدوا إرساله.
held-phone = لم أحفظ هذا النصّ: يبدو أنّ فيه رقم هاتف. أعيدوا إرساله بلا هذا الرقم.
held-address = لم أحفظ هذا النصّ: يبدو أنّ فيه عنوانًا. أعيدوا إرساله بلا هذا العنوان.
held-handle = لم أحفظ هذا النصّ: يبدو أنّ فيه اسم حساب أو بريدًا إلكترونيًّا. أعيدوا إرساله بلا ذلك.
held-link = لم أحفظ هذا النصّ: فيه رابط. أعيدوا إرساله بلا الرابط، بكلماتكم.

## صعوبات صغيرة

error-generic = حدث خلل من جهتي. لم يضع شيء: حاولوا من جديد بعد لحظة.
error-not-found = لا أجده: ربما مُحي. الأمر /aide يرشدكم.
error-not-allowed = لا يمكنكم الوصول إلى هذا. الأمر /aide يقول ما يمكنكم فعله.
error-invalid = هذا الاختيار غير موجود هنا. الأمر /aide يرشدكم.
error-not-joined = لهذا، انضمّوا أوّلًا إلى منطقة بالأمر /start.
error-withdrawn = سُحب هذا الردّ. المسوا «تمّ» تحت الفكرة لتعطوا ردًّا آخر.
error-old-button = هذا الزرّ من نسخة قديمة. الأمر /aide يرشدكم.
error-territory-closed = لم تعد هذه المنطقة مفتوحة. الأمر /start يريكم غيرها.
error-role-without-ideas = لا توجد بعدُ أفكار لهذا الدور هنا. اختاروا دورًا آخر، ويمكنكم التغيير لاحقًا.
error-age-not-offered = لا توجد بعدُ أفكار لهذا العمر في هذه الأماكن.
error-setting-not-offered = لا توجد بعدُ أفكار لهذا المكان.
error-one-age-at-least = احتفظوا بعمر واحد على الأقلّ.
error-one-setting-at-least = احتفظوا بمكان واحد على الأقلّ.
error-comment-too-long = النصّ طويل قليلًا: { $maximum ->
    [few] { $maximum } أحرف
    [many] { $maximum } حرفًا
   *[other] { $maximum } حرف
 } على الأكثر. اختصروا ثم أعيدوا الإرسال.
error-invitation = رابط الدعوة هذا لم يعد يعمل: يُستخدم مرّة واحدة، خلال 7 أيام. اطلبوا رابطًا آخر.

## ما يُضغط في غير ذلك

favourites =
    <b>لحظاتكم الجميلة</b>

    الأفكار التي قلتم عنها: لحظة جميلة. المسوا واحدة لتعيدوها.
favourites-none =
    <b>لحظاتكم الجميلة</b>

    لا شيء بعد. بعد القيام بفكرة، قولوا: لحظة جميلة. تبقى هنا لتعيدوها.
reply-yes = سآتي
reply-maybe = ربّما
reply-no = لا
toast-meetup-said = سُجّل ذلك.
button-meetups-coming = كل اللقاءات
button-meetup-file = إلى مفكّرتي
button-meetup-file-cancelled = حذفه من مفكّرتي
button-meetup-words = أقول ما بقي لديّ منه
button-meetups-kept-words = ما بقي لدى الناس
button-question = طرح سؤال
button-question-again = سؤال آخر
button-question-withdraw = سحب أسئلتي
button-theme-sheet = الورقة للتعليق
button-theme-paste = النصّ للنسخ
button-vote = اختيار الموضوع القادم
button-vote-yes = نعم، أصوّت
button-experience-thank = شكرًا للنصّ { $number }
button-experiences-skills = حسب المهارة
button-experiences-all = كل المهارات
button-experiences-newer = الأحدث
button-experiences-older = الأقدم
button-experiences-own = نصوصي
button-experiences-seek = بحث
button-seek-skill = المهارة
button-seek-setting = المكان
button-seek-age = العمر
button-seek-place = المنطقة
button-seek-words = كلمات
button-seek-see = عرض النتائج
button-seek-clear = مسح الكل
button-seek-all = بدون هذا الاختيار
button-seek-change = تغيير البحث
button-seek-leave = عرض الكل
button-trip-accept = نعم، لكل المناطق
button-trip-no = إبقاؤه في منطقتي
toast-trip-accepted = شكرا! نصكم يقرأ في كل المناطق، بدون اسمكم.
toast-thanked = يصل شكركم مع الفكرة القادمة، بلا اسمكم.
toast-thanked-before = شكرتم على هذا النصّ من قبل.
button-experience-accept = نعم، يُنشر هكذا
button-experience-no = لا يُنشر
button-experience-withdraw = سحب نصّي
button-experience-again = كتابته بشكل آخر
toast-experience-accepted = شكرًا! نُشر نصّكم بلا اسمكم.
toast-experience-withdrawn = سُحب: لم يعد أحد يقدر أن يقرأه.
mine-nothing = لا أحفظ عنكم شيئًا: لا يوجد ما يُعرض.
mine-page = <b>كل ما نحفظه عنكم</b>، في صفحة تُفتح بالمتصفّح. مكتوبة بالفرنسية، وهي لكم وحدكم. لمحو كل شيء: /oublier.
mine-json = البيانات نفسها، لبرنامج آخر (JSON، بتوقيت UTC).

## القائمة والتعريف بالبوت

command-idee = فكرة الآن
command-favoris = أفكار أعجبتني
command-theme = موضوع الأسبوع
command-experiences = ما عاشه آخرون
command-rencontres = اللقاءات القادمة
command-reglages = إعداداتي
command-pause = استراحة
command-aide = مساعدة
command-confidentialite = ما نحفظه
command-mesdonnees = بياناتي
command-oublier = محو كل شيء
command-stop = توقّف
bot-description =
    فكرة بسيطة كل أسبوع. تساعد الأطفال والشباب على أن يعرفوا أنفسهم، ويُصغي بعضهم إلى بعض، ويعيشوا معًا بسلام. في البيت وفي المدرسة وبعد المدرسة وفي النادي: الجميع يتقدّم في الشيء نفسه، في الأسبوع نفسه. للكبار في منطقة واحدة.
bot-short-description = فكرة بسيطة كل أسبوع، هي نفسها في البيت وفي المدرسة وفي أوقات الفراغ.
