# O que Terreau diz em português. O que não está aqui vem de fr-simple.ftl, com as mesmas variáveis.

-language-name = Português
-language-locale = pt-PT
-language-otherwise = fr-simple
-language-awaits = uma pessoa de língua materna portuguesa deve reler

## Papéis, lugares, idades, dias

role-family = Família
role-professional = Profissional
role-volunteer = Voluntariado
role-elected = Cargo eleito
setting-home = em casa
setting-early_years = na creche
setting-school = na escola
setting-after_school = nas atividades depois da escola
setting-club = no clube
setting-youth_service = no serviço de juventude
setting-local_authority = na câmara municipal
age-band = { $ages } anos
rhythm-weekly = todas as semanas
rhythm-fortnightly = de duas em duas semanas
rhythm-monthly = uma vez por mês
weekday-0 = segunda-feira
weekday-1 = terça-feira
weekday-2 = quarta-feira
weekday-3 = quinta-feira
weekday-4 = sexta-feira
weekday-5 = sábado
weekday-6 = domingo
month-1 = janeiro
month-2 = fevereiro
month-3 = março
month-4 = abril
month-5 = maio
month-6 = junho
month-7 = julho
month-8 = agosto
month-9 = setembro
month-10 = outubro
month-11 = novembro
month-12 = dezembro
time-of-day = { $hour }h{ $minute }
time-on-the-hour = { $hour }h
day-and-month = { $weekday }, { $day } de { $month }
day-of-month = { $day } de { $month }
day-and-hour = { $day }, às { $hour }
list-last = { $before } e { $last }
list-between = { $before }, { $last }

## Chegada

welcome =
    <b>Olá e boas-vindas!</b> O seu território: <b>{ $territory }</b>.

    Em casa, na escola, nas atividades depois da escola, no clube, os adultos daqui avançam juntos. O tema da semana é o mesmo em todo o lado: dizer o que se sente, escutar, escolher…

    Terreau envia-lhe <b>uma ideia simples por semana</b>, ou menos vezes se preferir. A ideia tem em conta a idade das crianças e o lugar onde está com elas. As atividades estão escritas em francês.

    <b>O que fica guardado</b>: o número desta conversa (não o seu nome), o seu papel, as suas escolhas, a idade das crianças, as suas respostas. Nunca o nome de uma criança. Tudo se apaga com /oublier, ou por si só após 13 meses sem sinal de vida.

    Terreau dirige-se a adultos, a partir dos 18 anos.
welcome-words = <i>{ $words }</i>
button-consent = Tenho 18 anos ou mais e aceito
button-notice = O que fica guardado, em pormenor
button-back = Voltar
choose-territory =
    <b>Olá!</b> Terreau existe em vários territórios.

    Qual é o seu?
unknown-code = Esta ligação não leva a nenhum território aberto. Talvez tenha mudado. Estes são os territórios a que pode aderir.
no-territory = Olá! De momento, nenhum território está aberto. Volte pela ligação ou pelo cartaz do seu território.
second-territory =
    <b>{ $territory }</b>

    Já conhece Terreau. Quer receber também as ideias deste território? As suas outras escolhas não mudam.
welcome-back =
    <b>Que bom voltar a encontrar-nos!</b> As suas escolhas para { $territory } continuam aqui.

    Quer receber de novo as ideias? O que fica guardado não mudou: /confidentialite.
button-join-too = Aderir a este território
role-question =
    <b>Qual é o seu papel?</b>

    Tem vários papéis? Comece pelo principal. Terreau propõe então um lugar, um dia e uma hora: tudo se pode mudar depois.
ages-question =
    <b>Que idade têm as crianças ou os jovens com quem está?</b>

    Uma resposta ou várias, e depois «OK».
chosen = Escolhido: { $what }.
ages-none = Ainda não escolheu nada.
button-ok = OK
button-chosen = ✓ { $label }
summary =
    <b>Está tudo pronto para { $territory }.</b>

    Uma ideia { $rhythm }: { $weekday }, às { $time }.
    { $settings }, com crianças ou jovens de { $ages }.
    { $beside }

    Está bem assim? Tudo se pode mudar depois, com /reglages.
summary-member =
    <b>As suas escolhas para { $territory }</b>

    Uma ideia { $rhythm }: { $weekday }, às { $time }.
    { $settings }, com crianças ou jovens de { $ages }.
    { $beside }
summary-beside-none = A ideia vem só, sem nada antes nem depois.
summary-beside-before = Com a frase da semana, na véspera.
summary-beside-after = Com uma palavra dois dias depois, para dizer como foi.
summary-beside-both = Com a frase na véspera, e uma palavra dois dias depois.
button-go = Vamos a isso
button-change = Mudar
change-question = O que quer mudar?
button-change-settings = Os lugares
button-change-ages = As idades
button-change-day = O dia
button-change-hour = A hora
button-change-rhythm = O ritmo
button-change-role = O meu papel
button-change-structure = A minha instituição
summary-structure = A sua instituição: { $name }.
structure-question =
    <b>Onde trabalha, ou onde dá do seu tempo?</b>

    É facultativo. Quem está na mesma instituição recebe a mesma ideia na mesma semana, para a fazerem em conjunto. Ninguém verá a sua escolha, nem colegas nem coordenação.
button-structure-none = Nenhuma
button-beside-before = A frase, na véspera
button-beside-after = Uma palavra, dois dias depois
button-beside-letters = As mensagens da equipa
broadcast-head = { $territory }: uma palavra da equipa
settings-question =
    <b>Onde está com as crianças?</b>

    Um lugar ou vários: as ideias alternam.
day-question = <b>Que dia lhe dá jeito?</b>
day-question-school =
    <b>Que dia lhe dá jeito?</b>

    Um dia de aulas. Durante as férias escolares, nada chega para a escola.
hour-question =
    <b>A que horas?</b>

    Terreau nunca escreve entre as 20h e as 8h.
rhythm-question =
    <b>Com que ritmo?</b>

    Além da ideia, pode receber a frase da semana, na véspera. E uma palavra dois dias depois, para dizer como foi. Nunca mais de três mensagens por semana.
begun =
    <b>Boas-vindas! Aqui está a sua primeira ideia, já agora.</b>

    { $introduction }

    A próxima chega: { $next }. Ler sem responder também está muito bem.
begun-without-idea =
    <b>Boas-vindas!</b>

    { $introduction }

    Ainda não há ideia para as suas escolhas esta semana. Até { $next }.
toast-begun = Já está feito: recebe as ideias.
already-member =
    <b>{ $territory }: já recebe as ideias.</b>

    Toque em /idee para ter já uma ideia, ou em /reglages para mudar as suas escolhas.

## Botões

button-accept = Tenho 18 anos ou mais e aceito
button-structures = As instituições
button-preview = Ver as próximas semanas
button-preview-other = Ver para outra pessoa
button-structure-add = Acrescentar uma instituição
button-structure-remove = Sim, retirar da lista
button-done = Feito
button-later = Mais tarde
button-another = Outra
button-skip = Desta vez não
button-more = Saber mais
button-share = Partilhar
button-show = Rever a ideia
idea-no-other = Era a última ideia da semana para este lugar e esta idade. O gesto chega, de verdade.
toast-another = Aqui está outra.
toast-already-another = A outra ideia já está na conversa.
toast-already-done = Já a fez, agradecemos!
more-own-language = Em casa, faça-a na língua que quiser.

## Mais tarde

later-question = <b>Quando quer que lho lembre?</b>
later-tonight = Esta noite
later-tomorrow = Amanhã à noite
later-wednesday = Quarta-feira
later-weekend = Este fim de semana
later-set = Está anotado. Um só lembrete: { $when }.
later-gone = Esse momento já passou. Qual destes lhe convém?
later-none = Já não tenho outro momento para lhe propor. A ideia fica aqui, para quando quiser.
button-later-cancel = Afinal, sem lembrete
reminder = Queria voltar a esta ideia: aqui está.
repere-before =
    <b>{ $territory }: «{ $theme }»</b>

    A frase da semana, igual em todo o lado: <b>«{ $repere }»</b>
repere-idea-comes = A ideia chega: { $when }. Até lá, basta dizer esta frase.
encouragement =
    Conseguiu experimentar? Só o gesto já conta. Ter dito «{ $repere }» uma vez também conta.

    Se sim, como foi? Se não, não faz mal: a ideia continua aqui.
continue-question =
    <b>Continuamos?</b>

    Já chegaram oito ideias, e não sei se lhe servem. Ler sem responder também está muito bem: basta um «Sim».

    Sem resposta, receberá uma ideia por mês.
button-continue-yes = Sim, continuamos
button-continue-less = Menos vezes
button-continue-pause = Uma pausa
button-continue-stop = Parar
continue-yes = Agradecemos, continuamos! O dia, a hora e o ritmo mudam-se quando quiser, com /reglages.
continue-less = Está anotado: será menos vezes. A próxima ideia chega: { $next }.
continue-slowest = Uma ideia por mês já é o ritmo mais leve.

## A sua resposta

skipped = Muito bem, fica para outra vez. Dizer a frase da semana já é muito.
face-question = <b>Feito, agradecemos!</b> Só o gesto também conta. E para si, como foi?
face-1 = 😕 Difícil
face-2 = 🙂 Correu bem
face-3 = 😀 Um bom momento
face-said-1 = Disse: difícil. Agradecemos a sua franqueza.
face-said-2 = Disse: correu bem. Agradecemos!
face-said-3 = Disse: um bom momento. Agradecemos!
tag-question = Pode dizer mais, ou ficar por aqui.
tag-fitting = Adequada
tag-too_long = Demasiado longa
tag-too_hard = Demasiado difícil
tag-children_delighted = Crianças encantadas
button-comment = Contar em poucas palavras
button-comment-again = Mudar o meu texto
button-withdraw = Retirar a minha resposta
comment-kept-territory = O seu texto, guardado para o seu território; antes, a coordenação vai relê-lo: <i>{ $comment }</i>
comment-kept-region = O seu texto, guardado para o seu território e a região; antes, a coordenação vai relê-lo: <i>{ $comment }</i>
comment-asked = O seu texto espera o seu acordo. Veja com /experiences: <i>{ $comment }</i>
comment-published = O seu texto, publicado sem o seu nome: <i>{ $comment }</i>
comment-refused = O seu texto, não publicado: <i>{ $comment }</i>
comment-audience =
    <b>Quem poderá ler o seu texto?</b>

    Outros adultos poderão aproveitar o seu texto, sem o seu nome. Ninguém o lerá antes de a coordenação o reler. Com «e a região», também poderá servir a outras regiões. Se prefere não partilhar nada, toque em «Anular».
button-sharing-territory = O meu território
button-sharing-region = O meu território e a região
button-cancel = Anular
comment-write =
    <b>É a sua vez!</b> Escreva algumas linhas aqui em baixo, como uma mensagem normal.

    Sem nomes, nem pormenores que deem a reconhecer uma criança.
comment-thanks = Agradecemos! O seu texto fica guardado para ser partilhado. Ninguém o lerá antes de a coordenação o reler. Pode retirá-lo a qualquer momento.
toast-withdrawn = Retirado.
toast-cancelled = Anulado.

## Uma ideia agora

ask =
    <b>Uma ideia agora</b>

    Será { $settings }, para { $ages }. Ajuste se quiser e toque em «Procurar».
ask-which = Para que território?
ask-nothing = Não tenho nada que junte tudo isso. Alargue uma das escolhas e continuo a procurar.
button-find = Procurar
button-place-any = Dentro ou ao ar livre
button-place-indoors = Dentro
button-place-outdoors = Ao ar livre
button-minutes-any = O tempo que for
button-minutes = { $minutes } min no máximo
button-children-any = Seja qual for o número
button-children-one = Uma criança
button-children-few = Algumas crianças
button-children-many = Um grupo
button-material-any = Com ou sem material
button-material-none = Sem material
button-ages-any = Uma idade de cada vez
button-ages-mixed = Idades misturadas
button-skill-week = O tema da semana
ask-skill = <b>O que quer ver crescer?</b>

## Tema

theme-under-way = Aqui, o tema «{ $theme }» começou: { $day }. Chega a meio do caminho, e não há nada para recuperar. A frase a dizer está mesmo abaixo.

## Escolhas, pausa, parar

settings-which = Que escolhas quer ver?
settings-none = De momento, não segue nenhum território. Toque em /start para escolher um.
button-language = Língua
language-draft = <i>Nenhuma pessoa de língua portuguesa releu ainda esta tradução.</i>
language-question = <b>Em que língua?</b> As atividades estão escritas em francês.
pause-question =
    <b>Uma pausa?</b>

    Nada chega durante esse tempo, nem sequer um lembrete já pedido. As suas escolhas ficam.
button-pause-week = Uma semana
button-pause-fortnight = Duas semanas
button-pause-month = Um mês
button-pause-holidays = Até ao regresso às aulas ({ $day })
button-pause-open = Até eu voltar
button-resume = Retomar
paused-until = Está anotado. Não escrevo até { $until }.
paused-open = Está anotado. Não escrevo até tocar em «Retomar».
already-paused-until = Está em pausa até { $until }: até lá, nada chega.
already-paused-open = Está em pausa: nada chega até tocar em «Retomar».
resumed = Que bom voltar a encontrar-nos! A próxima ideia chega: { $next }.
resumed-without = Que bom voltar a encontrar-nos!
stop-question =
    <b>Quer parar?</b>

    Não chega mais nada. As suas escolhas e respostas ficam guardadas, para o caso de voltar. Para apagar também tudo: /oublier.
button-stop = Sim, parar
button-stay = Não, fico
stopped = Está parado. Agradecemos por ter experimentado. Para voltar, toque em /start; para apagar tudo, em /oublier.
stayed = Muito bem, nada muda.
forget-question =
    <b>Apagar tudo?</b>

    A sua inscrição, as suas escolhas, as ideias recebidas, as suas respostas e os seus textos serão apagados. Os seus direitos de coordenação também, se os tiver. Não se pode voltar atrás.
button-forget = Sim, apagar tudo
forgotten =
    <b>Está apagado</b>: a sua inscrição, as suas escolhas, as suas ideias, as suas respostas, os seus textos, e os seus direitos de coordenação se os tinha.

    Só ficam totais, sem ninguém por trás. As cópias de segurança apagam-se sozinhas em 30 dias. Também pode eliminar esta conversa no Telegram. Tudo de bom!
nothing-kept = Não guardo nada sobre si: não há nada para apagar.

## Ajuda e confidencialidade

help =
    <b>Terreau, em poucas palavras</b>

    /idee: uma ideia agora
    /favoris: as ideias de que gostou
    /theme: o tema da semana e os seguintes
    /rencontres: os próximos encontros
    /experiences: o que outros viveram, e os seus textos
    /reglages: lugares, idades, dia, hora, ritmo, língua
    /pause: uma pausa, que acaba por si
    /stop: parar
    /confidentialite: o que fica guardado
    /mesdonnees: receber tudo o que está guardado sobre si
    /oublier: apagar tudo

    Ninguém lê esta conversa em tempo real. Uma criança em perigo, uma dúvida? O <b>119</b> responde dia e noite, de graça.
help-visitor =
    <b>Uma ideia simples por semana.</b> Ajuda as crianças e os jovens a conhecer-se, a escutar-se, a viver bem em conjunto.

    Toque em /start para começar, ou em /confidentialite para saber o que fica guardado.

    Uma criança em perigo, uma dúvida? O <b>119</b> responde dia e noite, de graça.
notice =
    <b>O que fica guardado, e porquê</b>

    <b>Responsável</b>: { $controller }. { $contact }
    <b>Base legal</b>: o seu consentimento, que pode retirar quando quiser com /stop ou /oublier.

    <b>Guardado</b>: o número desta conversa e os seus textos (cifrados), o seu papel, os seus lugares, as idades, o seu ritmo, as suas reações. A sua instituição também, se a escolheu.
    <b>Nunca pedido</b>: o nome de uma criança, a sua escola, a sua saúde, a sua religião, uma fotografia.
    <b>Visto pela coordenação</b>: totais, a partir de { $least } pessoas, e os textos que partilha, sem o seu nome. Nunca quem fez o quê.
    <b>Empregador</b>: participar é livre. Ninguém o pode exigir nem verificar o que faz.

    <b>Prazos</b>: após 18 meses, as suas ideias e respostas deixam de estar ligadas a si. Os seus textos nunca publicados saem no fim do ano letivo. Uma conta sem sinal de vida durante 13 meses é apagada, depois de uma mensagem que o anuncia. O registo da coordenação: 12 meses. As cópias de segurança: 30 dias; uma impressão ilegível, guardada 31 dias, repete nelas o que apagou.
    <b>Os seus direitos</b>: /mesdonnees envia-lhe tudo o que fica guardado sobre si, /oublier apaga tudo, /stop para os envios.

    O <b>Telegram</b> transporta as mensagens e aplica as suas próprias regras: vê o que escreve aqui.
    Também pode dirigir-se à CNIL, a autoridade francesa de proteção de dados.
notice-contact = Contacto: { $contact }.
notice-changed =
    <b>O aviso sobre os seus dados mudou.</b>

    O que é novo:
    • após 18 meses, as suas ideias e respostas deixam de estar ligadas a si;
    • uma conta sem sinal de vida durante 13 meses é apagada, depois de uma mensagem que o anuncia;
    • os seus textos nunca publicados saem no fim do ano letivo;
    • /mesdonnees envia-lhe tudo o que fica guardado sobre si.

    Se lhe parece bem, não tem de fazer nada.
notice-number-changed =
    <b>O aviso sobre os seus dados mudou.</b>

    A coordenação vê agora totais a partir de { $least } pessoas, sempre sem nenhum nome.

    Se lhe parece bem, não tem de fazer nada.
button-notice-read = Ler o aviso
inactive-question =
    <b>Ainda aí está?</b> Há quase um ano que não toca em nenhum botão.

    Sem sinal de vida em 30 dias, apago a sua conta e tudo o que guardo sobre si. Lê sem responder? Também está muito bem: toque em «Fico».
button-inactive-stay = Fico
button-forget-now = Apagar tudo agora

## O que se escreve

typed-unasked =
    Agradecemos a sua mensagem. Só compreendo os botões e os comandos: o que acaba de escrever não fica guardado.

    /idee dá uma ideia, /aide diz o resto. Ninguém lê esta conversa em tempo real.
typed-visitor =
    Agradecemos a sua mensagem. Só compreendo os botões e os comandos, e não guardei nada.

    Toque em /start para começar. Ninguém lê esta conversa em tempo real.
unknown-command = Não conheço esse comando. /aide diz tudo o que sei fazer.
media-unasked =
    Agradecemos, mas só sei receber texto, e não guardei nada.

    Ninguém lê esta conversa em tempo real. Se uma criança está em perigo: <b>119</b>. Se uma vida está em risco: <b>15</b>, <b>17</b>, <b>18</b> ou <b>112</b>.
danger =
    <b>O que escreve parece grave. Ninguém lê esta conversa em tempo real: telefone agora.</b>
danger-number = <b>{ $number }</b>: { $purpose } ({ $hours })
danger-after =
    Não guardei a sua mensagem, e Terreau não transmite nada a ninguém. Também a pode apagar aqui.

    Se trabalha com crianças: fale hoje com a pessoa responsável por si. A CRIP do seu departamento recebe os alertas sobre crianças em perigo; o 119 indica-lhe como a contactar.
button-delete-mine = Apagar a minha mensagem
toast-deleted = Apago-a da conversa.
held-name = Não guardei este texto: parece conter um nome próprio. Diga antes «uma criança», «a minha filha», «uma aluna», e envie-o de novo.
held-phone = Não guardei este texto: parece conter um número de telefone. Envie-o de novo sem esse número.
held-address = Não guardei este texto: parece conter uma morada. Envie-o de novo sem essa morada.
held-handle = Não guardei este texto: parece conter um nome de conta ou um endereço de correio eletrónico. Envie-o de novo sem isso.
held-link = Não guardei este texto: contém uma ligação. Envie-o de novo sem ela, com as suas palavras.

## Pequenos problemas

error-generic = Algo não funcionou do meu lado. Nada se perdeu: tente de novo daqui a um instante.
error-not-found = Não o encontro: talvez tenha sido apagado. /aide diz como continuar.
error-not-allowed = Não tem acesso a isso. /aide diz o que pode fazer.
error-invalid = Essa escolha não existe aqui. /aide diz como continuar.
error-not-joined = Para isso, adira primeiro a um território com /start.
error-withdrawn = Essa resposta foi retirada. Toque em «Feito» por baixo da ideia para dar outra.
error-old-button = Este botão é de uma versão antiga. /aide diz como continuar.
error-territory-closed = Este território já não está aberto. /start mostra-lhe os outros.
error-role-without-ideas = Ainda não há ideias para este papel aqui. Escolha outro, depois poderá mudar.
error-age-not-offered = Ainda não há ideias para esta idade nesses lugares.
error-setting-not-offered = Ainda não há ideias para este lugar.
error-one-age-at-least = Mantenha pelo menos uma idade.
error-one-setting-at-least = Mantenha pelo menos um lugar.
error-comment-too-long = É um pouco longo: { $maximum ->
    [one] { $maximum } carácter
   *[other] { $maximum } caracteres
 } no máximo. Encurte e envie de novo.
error-invitation = Esta ligação de convite já não funciona: serve uma só vez, durante 7 dias. Peça outra.

## O que se carrega noutros sítios

favourites =
    <b>Os seus bons momentos</b>

    As ideias de que disse: um bom momento. Toque numa para a repetir.
favourites-none =
    <b>Os seus bons momentos</b>

    Ainda nada. Depois de fazer uma ideia, toque em: um bom momento. Fica aqui, para a repetir.
reply-yes = Vou
reply-maybe = Talvez
reply-no = Não
toast-meetup-said = Está anotado.
button-meetups-coming = Todos os encontros
button-meetup-file = Na minha agenda
button-meetup-file-cancelled = Tirar da minha agenda
button-meetup-words = Dizer o que me ficou
button-meetups-kept-words = O que ficou a cada um
button-question = Fazer uma pergunta
button-question-again = Outra pergunta
button-question-withdraw = Retirar as minhas perguntas
button-theme-sheet = A folha para afixar
button-theme-paste = O texto para colar
button-vote = Escolher o próximo tema
button-vote-yes = Sim, voto
button-experience-thank = Agradecer o { $number }
button-experiences-skills = Por competência
button-experiences-all = Todas as competências
button-experiences-newer = Mais recentes
button-experiences-older = Mais antigos
button-experiences-own = Os meus textos
button-experiences-seek = Procurar
button-seek-skill = Competência
button-seek-setting = Lugar
button-seek-age = Idade
button-seek-place = Território
button-seek-words = Palavras
button-seek-see = Ver o que corresponde
button-seek-clear = Apagar tudo
button-seek-all = Sem este filtro
button-seek-change = Mudar a procura
button-seek-leave = Ver tudo
button-trip-accept = Sim, para todos os territórios
button-trip-no = Deixar no meu território
toast-trip-accepted = Obrigado! O seu texto é lido em todos os territórios, sem o seu nome.
toast-thanked = O seu agradecimento segue com a próxima ideia, sem o seu nome.
toast-thanked-before = Já agradeceu este texto.
button-experience-accept = Sim, publicar assim
button-experience-no = Não publicar
button-experience-withdraw = Retirar o meu texto
button-experience-again = Escrever de outra forma
toast-experience-accepted = Agradecemos! O seu texto está publicado, sem o seu nome.
toast-experience-withdrawn = Retirado: já ninguém o pode ler.
mine-nothing = Não guardo nada sobre si: não há nada para mostrar.
mine-page = <b>Tudo o que está guardado sobre si</b>, numa página para abrir com um navegador. Está em francês e é só para si. Para apagar tudo: /oublier.
mine-json = Os mesmos dados, para outro programa (JSON, horas UTC).

## Menu e apresentação do bot

command-idee = Uma ideia agora
command-favoris = Ideias de que gostei
command-theme = O tema da semana
command-experiences = O que outros viveram
command-rencontres = Os próximos encontros
command-reglages = As minhas escolhas
command-pause = Fazer uma pausa
command-aide = Ajuda
command-confidentialite = O que fica guardado
command-mesdonnees = Os meus dados
command-oublier = Apagar tudo
command-stop = Parar
bot-description =
    Uma ideia simples por semana. Ajuda as crianças e os jovens a conhecer-se, a escutar-se, a viver bem em conjunto. Em casa, na escola, nas atividades depois da escola, no clube: todos avançam na mesma coisa, na mesma semana. Para os adultos de um território.
bot-short-description = Uma ideia simples por semana, a mesma em casa, na escola e nos tempos livres.
