# Lo que dice Terreau en español. Lo que no está aquí viene de fr-simple.ftl, con las mismas variables.

-language-name = Español
-language-locale = es-ES
-language-otherwise = fr-simple
-language-awaits = una persona de lengua materna española debe releerlo

## Papeles, lugares, edades, días

role-family = Familia
role-professional = Profesional
role-volunteer = Voluntariado
role-elected = Cargo electo
setting-home = en casa
setting-early_years = en la guardería
setting-school = en la escuela
setting-after_school = en las extraescolares
setting-club = en el club
setting-youth_service = en el servicio de juventud
setting-local_authority = en el ayuntamiento
age-band = { $ages } años
rhythm-weekly = cada semana
rhythm-fortnightly = cada dos semanas
rhythm-monthly = una vez al mes
weekday-0 = lunes
weekday-1 = martes
weekday-2 = miércoles
weekday-3 = jueves
weekday-4 = viernes
weekday-5 = sábado
weekday-6 = domingo
month-1 = enero
month-2 = febrero
month-3 = marzo
month-4 = abril
month-5 = mayo
month-6 = junio
month-7 = julio
month-8 = agosto
month-9 = septiembre
month-10 = octubre
month-11 = noviembre
month-12 = diciembre
time-of-day = { $hour }:{ $minute }
time-on-the-hour = { $hour }:00
day-and-month = { $weekday } { $day } de { $month }
day-of-month = { $day } de { $month }
day-and-hour = { $day } a las { $hour }
list-last = { $before } y { $last }
list-between = { $before }, { $last }

## Llegada

welcome =
    <b>¡Hola y le damos la bienvenida!</b> Su territorio: <b>{ $territory }</b>.

    En casa, en la escuela, en las extraescolares, en el club, los adultos de aquí avanzan juntos. El tema de la semana es el mismo en todas partes: decir lo que se siente, escuchar, elegir…

    Terreau le envía <b>una idea sencilla por semana</b>, o menos si lo prefiere. Tiene en cuenta la edad de los niños y el lugar donde usted los ve. Las actividades están escritas en francés.

    <b>Lo que se guarda</b>: el número de esta conversación (no su nombre), su papel, sus ajustes, la edad de los niños, sus respuestas. Nunca el nombre de un niño. Todo se borra con /oublier, o por sí solo tras 13 meses sin señales de vida.

    Terreau es para adultos, a partir de 18 años.
welcome-words = <i>{ $words }</i>
button-consent = Tengo 18 años o más y acepto
button-notice = Lo que se guarda, en detalle
button-back = Volver
choose-territory =
    <b>¡Hola!</b> Terreau está en varios territorios.

    ¿Cuál es el suyo?
unknown-code = Este enlace no lleva a ningún territorio abierto. ¿Quizá ha cambiado? Estos son los territorios a los que puede unirse.
no-territory = ¡Hola! Por ahora no hay ningún territorio abierto. Vuelva con el enlace o el cartel de su territorio.
second-territory =
    <b>{ $territory }</b>

    Usted ya conoce Terreau. ¿Quiere recibir también las ideas de este territorio? Sus otras elecciones no cambian.
welcome-back =
    <b>¡Qué alegría volver a verle!</b> Sus elecciones para { $territory } siguen aquí.

    ¿Quiere recibir de nuevo las ideas? Lo que se guarda no ha cambiado: /confidentialite.
button-join-too = Unirme a este territorio
role-question =
    <b>Usted es…</b>

    ¿Tiene varios papeles? Empiece por el principal. Terreau propone entonces un lugar, un día y una hora: todo se puede cambiar después.
ages-question =
    <b>¿Qué edad tienen los niños o jóvenes que ve?</b>

    Una respuesta o varias, y luego «OK».
chosen = Elegido: { $what }.
ages-none = Todavía no ha elegido nada.
button-ok = OK
button-chosen = ✓ { $label }
summary =
    <b>Todo está listo para { $territory }.</b>

    Una idea { $rhythm }, el { $weekday } a las { $time }.
    { $settings }, con niños o jóvenes de { $ages }.
    { $beside }

    ¿Le parece bien? Todo se podrá cambiar después, con /reglages.
summary-member =
    <b>Sus ajustes para { $territory }</b>

    Una idea { $rhythm }, el { $weekday } a las { $time }.
    { $settings }, con niños o jóvenes de { $ages }.
    { $beside }
summary-beside-none = La idea viene sola, sin nada antes ni después.
summary-beside-before = Con la frase de la semana, la víspera.
summary-beside-after = Con unas palabras dos días después, para contar qué tal fue.
summary-beside-both = Con la frase la víspera, y unas palabras dos días después.
button-go = Empezar
button-change = Cambiar
change-question = ¿Qué quiere cambiar?
button-change-settings = Los lugares
button-change-ages = Las edades
button-change-day = El día
button-change-hour = La hora
button-change-rhythm = El ritmo
button-change-role = Mi papel
button-change-structure = Mi centro
summary-structure = Su centro: { $name }.
structure-question =
    <b>¿Dónde trabaja o colabora usted?</b>

    Es opcional. Quienes están en el mismo centro reciben la misma idea la misma semana, para hacerla juntos. Nadie verá su elección, ni sus colegas ni la coordinación.
button-structure-none = Ninguno
button-beside-before = La frase, la víspera
button-beside-after = Unas palabras, dos días después
button-beside-letters = Los mensajes del equipo
broadcast-head = { $territory }: unas palabras del equipo
settings-question =
    <b>¿Dónde está usted con los niños?</b>

    Un lugar o varios: las ideas se alternan.
day-question = <b>¿Qué día le viene bien?</b>
day-question-school =
    <b>¿Qué día le viene bien?</b>

    Un día de clase. Durante las vacaciones escolares no llega nada para la escuela.
hour-question =
    <b>¿A qué hora?</b>

    Terreau nunca escribe entre las 20:00 y las 8:00.
rhythm-question =
    <b>¿Con qué ritmo?</b>

    Además de la idea, puede recibir la frase de la semana, la víspera. Y unas palabras dos días después, para contar qué tal fue. Nunca más de tres mensajes por semana.
begun =
    <b>¡Le damos la bienvenida! Aquí tiene su primera idea, ahora mismo.</b>

    { $introduction }

    La próxima llegará el { $next }. Leer sin responder también está muy bien.
begun-without-idea =
    <b>¡Le damos la bienvenida!</b>

    { $introduction }

    Esta semana todavía no hay una idea para sus elecciones. Hasta el { $next }.
toast-begun = Ya está hecho: recibe las ideas.
already-member =
    <b>{ $territory }: ya recibe las ideas.</b>

    Toque /idee para tener una idea ahora, o /reglages para cambiar sus elecciones.

## Botones

button-accept = Tengo 18 años o más y acepto
button-structures = Los centros
button-preview = Ver las próximas semanas
button-preview-other = Ver para otra persona
button-structure-add = Añadir un centro
button-structure-remove = Sí, quitar de la lista
button-done = Hecho
button-later = Más tarde
button-another = Otra
button-skip = Esta vez no
button-more = Saber más
button-share = Compartir
button-show = Volver a ver la idea
idea-no-other = Era la última idea de la semana para este lugar y esta edad. El gesto basta, de verdad.
toast-another = Aquí tiene otra.
toast-already-another = La otra idea ya está en la conversación.
toast-already-done = Ya la ha hecho, ¡gracias!
more-own-language = En casa, hágala en el idioma que usted quiera.

## Más tarde

later-question = <b>¿Cuándo quiere que se lo recuerde?</b>
later-tonight = Esta noche
later-tomorrow = Mañana por la noche
later-wednesday = El miércoles
later-weekend = Este fin de semana
later-set = Anotado: un solo recordatorio, el { $when }.
later-gone = Ese momento ya ha pasado. ¿Cuál de estos le iría bien?
later-none = Ya no tengo ningún momento que proponerle. La idea se queda aquí, para cuando quiera.
button-later-cancel = Al final, sin recordatorio
reminder = Quería volver a esta idea: aquí está.
repere-before =
    <b>{ $territory }: «{ $theme }»</b>

    La frase de la semana, la misma en todas partes: <b>«{ $repere }»</b>
repere-idea-comes = La idea llegará el { $when }. Hasta entonces, basta con decir esta frase.
encouragement =
    ¿Ha podido probar? El gesto solo cuenta. Haber dicho «{ $repere }» una vez también cuenta.

    Si ha probado, ¿qué tal fue? Si no, no pasa nada: la idea sigue aquí.
continue-question =
    <b>¿Seguimos?</b>

    Le han llegado ocho ideas, y no sé si le sirven. Leer sin responder también está muy bien: basta con un «Sí».

    Sin respuesta, recibirá una idea al mes.
button-continue-yes = Sí, seguimos
button-continue-less = Menos a menudo
button-continue-pause = Una pausa
button-continue-stop = Parar
continue-yes = ¡Gracias, seguimos! El día, la hora y el ritmo se cambian cuando quiera, con /reglages.
continue-less = Anotado: será menos a menudo. La próxima idea llegará el { $next }.
continue-slowest = Una idea al mes ya es el ritmo más suave.

## Su respuesta

skipped = Muy bien, será en otra ocasión. Decir la frase de la semana ya es mucho.
face-question = <b>¡Hecho, gracias!</b> El gesto solo también cuenta. Y usted, ¿cómo lo ha vivido?
face-1 = 😕 Difícil
face-2 = 🙂 Bien
face-3 = 😀 Un buen momento
face-said-1 = Ha dicho: difícil. Gracias por su franqueza.
face-said-2 = Ha dicho: bien. ¡Gracias!
face-said-3 = Ha dicho: un buen momento. ¡Gracias!
tag-question = Puede precisar, o dejarlo aquí.
tag-fitting = Adecuada
tag-too_long = Demasiado larga
tag-too_hard = Demasiado difícil
tag-children_delighted = Niños encantados
button-comment = Contarlo en pocas palabras
button-comment-again = Cambiar mi texto
button-withdraw = Retirar mi respuesta
comment-kept-territory = Su texto, guardado para su territorio; antes, la coordinación lo releerá: <i>{ $comment }</i>
comment-kept-region = Su texto, guardado para su territorio y la región; antes, la coordinación lo releerá: <i>{ $comment }</i>
comment-asked = Su texto espera su acuerdo. Véalo con /experiences: <i>{ $comment }</i>
comment-published = Su texto, publicado sin su nombre: <i>{ $comment }</i>
comment-refused = Su texto, no publicado: <i>{ $comment }</i>
comment-audience =
    <b>¿Quién podrá leerle?</b>

    Otros adultos podrán aprovechar su texto, sin su nombre. Nadie lo leerá antes de que la coordinación lo haya releído. Con «y la región», también podrá servir a otras regiones. Si prefiere no compartir nada, toque «Anular».
button-sharing-territory = Mi territorio
button-sharing-region = Mi territorio y la región
button-cancel = Anular
comment-write =
    <b>¡Adelante!</b> Escriba unas líneas aquí abajo, como un mensaje corriente.

    Sin nombres, ni detalles que permitan reconocer a un niño.
comment-thanks = ¡Gracias! Su texto se guarda para compartirlo. Nadie lo leerá antes de que la coordinación lo haya releído. Puede retirarlo en cualquier momento.
toast-withdrawn = Retirado.
toast-cancelled = Anulado.

## Una idea ahora

ask =
    <b>Una idea ahora</b>

    Será { $settings }, para { $ages }. Ajuste lo que quiera y toque «Buscar».
ask-which = ¿Para qué territorio?
ask-nothing = No tengo nada que reúna todo eso. Amplíe una de las elecciones y sigo buscando.
button-find = Buscar
button-place-any = Dentro o fuera
button-place-indoors = Dentro
button-place-outdoors = Fuera
button-minutes-any = El tiempo que sea
button-minutes = { $minutes } min como máximo
button-children-any = Sea cual sea el número
button-children-one = Un niño
button-children-few = Unos pocos niños
button-children-many = Un grupo
button-material-any = Con o sin material
button-material-none = Sin material
button-ages-any = Una edad a la vez
button-ages-mixed = Edades mezcladas
button-skill-week = El tema de la semana
ask-skill = <b>¿Qué quiere que crezca?</b>

## Tema

theme-under-way = Aquí, el tema «{ $theme }» empezó el { $day }. Llega usted en camino: no hay nada que recuperar. La frase que se dice está justo debajo.

## Ajustes, pausa, parada

settings-which = ¿Qué ajustes quiere ver?
settings-none = Por ahora no sigue ningún territorio. Toque /start para elegir uno.
button-language = Idioma
language-draft = <i>Ninguna persona de lengua española ha releído todavía esta traducción.</i>
language-question = <b>¿En qué idioma?</b> Las actividades están escritas en francés.
pause-question =
    <b>¿Una pausa?</b>

    No llegará nada durante ese tiempo, ni siquiera un recordatorio ya pedido. Sus elecciones se conservan.
button-pause-week = Una semana
button-pause-fortnight = Dos semanas
button-pause-month = Un mes
button-pause-holidays = Hasta la vuelta del { $day }
button-pause-open = Hasta que yo vuelva
button-resume = Reanudar
paused-until = Anotado. No escribo hasta el { $until }.
paused-open = Anotado. No escribo hasta que toque «Reanudar».
already-paused-until = Está en pausa hasta el { $until }: no llega nada hasta entonces.
already-paused-open = Está en pausa: no llega nada hasta que toque «Reanudar».
resumed = ¡Qué alegría volver a verle! La próxima idea llegará el { $next }.
resumed-without = ¡Qué alegría volver a verle!
stop-question =
    <b>¿Quiere parar?</b>

    No llegará nada más. Sus elecciones y sus respuestas se conservan, por si vuelve. Para borrarlo también todo: /oublier.
button-stop = Sí, parar
button-stay = No, me quedo
stopped = Ya está parado. Gracias por haber probado. Para volver, toque /start; para borrarlo todo, /oublier.
stayed = Muy bien, no cambia nada.
forget-question =
    <b>¿Borrarlo todo?</b>

    Se borrarán su inscripción, sus elecciones, las ideas recibidas, sus respuestas y sus textos. También sus derechos de coordinación, si los tiene. No se puede deshacer.
button-forget = Sí, borrarlo todo
forgotten =
    <b>Ya está borrado</b>: su inscripción, sus elecciones, sus ideas, sus respuestas, sus textos, y sus derechos de coordinación si los tenía.

    Solo quedan totales, sin ninguna persona detrás. Las copias de seguridad se borran solas en 30 días. También puede suprimir esta conversación en Telegram. ¡Que le vaya muy bien!
nothing-kept = No guardo nada sobre usted: no hay nada que borrar.

## Ayuda y confidencialidad

help =
    <b>Terreau, en pocas palabras</b>

    /idee: una idea ahora
    /favoris: las ideas que le han gustado
    /theme: el tema de la semana y los siguientes
    /rencontres: los próximos encuentros
    /experiences: lo que otros han vivido, y sus textos
    /reglages: lugares, edades, día, hora, ritmo, idioma
    /pause: una pausa, que termina sola
    /stop: parar
    /confidentialite: lo que se guarda
    /mesdonnees: recibir todo lo que se guarda sobre usted
    /oublier: borrarlo todo

    Nadie lee esta conversación en tiempo real. ¿Un niño en peligro, una duda? El <b>119</b> responde día y noche, gratis.
help-visitor =
    <b>Una idea sencilla por semana.</b> Ayuda a los niños y a los jóvenes a conocerse, a escucharse, a convivir bien.

    Toque /start para empezar, o /confidentialite para saber lo que se guarda.

    ¿Un niño en peligro, una duda? El <b>119</b> responde día y noche, gratis.
notice =
    <b>Lo que se guarda, y por qué</b>

    <b>Responsable</b>: { $controller }. { $contact }
    <b>Base legal</b>: su consentimiento, que puede retirar cuando quiera con /stop o /oublier.

    <b>Se guarda</b>: el número de esta conversación y sus textos (cifrados), su papel, sus lugares, las edades, su ritmo, sus reacciones. También su centro, si lo ha elegido.
    <b>Nunca se pide</b>: el nombre de un niño, su escuela, su salud, su religión, una foto.
    <b>Lo que ve la coordinación</b>: totales, a partir de { $least } personas, y los textos que usted comparte, sin su nombre. Nunca quién ha hecho qué.
    <b>Empleador</b>: participar es libre. Nadie puede exigirlo ni comprobar lo que usted hace.

    <b>Plazos</b>: tras 18 meses, sus ideas y respuestas dejan de estar unidas a usted. Sus textos nunca publicados se van al final del curso escolar. Una cuenta sin señales de vida durante 13 meses se borra, después de un mensaje que lo anuncia. El registro de la coordinación: 12 meses. Las copias de seguridad: 30 días; una huella ilegible, guardada 31 días, repite en ellas lo que usted borró.
    <b>Sus derechos</b>: /mesdonnees le envía todo lo que se guarda sobre usted, /oublier lo borra todo, /stop detiene los envíos.

    <b>Telegram</b> transporta los mensajes y aplica sus propias reglas: ve lo que usted escribe aquí.
    También puede dirigirse a la CNIL, la autoridad francesa de protección de datos.
notice-contact = Contacto: { $contact }.
notice-changed =
    <b>El aviso sobre sus datos ha cambiado.</b>

    Lo nuevo:
    • tras 18 meses, sus ideas y respuestas dejan de estar unidas a usted;
    • una cuenta sin señales de vida durante 13 meses se borra, después de un mensaje que lo anuncia;
    • sus textos nunca publicados se van al final del curso escolar;
    • /mesdonnees le envía todo lo que se guarda sobre usted.

    Si le parece bien, no tiene que hacer nada.
notice-number-changed =
    <b>El aviso sobre sus datos ha cambiado.</b>

    La coordinación ve ahora totales a partir de { $least } personas, siempre sin ningún nombre.

    Si le parece bien, no tiene que hacer nada.
button-notice-read = Leer el aviso
inactive-question =
    <b>¿Sigue ahí?</b> Hace casi un año que no toca ningún botón.

    Sin señales de vida en 30 días, borraré su cuenta y todo lo que guardo sobre usted. ¿Lee sin responder? También está muy bien: toque «Me quedo».
button-inactive-stay = Me quedo
button-forget-now = Borrarlo todo ahora

## Lo que se escribe

typed-unasked =
    Gracias por su mensaje. Solo entiendo los botones y los comandos: lo que acaba de escribir no se guarda.

    /idee da una idea, /aide dice el resto. Nadie lee esta conversación en tiempo real.
typed-visitor =
    Gracias por su mensaje. Solo entiendo los botones y los comandos, y no he guardado nada.

    Toque /start para empezar. Nadie lee esta conversación en tiempo real.
unknown-command = No conozco ese comando. /aide dice todo lo que sé hacer.
media-unasked =
    Gracias, pero solo sé recibir texto, y no he guardado nada.

    Nadie lee esta conversación en tiempo real. Si un niño está en peligro: <b>119</b>. Si hay una vida en juego: <b>15</b>, <b>17</b>, <b>18</b> o <b>112</b>.
danger =
    <b>Lo que usted escribe parece grave. Nadie lee esta conversación en tiempo real: llame ahora.</b>
danger-number = <b>{ $number }</b>: { $purpose } ({ $hours })
danger-after =
    No he guardado su mensaje, y Terreau no transmite nada a nadie. También puede borrarlo aquí.

    Si trabaja con niños: hable hoy mismo con su responsable. La CRIP de su departamento recibe los avisos sobre niños en peligro; el 119 le pone en contacto con ella.
button-delete-mine = Borrar mi mensaje
toast-deleted = Lo borro de la conversación.
held-name = No he guardado este texto: parece contener un nombre de pila. Diga mejor «un niño», «mi hija», «una alumna», y envíelo otra vez.
held-phone = No he guardado este texto: parece contener un número de teléfono. Envíelo otra vez sin ese número.
held-address = No he guardado este texto: parece contener una dirección. Envíelo otra vez sin esa dirección.
held-handle = No he guardado este texto: parece contener un nombre de cuenta o un correo electrónico. Envíelo otra vez sin eso.
held-link = No he guardado este texto: contiene un enlace. Envíelo otra vez sin el enlace, con sus palabras.

## Pequeños problemas

error-generic = Algo no ha funcionado por mi parte. No se ha perdido nada: inténtelo de nuevo dentro de un momento.
error-not-found = No lo encuentro: quizá se ha borrado. /aide le indica cómo seguir.
error-not-allowed = No tiene acceso a eso. /aide dice lo que puede hacer.
error-invalid = Esa opción no existe aquí. /aide le indica cómo seguir.
error-not-joined = Para eso, únase primero a un territorio con /start.
error-withdrawn = Esa respuesta se ha retirado. Toque «Hecho» debajo de la idea para dar otra.
error-old-button = Este botón es de una versión anterior. /aide le indica cómo seguir.
error-territory-closed = Este territorio ya no está abierto. /start le muestra los demás.
error-role-without-ideas = Todavía no hay ideas para este papel aquí. Elija otro, después podrá cambiarlo.
error-age-not-offered = Todavía no hay ideas para esta edad en esos lugares.
error-setting-not-offered = Todavía no hay ideas para este lugar.
error-one-age-at-least = Conserve al menos una edad.
error-one-setting-at-least = Conserve al menos un lugar.
error-comment-too-long = Es un poco largo: { $maximum ->
    [one] { $maximum } carácter
   *[other] { $maximum } caracteres
 } como máximo. Acórtelo y envíelo otra vez.
error-invitation = Este enlace de invitación ya no funciona: sirve una sola vez, durante 7 días. Pida otro.

## Lo que se pulsa en otros sitios

favourites =
    <b>Sus buenos momentos</b>

    Las ideas de las que ha dicho: un buen momento. Toque una para repetirla.
favourites-none =
    <b>Sus buenos momentos</b>

    Nada todavía. Después de hacer una idea, toque: un buen momento. Se queda aquí, para repetirla.
reply-yes = Voy
reply-maybe = Quizás
reply-no = No
toast-meetup-said = Queda apuntado.
button-meetups-coming = Todos los encuentros
button-meetup-file = En mi agenda
button-meetup-file-cancelled = Quitarlo de mi agenda
button-meetup-words = Decir con qué me quedo
button-meetups-kept-words = Con qué nos quedamos
button-question = Hacer una pregunta
button-question-again = Otra pregunta
button-question-withdraw = Retirar mis preguntas
button-theme-sheet = La hoja para colgar
button-theme-paste = El texto para pegar
button-vote = Elegir el próximo tema
button-vote-yes = Sí, voto
button-experience-thank = Gracias por el { $number }
button-experiences-skills = Por competencia
button-experiences-all = Todas las competencias
button-experiences-newer = Más recientes
button-experiences-older = Más antiguos
button-experiences-own = Mis textos
button-experiences-seek = Buscar
button-seek-skill = Competencia
button-seek-setting = Lugar
button-seek-age = Edad
button-seek-place = Territorio
button-seek-words = Palabras
button-seek-see = Ver lo que coincide
button-seek-clear = Borrar todo
button-seek-all = Sin este filtro
button-seek-change = Cambiar la búsqueda
button-seek-leave = Ver todo
button-trip-accept = Sí, para todos los territorios
button-trip-no = Dejarlo en mi territorio
toast-trip-accepted = ¡Gracias! Su texto se lee en todos los territorios, sin su nombre.
toast-thanked = Su agradecimiento irá con la próxima idea, sin su nombre.
toast-thanked-before = Ya ha dado las gracias por este texto.
button-experience-accept = Sí, publicarlo así
button-experience-no = No publicarlo
button-experience-withdraw = Retirar mi texto
button-experience-again = Escribirlo de otra manera
toast-experience-accepted = ¡Gracias! Su texto está publicado, sin su nombre.
toast-experience-withdrawn = Retirado: ya nadie puede leerlo.
mine-nothing = No guardo nada sobre usted: no hay nada que mostrar.
mine-page = <b>Todo lo que se guarda sobre usted</b>, en una página para abrir con un navegador. Está en francés y es solo para usted. Para borrarlo todo: /oublier.
mine-json = Los mismos datos, para otro programa (JSON, horas UTC).

## Menú y presentación del bot

command-idee = Una idea ahora
command-favoris = Ideas que me han gustado
command-theme = El tema de la semana
command-experiences = Lo que otros han vivido
command-rencontres = Los próximos encuentros
command-reglages = Mis ajustes
command-pause = Hacer una pausa
command-aide = Ayuda
command-confidentialite = Lo que se guarda
command-mesdonnees = Mis datos
command-oublier = Borrarlo todo
command-stop = Parar
bot-description =
    Una idea sencilla por semana. Ayuda a los niños y a los jóvenes a conocerse, a escucharse, a convivir bien. En casa, en la escuela, en las extraescolares, en el club: todos avanzan en lo mismo, la misma semana. Para los adultos de un territorio.
bot-short-description = Una idea sencilla por semana, la misma en casa, en la escuela y en el tiempo libre.
