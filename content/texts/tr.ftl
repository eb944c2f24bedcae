# Terreau’nun Türkçe söyledikleri. Burada olmayan metin, aynı değişkenlerle fr-simple.ftl dosyasından gelir.

-language-name = Türkçe
-language-locale = tr-TR
-language-otherwise = fr-simple
-language-awaits = ana dili Türkçe olan biri okumalı

## Roller, yerler, yaşlar, günler

role-family = Aile
role-professional = Eğitimci, uzman
role-volunteer = Gönüllü
role-elected = Seçilmiş temsilci
setting-home = evde
setting-early_years = kreşte
setting-school = okulda
setting-after_school = okul sonrası etkinliklerde
setting-club = kulüpte
setting-youth_service = gençlik merkezinde
setting-local_authority = belediyede
age-band = { $ages } yaş
rhythm-weekly = her hafta
rhythm-fortnightly = iki haftada bir
rhythm-monthly = ayda bir
weekday-0 = Pazartesi
weekday-1 = Salı
weekday-2 = Çarşamba
weekday-3 = Perşembe
weekday-4 = Cuma
weekday-5 = Cumartesi
weekday-6 = Pazar
month-1 = Ocak
month-2 = Şubat
month-3 = Mart
month-4 = Nisan
month-5 = Mayıs
month-6 = Haziran
month-7 = Temmuz
month-8 = Ağustos
month-9 = Eylül
month-10 = Ekim
month-11 = Kasım
month-12 = Aralık
time-of-day = { $hour }.{ $minute }
time-on-the-hour = { $hour }.00
day-and-month = { $day } { $month } { $weekday }
day-of-month = { $day } { $month }
day-and-hour = { $day }, saat { $hour }
list-last = { $before } ve { $last }
list-between = { $before }, { $last }

## Karşılama

welcome =
    <b>Merhaba, hoş geldiniz!</b> Bölgeniz: <b>{ $territory }</b>.

    Evde, okulda, okul sonrasında, kulüpte, buradaki yetişkinler birlikte ilerliyor. Haftanın konusu her yerde aynı: ne hissettiğini söylemek, dinlemek, seçmek…

    Terreau size <b>haftada bir basit fikir</b> gönderir; isterseniz daha seyrek. Fikir, çocukların yaşına ve onlarla bulunduğunuz yere uygundur. Etkinlikler Fransızca yazılmıştır.

    <b>Saklananlar</b>: bu sohbetin numarası (adınız değil), rolünüz, ayarlarınız, çocukların yaşı, yanıtlarınız. Bir çocuğun adı asla saklanmaz. Hepsi /oublier ile, ya da 13 ay hiç ses çıkmazsa kendiliğinden silinir.

    Terreau, 18 yaş ve üzeri yetişkinler içindir.
welcome-words = <i>{ $words }</i>
button-consent = 18 yaşında veya daha büyüğüm, kabul
button-notice = Neler saklanıyor, ayrıntılı
button-back = Geri
choose-territory =
    <b>Merhaba!</b> Terreau birkaç bölgede var.

    Sizinki hangisi?
unknown-code = Bu bağlantı açık bir bölgeye götürmüyor. Belki değişmiştir. Katılabileceğiniz bölgeler şunlar.
no-territory = Merhaba! Şu anda açık bir bölge yok. Bölgenizin bağlantısı veya afişiyle yeniden gelin.
second-territory =
    <b>{ $territory }</b>

    Terreau’yu zaten tanıyorsunuz. Bu bölgenin fikirlerini de almak ister misiniz? Diğer seçimleriniz değişmez.
welcome-back =
    <b>Yeniden hoş geldiniz!</b> { $territory } için önceki seçimleriniz duruyor.

    Fikirleri yeniden almak ister misiniz? Saklananlar değişmedi: /confidentialite.
button-join-too = Bu bölgeye katıl
role-question =
    <b>Siz kimsiniz?</b>

    Birden fazla rolünüz mü var? En önemlisiyle başlayın. Terreau buna göre bir yer, bir gün ve bir saat önerir: sonra hepsi değiştirilebilir.
ages-question =
    <b>Birlikte olduğunuz çocuklar veya gençler kaç yaşında?</b>

    Bir veya birkaç yanıt seçin, sonra “Tamam”a dokunun.
chosen = Seçilen: { $what }.
ages-none = Henüz bir şey seçilmedi.
button-ok = Tamam
button-chosen = ✓ { $label }
summary =
    <b>{ $territory } için her şey hazır.</b>

    Bir fikir, { $rhythm }. Gün: { $weekday }, saat: { $time }.
    { $settings }; çocukların yaşı: { $ages }.
    { $beside }

    Böyle iyi mi? Sonra hepsi /reglages ile değiştirilebilir.
summary-member =
    <b>{ $territory } için ayarlarınız</b>

    Bir fikir, { $rhythm }. Gün: { $weekday }, saat: { $time }.
    { $settings }; çocukların yaşı: { $ages }.
    { $beside }
summary-beside-none = Fikir tek başına gelir; öncesinde veya sonrasında bir şey gelmez.
summary-beside-before = Bir gün önce haftanın cümlesiyle birlikte.
summary-beside-after = İki gün sonra, nasıl geçtiğini söylemeniz için kısa bir mesajla.
summary-beside-both = Bir gün önce haftanın cümlesi, iki gün sonra da kısa bir mesajla.
button-go = Başlayalım
button-change = Değiştir
change-question = Neyi değiştirmek istersiniz?
button-change-settings = Yerler
button-change-ages = Yaşlar
button-change-day = Gün
button-change-hour = Saat
button-change-rhythm = Sıklık
button-change-role = Rolüm
button-change-structure = Kurumum
summary-structure = Kurumunuz: { $name }.
structure-question =
    <b>Nerede çalışıyorsunuz veya gönüllü oluyorsunuz?</b>

    Bu isteğe bağlıdır. Aynı kurumdakiler aynı hafta aynı fikri alır; böylece birlikte yapabilirler. Seçiminizi kimse görmez: ne iş arkadaşlarınız ne de koordinasyon.
button-structure-none = Hiçbiri
button-beside-before = Bir gün önce haftanın cümlesi
button-beside-after = İki gün sonra kısa bir mesaj
button-beside-letters = Ekibin mesajları
broadcast-head = { $territory }: ekipten kısa bir mesaj
settings-question =
    <b>Çocuklarla nerede birliktesiniz?</b>

    Bir veya birkaç yer: fikirler sırayla gelir.
day-question = <b>Size hangi gün uygun?</b>
day-question-school =
    <b>Size hangi gün uygun?</b>

    Bir okul günü. Okul tatillerinde okul için bir şey gelmez.
hour-question =
    <b>Saat kaçta?</b>

    Terreau saat 20.00 ile 8.00 arasında asla yazmaz.
rhythm-question =
    <b>Ne sıklıkta?</b>

    Fikirden bir gün önce haftanın cümlesini de alabilirsiniz. İki gün sonra, nasıl geçtiğini söylemeniz için kısa bir mesaj da. Haftada asla üçten fazla mesaj gelmez.
begun =
    <b>Hoş geldiniz! İlk fikriniz hemen geliyor.</b>

    { $introduction }

    Sonraki fikir: { $next }. Yanıt vermeden okumak da çok güzel.
begun-without-idea =
    <b>Hoş geldiniz!</b>

    { $introduction }

    Bu hafta seçimlerinize uygun bir fikir henüz yok. Sonraki: { $next }.
toast-begun = Tamam, fikirleri zaten alıyorsunuz.
already-member =
    <b>{ $territory }: fikirleri zaten alıyorsunuz.</b>

    Hemen bir fikir için /idee, seçimlerinizi değiştirmek için /reglages yazısına dokunun.

## Düğmeler

button-accept = 18 yaşında veya daha büyüğüm, kabul
button-structures = Kurumlar
button-preview = Gelecek haftalara bak
button-preview-other = Başka biri için bak
button-structure-add = Kurum ekle
button-structure-remove = Evet, listeden çıkar
button-done = Yaptım
button-later = Daha sonra
button-another = Başka bir fikir
button-skip = Bu sefer değil
button-more = Daha fazla bilgi
button-share = Paylaş
button-show = Fikri yeniden gör
idea-no-other = Bu yer ve bu yaş için haftanın son fikri buydu. Küçük hareket gerçekten yeter.
toast-another = İşte başka bir fikir.
toast-already-another = Öteki fikir zaten sohbette.
toast-already-done = Bunu zaten yaptınız, teşekkürler!
more-own-language = Evde bunu istediğiniz dilde yapın.

## Daha sonra

later-question = <b>Size ne zaman hatırlatayım?</b>
later-tonight = Bu akşam
later-tomorrow = Yarın akşam
later-wednesday = Çarşamba
later-weekend = Bu hafta sonu
later-set = Not ettim, tek bir hatırlatma: { $when }.
later-gone = O an geçti. Bunlardan hangisi size uygun?
later-none = Artık önerebileceğim bir zaman kalmadı. Fikir burada duruyor, ne zaman isterseniz.
button-later-cancel = Hatırlatma olmasın
reminder = Bu fikre dönmek istemiştiniz: işte burada.
repere-before =
    <b>{ $territory }: “{ $theme }”</b>

    Haftanın cümlesi, her yerde aynı: <b>“{ $repere }”</b>
repere-idea-comes = Fikrin gelişi: { $when }. O zamana kadar bu cümleyi söylemek yeter.
encouragement =
    Deneyebildiniz mi? Küçük bir hareket bile yeter. Bir kez “{ $repere }” demek de öyle.

    Denediyseniz, nasıl geçti? Denemediyseniz, dert değil: fikir burada duruyor.
continue-question =
    <b>Devam edelim mi?</b>

    Size sekiz fikir geldi; işinize yarıyor mu, bilmiyorum. Yanıtlamadan okumak da çok güzel: bir “Evet” yeter.

    Yanıt vermezseniz ayda bir fikir alacaksınız.
button-continue-yes = Evet, devam edelim
button-continue-less = Daha seyrek
button-continue-pause = Ara verelim
button-continue-stop = Durdur
continue-yes = Teşekkürler, devam ediyoruz! Gün, saat ve sıklık istediğiniz zaman değişir: /reglages.
continue-less = Not ettim: daha seyrek yazacağım. Sonraki fikir: { $next }.
continue-slowest = Ayda bir fikir zaten en seyrek olanı.

## Yanıtınız

skipped = Peki, başka bir zaman olur. Haftanın cümlesini söylemek bile çok değerli.
face-question = <b>Yaptınız, teşekkürler!</b> Küçük bir hareket bile yeter. Sizin için nasıldı?
face-1 = 😕 Zor
face-2 = 🙂 İdare eder
face-3 = 😀 Güzel bir an
face-said-1 = Dediniz ki: zor. Açık sözlülüğünüz için teşekkürler.
face-said-2 = Dediniz ki: idare eder. Teşekkürler!
face-said-3 = Dediniz ki: güzel bir an. Teşekkürler!
tag-question = İsterseniz biraz daha anlatın, isterseniz burada bırakın.
tag-fitting = Uygun
tag-too_long = Çok uzun
tag-too_hard = Çok zor
tag-children_delighted = Çocuklar çok sevdi
button-comment = Birkaç kelimeyle anlat
button-comment-again = Yazımı değiştir
button-withdraw = Yanıtımı geri al
comment-kept-territory = Yazınız bölgeniz için saklandı; önce koordinasyon okuyacak: <i>{ $comment }</i>
comment-kept-region = Yazınız bölgeniz ve çevre bölgeler için saklandı; önce koordinasyon okuyacak: <i>{ $comment }</i>
comment-asked = Yazınız onayınızı bekliyor. /experiences ile bakın: <i>{ $comment }</i>
comment-published = Adınız olmadan yayımlanan yazınız: <i>{ $comment }</i>
comment-refused = Yayımlanmayan yazınız: <i>{ $comment }</i>
comment-audience =
    <b>Yazınızı kimler okuyabilsin?</b>

    Başka yetişkinler yazınızdan, adınız olmadan, yararlanabilir. Koordinasyon okumadan önce kimse okumaz. “Ve çevre bölgeler” derseniz başka bölgelere de yardımcı olabilir. Paylaşmak istemezseniz “Vazgeç”e dokunun.
button-sharing-territory = Benim bölgem
button-sharing-region = Benim bölgem ve çevre bölgeler
button-cancel = Vazgeç
comment-write =
    <b>Söz sizde!</b> Aşağıya, sıradan bir mesaj gibi, birkaç satır yazın.

    Ad yazmayın; bir çocuğu tanıtacak ayrıntı da vermeyin.
comment-thanks = Teşekkürler! Yazınız paylaşılmak üzere saklandı. Koordinasyon okumadan önce kimse okumaz. İstediğiniz an geri alabilirsiniz.
toast-withdrawn = Geri alındı.
toast-cancelled = Vazgeçildi.

## Hemen bir fikir

ask =
    <b>Hemen bir fikir</b>

    Yer: { $settings }. Yaş: { $ages }. İsterseniz değiştirin, sonra “Bul”a dokunun.
ask-which = Hangi bölge için?
ask-nothing = Bunların hepsine uyan bir fikrim yok. Seçimlerden birini genişletin, yeniden arayayım.
button-find = Bul
button-place-any = İçeride veya dışarıda
button-place-indoors = İçeride
button-place-outdoors = Dışarıda
button-minutes-any = Süre önemli değil
button-minutes = En fazla { $minutes } dk
button-children-any = Sayı önemli değil
button-children-one = Bir çocuk
button-children-few = Birkaç çocuk
button-children-many = Bir grup
button-material-any = Malzemeli veya malzemesiz
button-material-none = Malzemesiz
button-ages-any = Tek bir yaş grubu
button-ages-mixed = Karışık yaşlar
button-skill-week = Haftanın konusu
ask-skill = <b>Neyin gelişmesini istiyorsunuz?</b>

## Konu

theme-under-way = Burada “{ $theme }” konusunun başladığı gün: { $day }. Yolun ortasında katıldınız, yetişmeniz gereken bir şey yok. Söylenecek cümle hemen aşağıda.

## Ayarlar, ara, durdurma

settings-which = Hangi ayarları görmek istersiniz?
settings-none = Şu anda hiçbir bölgeyi takip etmiyorsunuz. Seçmek için /start yazısına dokunun.
button-language = Dil
language-draft = <i>Bu çeviriyi ana dili Türkçe olan biri henüz okumadı.</i>
language-question = <b>Hangi dilde?</b> Etkinlikler Fransızca yazılmıştır.
pause-question =
    <b>Biraz ara mı?</b>

    Bu süre boyunca hiçbir şey gelmez, daha önce istediğiniz bir hatırlatma bile. Seçimleriniz kalır.
button-pause-week = Bir hafta
button-pause-fortnight = İki hafta
button-pause-month = Bir ay
button-pause-holidays = Okul açılana kadar ({ $day })
button-pause-open = Ben dönene kadar
button-resume = Devam et
paused-until = Not ettim. { $until } gününe kadar susuyorum.
paused-open = Not ettim. “Devam et”e dokunana kadar susuyorum.
already-paused-until = { $until } gününe kadar aradasınız: o güne dek hiçbir şey gelmez.
already-paused-open = Aradasınız: “Devam et”e dokunana kadar hiçbir şey gelmez.
resumed = Sizi yeniden görmek ne güzel! Sonraki fikir: { $next }.
resumed-without = Sizi yeniden görmek ne güzel!
stop-question =
    <b>Durdurmak mı istiyorsunuz?</b>

    Artık hiçbir şey gelmez. Geri dönerseniz diye seçimleriniz ve yanıtlarınız saklanır. Onları da silmek için: /oublier.
button-stop = Evet, durdur
button-stay = Hayır, kalıyorum
stopped = Durduruldu. Denediğiniz için teşekkürler. Dönmek için /start, her şeyi silmek için /oublier yazısına dokunun.
stayed = Peki, hiçbir şey değişmiyor.
forget-question =
    <b>Her şey silinsin mi?</b>

    Kaydınız, seçimleriniz, aldığınız fikirler, yanıtlarınız ve yazılarınız silinecek. Varsa koordinasyon haklarınız da. Bu geri alınamaz.
button-forget = Evet, her şeyi sil
forgotten =
    <b>Silindi</b>: kaydınız, seçimleriniz, fikirleriniz, yanıtlarınız, yazılarınız ve varsa koordinasyon haklarınız.

    Geriye yalnızca toplam sayılar kalır; arkalarında kimse yoktur. Yedekler 30 gün içinde kendiliğinden silinir. Bu sohbeti Telegram’da da silebilirsiniz. Yolunuz açık olsun!
nothing-kept = Sizinle ilgili hiçbir şey saklamıyorum: silinecek bir şey yok.

## Yardım ve gizlilik

help =
    <b>Kısaca Terreau</b>

    /idee: hemen bir fikir
    /favoris: beğendiğiniz fikirler
    /theme: bu haftanın ve sonraki haftaların konusu
    /rencontres: yaklaşan buluşmalar
    /experiences: başkalarının yaşadıkları ve sizin yazdıklarınız
    /reglages: yerler, yaşlar, gün, saat, sıklık, dil
    /pause: kendiliğinden biten bir ara
    /stop: durdurmak
    /confidentialite: saklananlar
    /mesdonnees: hakkınızda saklanan her şeyi almak
    /oublier: her şeyi silmek

    Bu sohbeti kimse anlık olarak okumaz. Bir çocuk tehlikede mi, şüpheniz mi var? <b>119</b> gece gündüz, ücretsiz yanıt verir.
help-visitor =
    <b>Haftada bir basit fikir.</b> Çocukların ve gençlerin kendilerini tanımasına, birbirini dinlemesine, birlikte iyi yaşamasına yardım eder.

    Başlamak için /start, neler saklandığını görmek için /confidentialite yazısına dokunun.

    Bir çocuk tehlikede mi, şüpheniz mi var? <b>119</b> gece gündüz, ücretsiz yanıt verir.
notice =
    <b>Neler saklanıyor ve neden</b>

    <b>Sorumlu</b>: { $controller }. { $contact }
    <b>Yasal dayanak</b>: rızanız; onu istediğiniz an /stop veya /oublier ile geri alabilirsiniz.

    <b>Saklanan</b>: bu sohbetin numarası ve yazılarınız (şifreli), rolünüz, yerleriniz, yaşlar, sıklık, tepkileriniz. Seçtiyseniz kurumunuz da.
    <b>Asla sorulmayan</b>: bir çocuğun adı, okulu, sağlığı, dini, bir fotoğraf.
    <b>Koordinasyonun gördüğü</b>: { $least } kişiden başlayarak toplamlar ve paylaştığınız yazılar, adınız olmadan. Kimin ne yaptığı asla görülmez.
    <b>İşveren</b>: katılmak serbesttir. Kimse bunu zorunlu tutamaz, ne yaptığınızı denetleyemez.

    <b>Süreler</b>: 18 ay sonra fikirleriniz ve yanıtlarınız artık size bağlı değildir. Hiç yayımlanmamış yazılarınız okul yılının sonunda silinir. 13 ay boyunca ses çıkmayan hesap, bunu bildiren bir mesajdan sonra silinir. Koordinasyon günlüğü: 12 ay. Yedekler: 30 gün; 31 gün saklanan okunamaz bir iz, sildiklerinizi yedekte de yeniden siler.
    <b>Haklarınız</b>: /mesdonnees hakkınızda saklanan her şeyi size gönderir, /oublier her şeyi siler, /stop mesajları durdurur.

    <b>Telegram</b> mesajları taşır ve kendi kurallarını uygular: burada yazdıklarınızı görür.
    Fransa’nın veri koruma kurumu CNIL’e de başvurabilirsiniz.
notice-contact = İletişim: { $contact }.
notice-changed =
    <b>Verilerinizle ilgili bilgilendirme değişti.</b>

    Yeni olanlar:
    • 18 ay sonra fikirleriniz ve yanıtlarınız artık size bağlı değildir;
    • 13 ay boyunca ses çıkmayan hesap, bunu bildiren bir mesajdan sonra silinir;
    • hiç yayımlanmamış yazılarınız okul yılının sonunda silinir;
    • /mesdonnees hakkınızda saklanan her şeyi size gönderir.

    Size uyuyorsa yapmanız gereken bir şey yok.
notice-number-changed =
    <b>Verilerinizle ilgili bilgilendirme değişti.</b>

    Koordinasyon artık { $least } kişiden başlayarak toplamları görür; yine hiçbir ad olmadan.

    Size uyuyorsa yapmanız gereken bir şey yok.
button-notice-read = Bilgilendirmeyi oku
inactive-question =
    <b>Hâlâ orada mısınız?</b> Neredeyse bir yıldır hiçbir düğmeye dokunmadınız.

    30 gün içinde ses çıkmazsa hesabınızı ve hakkınızda sakladığım her şeyi silerim. Yanıtlamadan okumak da gayet iyi: « Kalıyorum » düğmesine dokunun.
button-inactive-stay = Kalıyorum
button-forget-now = Her şeyi şimdi sil

## Yazdıklarınız

typed-unasked =
    Mesajınız için teşekkürler. Yalnızca düğmeleri ve komutları anlarım: az önce yazdığınız saklanmadı.

    /idee bir fikir verir, /aide gerisini anlatır. Bu sohbeti kimse anlık olarak okumaz.
typed-visitor =
    Mesajınız için teşekkürler. Yalnızca düğmeleri ve komutları anlarım; hiçbir şey saklamadım.

    Başlamak için /start yazısına dokunun. Bu sohbeti kimse anlık olarak okumaz.
unknown-command = Bu komutu bilmiyorum. /aide yapabildiklerimin hepsini anlatır.
media-unasked =
    Teşekkürler, ama yalnızca yazı alabiliyorum; hiçbir şey saklamadım.

    Bu sohbeti kimse anlık olarak okumaz. Bir çocuk tehlikedeyse: <b>119</b>. Hayati tehlike varsa: <b>15</b>, <b>17</b>, <b>18</b> veya <b>112</b>.
danger =
    <b>Yazdığınız ciddi görünüyor. Bu sohbeti kimse anlık olarak okumaz: hemen arayın.</b>
danger-number = <b>{ $number }</b>: { $purpose } ({ $hours })
danger-after =
    Mesajınızı saklamadım ve Terreau kimseye bir şey iletmez. Onu buradan da silebilirsiniz.

    Çocuklarla çalışıyorsanız: bugün sorumlunuzla konuşun. İlinizdeki CRIP, tehlikedeki çocuklarla ilgili bildirimleri alır; 119 sizi oraya yönlendirir.
button-delete-mine = Mesajımı sil
toast-deleted = Sohbetten siliyorum.
held-name = Bu yazıyı saklamadım: bir ad içeriyor gibi. Onun yerine “bir çocuk”, “kızım”, “bir öğrenci” deyip yeniden gönderin.
held-phone = Bu yazıyı saklamadım: bir telefon numarası içeriyor gibi. O numara olmadan yeniden gönderin.
held-address = Bu yazıyı saklamadım: bir adres içeriyor gibi. O adres olmadan yeniden gönderin.
held-handle = Bu yazıyı saklamadım: bir hesap adı veya e-posta adresi içeriyor gibi. O olmadan yeniden gönderin.
held-link = Bu yazıyı saklamadım: bir bağlantı içeriyor. Bağlantı olmadan, kendi sözlerinizle yeniden gönderin.

## Küçük sorunlar

error-generic = Benim tarafımda bir şey yürümedi. Hiçbir şey kaybolmadı: birazdan yeniden deneyin.
error-not-found = Bulamıyorum: belki silinmiştir. /aide size yol gösterir.
error-not-allowed = Buna erişiminiz yok. /aide neler yapabileceğinizi söyler.
error-invalid = Bu seçenek burada yok. /aide size yol gösterir.
error-not-joined = Bunun için önce /start ile bir bölgeye katılın.
error-withdrawn = Bu yanıt geri alındı. Yeni bir yanıt için fikrin altındaki “Yaptım”a dokunun.
error-old-button = Bu düğme eski bir sürümden kalmış. /aide size yol gösterir.
error-territory-closed = Bu bölge artık açık değil. /start size diğerlerini gösterir.
error-role-without-ideas = Burada bu rol için henüz fikir yok. Başka birini seçin, sonra değiştirebilirsiniz.
error-age-not-offered = Bu yerlerde bu yaş için henüz fikir yok.
error-setting-not-offered = Bu yer için henüz fikir yok.
error-one-age-at-least = En az bir yaş seçili kalsın.
error-one-setting-at-least = En az bir yer seçili kalsın.
error-comment-too-long = Biraz uzun oldu: en fazla { $maximum } karakter. Kısaltıp yeniden gönderin.
error-invitation = Bu davet bağlantısı artık çalışmıyor: yalnızca bir kez, 7 gün boyunca geçerlidir. Yenisini isteyin.

## Başka yerlerde basılanlar

favourites =
    <b>Güzel anlarınız</b>

    Güzel bir an dediğiniz fikirler. Yeniden yapmak için birine dokunun.
favourites-none =
    <b>Güzel anlarınız</b>

    Henüz bir şey yok. Bir fikri yapınca güzel bir an deyin: yeniden yapmak için burada kalır.
reply-yes = Geliyorum
reply-maybe = Belki
reply-no = Hayır
toast-meetup-said = Not edildi.
button-meetups-coming = Bütün buluşmalar
button-meetup-file = Takvimime ekle
button-meetup-file-cancelled = Takvimimden çıkar
button-meetup-words = Bende kalanı söyle
button-meetups-kept-words = Herkeste kalan
button-question = Soru sor
button-question-again = Başka bir soru
button-question-withdraw = Sorularımı geri al
button-theme-sheet = Asılacak sayfa
button-theme-paste = Yapıştırılacak metin
button-vote = Sıradaki konuyu seç
button-vote-yes = Evet, oy veriyorum
button-experience-thank = { $number } için teşekkürler
button-experiences-skills = Beceriye göre
button-experiences-all = Bütün beceriler
button-experiences-newer = Daha yeniler
button-experiences-older = Daha eskiler
button-experiences-own = Yazılarım
button-experiences-seek = Ara
button-seek-skill = Beceri
button-seek-setting = Ortam
button-seek-age = Yaş
button-seek-place = Bölge
button-seek-words = Kelimeler
button-seek-see = Uyanları gör
button-seek-clear = Hepsini sil
button-seek-all = Bu filtre olmadan
button-seek-change = Aramayı değiştir
button-seek-leave = Hepsini gör
button-trip-accept = Evet, bütün bölgeler için
button-trip-no = Benim bölgemde kalsın
toast-trip-accepted = Teşekkürler! Metniniz bütün bölgelerde, adınız olmadan okunuyor.
toast-thanked = Teşekkürünüz sıradaki fikirle, adınız olmadan iletilecek.
toast-thanked-before = Bu yazı için zaten teşekkür ettiniz.
button-experience-accept = Evet, böyle yayımlansın
button-experience-no = Yayımlanmasın
button-experience-withdraw = Yazımı geri al
button-experience-again = Başka türlü yaz
toast-experience-accepted = Teşekkürler! Yazınız adınız olmadan yayımlandı.
toast-experience-withdrawn = Geri alındı: artık kimse okuyamaz.
mine-nothing = Sizinle ilgili hiçbir şey saklamıyorum: gösterilecek bir şey yok.
mine-page = <b>Sizinle ilgili saklanan her şey</b>, tarayıcıyla açılan bir sayfada. Fransızca yazılmıştır ve yalnızca sizin içindir. Her şeyi silmek için: /oublier.
mine-json = Aynı veriler, başka bir yazılım için (JSON, UTC saatleri).

## Menü ve botun tanıtımı

command-idee = Hemen bir fikir
command-favoris = Beğendiğim fikirler
command-theme = Haftanın konusu
command-experiences = Başkalarının yaşadıkları
command-rencontres = Yaklaşan buluşmalar
command-reglages = Ayarlarım
command-pause = Ara ver
command-aide = Yardım
command-confidentialite = Saklananlar
command-mesdonnees = Verilerim
command-oublier = Her şeyi sil
command-stop = Durdur
bot-description =
    Haftada bir basit fikir. Çocukların ve gençlerin kendilerini tanımasına, birbirini dinlemesine, birlikte iyi yaşamasına yardım eder. Evde, okulda, okul sonrasında, kulüpte: herkes aynı hafta aynı konuda ilerler. Bir bölgenin yetişkinleri için.
bot-short-description = Haftada bir basit fikir: evde, okulda ve boş zamanlarda aynı konu.
