# What Terreau says in English. Every text is Telegram's HTML (b, i), except button labels (button-…) and brief notices
# (toast-…, error-…), which are plain. Variables come from the code and are already safe.

-language-name = English
-language-locale = en-GB

## Roles, places, ages, days

role-family = Family
role-professional = Professional
role-volunteer = Volunteer
role-elected = Elected official
setting-home = at home
setting-early_years = in early-years care
setting-school = at school
setting-after_school = in after-school care
setting-club = at the club
setting-youth_service = at the youth service
setting-local_authority = at the town hall
age-band = { $ages } year-olds
rhythm-weekly = every week
rhythm-fortnightly = every other week
rhythm-monthly = once a month
weekday-0 = Monday
weekday-1 = Tuesday
weekday-2 = Wednesday
weekday-3 = Thursday
weekday-4 = Friday
weekday-5 = Saturday
weekday-6 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
time-of-day = { $hour }:{ $minute }
time-on-the-hour = { $hour }:00
day-and-month = { $weekday } { $day } { $month }
day-of-month = { $day } { $month }
day-and-hour = { $day } at { $hour }
list-last = { $before } and { $last }
list-between = { $before }, { $last }

## Arriving

welcome =
    <b>Hello and welcome!</b> You are joining <b>{ $territory }</b>.

    At home, at school, after school and at the club, the grown-ups here pull together. Each week they share one theme: saying how you feel, listening, making choices…

    Terreau sends you <b>one simple idea a week</b>, or fewer if you prefer. It suits the age of the children and the place where you spend time with them. The activities are written in French.

    <b>What is kept</b>: the number of this chat (not your name), your role, your settings, the children’s ages, your feedback. Never a child’s name. It all goes with /oublier, or by itself after 13 months without a sign of life.

    Terreau is for adults, aged 18 and over.
welcome-words = <i>{ $words }</i>
button-consent = I am 18 or over and I agree
button-notice = What is kept, in detail
button-back = Back
choose-territory =
    <b>Hello!</b> Terreau works with several areas.

    Which one is yours?
unknown-code = That link does not lead to any open area. It may have changed. Here are the ones you can join.
no-territory = Hello! No area is open just now. Do come back through your own area’s link or poster.
second-territory =
    <b>{ $territory }</b>

    You already know Terreau. Would you like ideas from here too? Nothing else you have chosen will change.
welcome-back =
    <b>Welcome back!</b> Your earlier choices for { $territory } are still here.

    Would you like to get the ideas again? What is kept has not changed: /confidentialite.
button-join-too = Join this area
role-question =
    <b>You are…</b>

    More than one hat? Start with the main one. Terreau suggests a place, a day and a time to go with it, and you can change them all.
ages-question =
    <b>How old are the children or young people you see?</b>

    Pick one or several, then tap “OK”.
chosen = You picked: { $what }.
ages-none = Nothing picked yet.
button-ok = OK
button-chosen = ✓ { $label }
summary =
    <b>All set for { $territory }.</b>

    One idea { $rhythm }, on a { $weekday } at { $time }.
    { $settings }, for { $ages }.
    { $beside }

    Does that suit you? You can change anything later with /reglages.
summary-member =
    <b>Your settings for { $territory }</b>

    One idea { $rhythm }, on a { $weekday } at { $time }.
    { $settings }, for { $ages }.
    { $beside }
summary-beside-none = The idea comes alone, with nothing before or after.
summary-beside-before = With the week’s phrase the day before.
summary-beside-after = With a word two days later, to say how it went.
summary-beside-both = With the week’s phrase the day before, and a word two days later.
button-go = Let’s go
button-change = Change something
change-question = What would you like to change?
button-change-settings = Places
button-change-ages = Ages
button-change-day = Day
button-change-hour = Time
button-change-rhythm = How often
button-change-role = My role
button-change-structure = My organisation
summary-structure = Your organisation: { $name }.
structure-question =
    <b>Where do you work or volunteer?</b>

    This is optional. Colleagues of one organisation get the same idea in the same week, so that they can do it together. Nobody will see your choice, neither colleagues nor coordinators.
button-structure-none = None
button-beside-before = The phrase, the day before
button-beside-after = A word, two days later
button-beside-letters = Messages from the area’s team
settings-question =
    <b>Where are you with the children?</b>

    Pick one place or several: the ideas will take turns.
day-question = <b>Which day suits you?</b>
day-question-school =
    <b>Which day suits you?</b>

    A school day. During school holidays nothing comes for school.
hour-question =
    <b>At what time?</b>

    Terreau never writes between 20:00 and 8:00.
rhythm-question =
    <b>How often?</b>

    With the idea you may also get the week’s phrase, the day before. And a word two days later, to say how it went. The area’s team sometimes writes too: a date, good news. Never more than three messages a week.
begun =
    <b>Welcome! Here is your first idea, right away.</b>

    { $introduction }

    The next one comes on { $next }. Reading without replying is perfectly fine.
begun-without-idea =
    <b>Welcome!</b>

    { $introduction }

    There is no idea for your choices this week yet. See you on { $next }.
toast-begun = That is done already: you get the ideas.
already-member =
    <b>You already get the ideas for { $territory }.</b>

    Tap /idee for an idea right now, or /reglages to change your choices.

## Coordinating

invitation-coordinator =
    <b>You have been asked to coordinate { $territory }.</b>

    Every { $weekday } at { $time } you will get the week’s summary: figures, never people.

    What is kept: the number of this chat (not your name) and what you do as coordinator, for 12 months.

    The whole notice, and who answers for it: /privacy.
invitation-region =
    <b>You have been asked to join Terreau’s regional team.</b>

    What is kept: the number of this chat (not your name) and what you do, for 12 months.

    The whole notice, and who answers for it: /privacy.
button-accept = I am 18 or over and I agree
command-territoire = Steer my territory
command-region = The region at a glance
command-journal = The region’s journal
accepted-coordinator =
    <b>Done: you now coordinate { $territory }.</b>

    The next summary comes on { $next }. Touch /territoire to open your cockpit. To get the ideas as well, touch /start and join the territory.
steering-again = Welcome back! The week’s summary will reach you again.
cockpit =
    <b>{ $territory }</b>

    What would you like to do?
button-people = People
people =
    <b>{ $territory }: people</b>

    Counted with the last summary, on { $day }.
people-none =
    <b>{ $territory }: people</b>

    Figures come with the week’s first summary.
people-roles = By role
button-week = This week
button-settings = Settings
cockpit-settings = <b>{ $territory }: settings</b>
setup-digest = The summary comes on { $weekday } at { $time }.
setup-quiet = Nothing leaves between { $begin } and { $end }.
setup-zone = School holidays: { $zone }.
setup-no-zone = no official calendar
setup-group = A Telegram group is linked.
setup-group-none = No Telegram group is linked.
setup-approval = A message to members waits for a second person’s word.
setup-approval-none = A message to members leaves without a second person’s word.
button-setup-digest = The summary
button-setup-quiet = Quiet hours
button-setup-zone = School holidays
button-setup-group = The group
button-setup-approval = Ask for a second person’s word
button-setup-approval-off = Ask for no second word any more
button-setup-quiet-hours = From { $begin } to { $end }
button-setup-no-zone = None
button-setup-group-add = Add the bot to a group
button-setup-group-off = Unlink group { $number }
setup-digest-day = <b>On which day would you like the summary?</b>
setup-digest-hour = <b>On { $weekday }, at what time?</b>
setup-quiet-question =
    <b>When is Terreau silent?</b>

    From 20:00 to 8:00, everywhere and always. Your territory may prefer a longer night. Messages then wait, or come a little earlier in the evening.
setup-zone-question =
    <b>Which school holidays do you follow?</b>

    During these holidays nothing comes for the classroom. Your bridges and feasts are added in “Days without school”.
setup-group-how =
    <b>The Telegram group of { $territory }</b>

    The theme comes there on Monday mornings, and so do the meetups. The bot says nothing else there and does not read the talk.

    Touch “Add the bot to a group” and choose yours. If it is there already, send /lier in it. Remind members that a group shows who is in it.
setup-group-count = { $count ->
    [one] One group is linked.
   *[other] { $count } groups are linked.
 }
cockpit-which = <b>Which area?</b>
button-structures = Organisations
button-preview = Preview of the coming weeks
preview-role = <b>For whom would you like to see the coming weeks?</b>
preview-setting = <b>Where does this person see the children?</b>
preview-age = <b>How old are they?</b>
preview =
    <b>{ $territory }: what would come in the next eight weeks</b>

    { $role }, { $setting }, { $ages }. This is an example: day, time and rhythm are those that the role suggests.
preview-idea = { $when }: <b>{ $title }</b>, theme “{ $theme }”, { $reason }
preview-repere = { $when }: the phrase of the week
preview-encouragement = { $when }: a word after the idea
preview-continue = { $when }: “shall we go on?”
preview-not = { $when }: <i>nothing, { $reason }</i>
preview-nothing = Nothing would come in these eight weeks.
preview-fit-theme = a new idea
preview-fit-same_family = close to the theme
preview-fit-near_age = written for a neighbouring age
preview-fit-seen = seen before
preview-fit-again = “another go?”
preview-fit-universal = off the theme, for want of an idea
preview-why-not-rhythm = this is not a week of their rhythm
preview-why-not-holidays = this is a day off
preview-why-not-pause = they have paused
preview-why-not-silence = they have not reacted for long
preview-why-not-cap = the week has three messages already
preview-why-not-quiet = it would be too late in the evening
preview-why-not-too_late = that moment is past
preview-why-not-no_activity = the library has nothing for them
button-preview-other = See for somebody else
structures =
    <b>The organisations of { $territory }</b>

    Professionals and volunteers may say where they act, if they wish. Their colleagues then get the same idea in the same week. You will not see who chose what.

    Touch a name to take it off the list.
structures-none =
    <b>The organisations of { $territory }</b>

    The list is empty. Add a school, a centre, a club: professionals and volunteers can then say where they act, if they wish. Their colleagues will get the same idea in the same week. You will not see who chose what.
button-structure-add = Add an organisation
button-structure-remove = Yes, take it off the list
structure-write = <b>What is its name?</b> Write it the way people say it.
structure-remove-question =
    <b>Take { $name } off the list?</b>

    Whoever chose it will have none. Nothing else changes.
accepted-region =
    <b>Done: you are in the regional team.</b>

    Each area’s summary goes to the people who coordinate it. All areas at a glance: /region. What was done there: /journal.

## To whom (a word, a meetup)

segment-question =
    <b>To whom?</b>

    { $who }: <b>{ $people }</b>.
segment-role =
    <b>Which roles?</b> None chosen means all.

    { $who }: <b>{ $people }</b>.
segment-setting =
    <b>Which places?</b> None chosen means all.

    { $who }: <b>{ $people }</b>.
segment-age =
    <b>Which ages?</b> None chosen means all.

    { $who }: <b>{ $people }</b>.
segment-everybody = Everybody
segment-of-family = families
segment-of-professional = professionals
segment-of-volunteer = volunteers
segment-of-elected = elected officials
segment-of-ages = for { $ages }
segment-people = { $low } to { $high } people
segment-few = fewer than 5 people
button-segment-role = Choose the roles
button-segment-setting = Choose the places
button-segment-age = Choose the ages
## Inviting

button-invite = Invite
button-invite-qr = The QR code
button-invite-poster = The poster to print
invite =
    <b>{ $territory }: invite people</b>

    The link to give: { $link }

    It leads straight to your territory and stays valid. Paste it into an e-mail, a school diary, a group. The poster and the QR code lead to the same place.
invite-qr = The QR code of { $territory }, for your own documents. It leads to { $link }
invite-poster = The poster of { $territory }, in A4. It reads in black and white too.
poster-for = Parents, professionals, volunteers, elected officials
poster-headline = Here, adults move forward together for children and young people.
poster-line-1 = One simple idea a week, in a few minutes
poster-line-2 = The same theme at home, at school and in leisure
poster-line-3 = It is free, and you stop whenever you like
poster-join = Join us
poster-step-1 = 1. Point your phone’s camera at this square.
poster-step-2 = 2. Telegram opens. This app is free.
poster-step-3 = 3. Touch “Start”, and off you go.
poster-link = Or type: { $link }
poster-adults = For adults. No child’s name is ever asked for.

## The team of a territory

button-team = The team
button-team-region = The regional team
button-team-invite = Invite somebody
button-team-leave = Hand over, or leave
button-team-withdraw = Withdraw access: { $who }
button-team-revoke = Cancel link no. { $number }
button-team-end = Yes, withdraw access
team =
    <b>{ $territory }: the team</b>

    These people steer the territory. Terreau does not keep their names: a number tells them apart.
team-region =
    <b>The regional team</b>

    Terreau does not keep names: a number tells people apart.
team-line = • { $who }, since { $since }
team-line-own = • { $who }, since { $since }: this is you
team-link = • Link no. { $number }, made on { $made }: it waits for one person. It works until { $until }.
team-link-succession = • Link no. { $number }, made on { $made }: it waits for somebody who will take over from { $who }. It works until { $until }.
team-nobody = Nobody for now.
team-place-region = the region
who-coordinator = coordinator no. { $number }
who-region = regional team no. { $number }
who-nobody = outside the chat
team-new-link =
    <b>To coordinate { $territory } with me</b>

    { $link }

    This link serves once, within 7 days. Pass it on to one person only.
team-new-link-region =
    <b>To join Terreau’s regional team</b>

    { $link }

    This link serves once, within 7 days. Pass it on to one person only.
team-withdraw-question =
    <b>Withdraw access?</b>

    { $who }, since { $since }. Access ends at once, and the links that this person made stop working. Their ideas as a member go on.
handover =
    <b>Hand over?</b>

    A handover link lets somebody else in. Your access ends when they accept, not before. You may also leave without naming anybody: the rest of the team goes on.
handover-last =
    <b>Hand over?</b>

    You are the only person here. A handover link lets somebody else in. Your access ends when they accept, not before. If you leave without naming anybody, nobody will get the summary any more.
button-handover-link = Make a handover link
button-handover-leave = Leave now
handover-link =
    <b>To take over from me: { $place }</b>

    { $link }

    This link serves once, within 7 days. Pass it on to one person only.
grant-given-up =
    <b>Done: your access has ended.</b>

    Thank you for all that you carried here. If you get the ideas too, they go on.
access-withdrawn =
    <b>You no longer steer { $place } with Terreau.</b>

    Your access was withdrawn. If you get the ideas too, they go on. Is it a mistake? Talk to the team: a new link is enough to come back. And thank you for all that you carried.
access-handed-over =
    <b>You have handed over.</b>

    The person to whom you gave the link now steers { $place }: your access has ended. If you get the ideas too, they go on. Thank you for all that you carried.
last-coordinator = <b>You coordinate { $territories }, and there is nobody else.</b> You may hand over first: /territoire, then “The team”.

## The region

region =
    <b>The region</b>

    { $territories ->
        [0] No territory yet.
        [one] One territory.
       *[other] { $territories } territories.
    }
region-state-line = • { $count } { $state }
region-state-prepared = { $count ->
    [one] in preparation
   *[other] in preparation
}
region-state-new = { $count ->
    [one] has just begun
   *[other] have just begun
}
region-state-alive = { $count ->
    [one] is well alive
   *[other] are well alive
}
region-state-slowing = { $count ->
    [one] is slowing down
   *[other] are slowing down
}
region-state-silent = { $count ->
    [one] could do with support: too little comes back to say
   *[other] could do with support: too little comes back to say
}
region-without-team = { $count ->
    [one] One area awaits somebody to coordinate it.
   *[other] { $count } areas await somebody to coordinate them.
}
button-region-places = Areas
button-region-teams = Coordination
button-region-links = Invitations
button-region-digests = Summaries
button-region-queues = Experiences
button-region-adoptions = Activities ({ $waiting })
button-region-write = Write to coordinators
button-region-journal = Journal
button-region-new = Add an area
button-region-next = More of the list
region-places =
    <b>The areas</b>, from A to Z.

    Their state comes from their digests. Where too few people answer nothing is said: neither zero nor four.
region-places-none =
    <b>The areas</b>

    There are none yet. Add the first one.
button-region-place = { $name } · { $state }
place-state-prepared = in preparation
place-state-new = new
place-state-alive = alive
place-state-slowing = slowing
place-state-silent = few answers
region-teams =
    <b>Who coordinates</b>

    A number for each territory. Touch one to see its team or to invite somebody. Elected officials do not coordinate.
button-region-team = { $name }: { $count ->
    [0] nobody
    [one] 1 person
   *[other] { $count } people
}
region-links =
    <b>The invitations that wait</b>

    Each link serves once, within seven days.
region-links-none =
    <b>The invitations that wait</b>

    No link waits.
button-region-link = { $name }: { $count ->
    [one] one link
   *[other] { $count } links
}
region-digests =
    <b>The last summary of each area</b>
button-region-digest = { $name } · { $week ->
    [none] no summary yet
   *[other] week of { $week }
}
region-queues =
    <b>The experiences</b>

    In these territories texts wait to be read over.
region-queues-none =
    <b>The experiences</b>

    No text waits to be read over.
region-to-read = { $count ->
    [one] One text waits for you to read it for all territories.
   *[other] { $count } texts wait for you to read them for all territories.
}
trips =
    <b>Experiences for all territories</b>

    { $count ->
        [0] No text waits to be read.
        [one] One text waits to be read.
       *[other] { $count } texts wait to be read.
    }
trips-none = A text comes here when its author and its coordinators wanted it to. There is no name.
trips-travelling = <b>What is read in all territories</b>
trip-as-told = <i>The place and the age are told like this, under the activity, in all territories.</i>
trip-refuse-question = <b>What shall we tell the coordinators?</b> They will get a thank-you and this reason. The text stays in its territory.
button-trips-travelling = What is read everywhere
button-trips-territories = In the territories
button-trip-publish = Publish for all
button-trip-refuse = Leave it in its territory
button-trip-back = Publish for all no more
toast-trip-published = Published for all territories. The coordinators will hear of it tomorrow morning.
toast-trip-refused = Noted. The coordinators will get a kind word tomorrow morning.
toast-trip-back = It is read in its own territory only, and waits again.
travels-told = { $count ->
    [one] <b>{ $territory }: one text of your members is now read in all territories.</b>
   *[other] <b>{ $territory }: { $count } texts of your members are now read in all territories.</b>
}
travels-line = • “{ $title }”, { $setting }
travels-stayed = <b>{ $territory }: thank you for what you sent.</b> This stays with you, where people go on reading it:
travels-stayed-line = • “{ $title }”, { $setting }. { $reason }
stays-recognisable = Elsewhere somebody might be recognised.
stays-elsewhere = It is about something else than this activity.
stays-more = One more detail would help other territories to try.
stays-already = Another territory has told the same already, and that is a good sign.
button-travels-told = Published texts
place-card =
    <b>{ $name }</b> · { $kind } · { $state }

    Code of links and posters: { $code }
place-parent = Belongs to: { $parent }
place-parent-none = Belongs to no other area.
place-departement = Département: { $value }
place-living_area = Living area: { $value }
place-school_zone = School holidays: { $value }
place-time_zone = Time of: { $value }
place-programme = Programme: { $value }
place-welcome = Welcome words: { $value }
place-empty = none
place-as-parent = { $value } (as { $parent })
region-broadcasts =
    <b>Messages to those who coordinate</b>

    A date, some news, a question: one message to all coordinators, and to them alone.
region-broadcast-write =
    <b>Write your message to those who coordinate.</b>

    Text, a photo, a document or an album. Bold, italics and links stay as you put them.

    Never an individual situation, never a reproach to a territory, nothing electoral.
region-broadcast-to =
    <b>To whom?</b>

    To the coordinators of all territories: <b>{ $people }</b>.
region-broadcast-who = Coordinators
region-broadcast-head = The regional team, to those who coordinate
button-place-name = Name
button-place-kind = Kind
button-place-parent = Belongs to…
button-place-departement = Département
button-place-living_area = Living area
button-place-school_zone = Holidays
button-place-time_zone = Time zone
button-place-programme = Programme
button-place-welcome = Welcome words
button-place-open = Open to members
button-place-cockpit = Cockpit
button-place-merge = Merge into another
button-place-close = Close
button-place-as-parent = As { $parent }
button-place-alone = No other area
place-kind-quartier = neighbourhood
place-kind-commune = commune
place-kind-intercommunalite = group of communes
place-kind-bassin-de-vie = living area
place-ask-new =
    <b>A new area: what is it called?</b>

    Write its name as people say it. It will be in preparation: nothing leaves before you open it.
place-ask-name =
    <b>The name of { $name }</b>

    Write the new name. The code of links and posters does not change.
place-ask-departement =
    <b>The département of { $name }</b>

    Write it in full. It is named under an experience where the territory cannot be.
place-ask-living_area =
    <b>The living area of { $name }</b>

    Write its name.
place-ask-welcome =
    <b>The welcome words of { $name }</b>

    One sentence for who arrives, 200 characters at most. It stands at the top of the first screen.
place-ask-kind = <b>{ $name }: what kind of area?</b>
place-ask-parent =
    <b>To which area does { $name } belong?</b>

    What is not set here will be as there: holidays, time zone, programme, welcome words.
place-ask-school_zone = <b>{ $name }: which school holidays?</b>
place-ask-time_zone = <b>{ $name }: which time zone?</b>
place-ask-programme =
    <b>{ $name }: which programme?</b>

    This week’s theme stays. The new programme begins next Monday.
place-close-question =
    <b>Close { $name }?</b>

    Its members and coordinators will be told by one message. After that nothing leaves any more. What is kept stays for as long as the notice says. A closed territory is not opened again.
button-place-close-yes = Yes, close
place-closed = <b>{ $name } is closed.</b> Its members are being told.
place-merge-question =
    <b>With which area does { $name } go on?</b>

    Members, team, structures, meetups and texts go there. Links and posters lead there.
place-merge-sure =
    <b>Merge { $name } into { $into }?</b>

    { $into } is the one that remains, and both teams will coordinate it. Who is in both will be there once. Those who arrive will be told by one message. This cannot be undone.
button-place-merge-yes = Yes, merge
place-merged = <b>{ $name } goes on with { $into }.</b> Its members are being told.
news-closed =
    <b>{ $name }: the area closes.</b>

    You will receive nothing more for it. Thank you for what you did there.

    What is kept can be read with /mesdonnees and erased with /oublier. Other territories are open: /start.
news-closed-others =
    <b>{ $name }: the area closes.</b>

    You will receive nothing more for it; your other territories go on. Thank you for what you did there.
news-merged =
    <b>{ $name } goes on with { $into }.</b>

    There is nothing you have to do: your settings follow you. Only the theme of the week may change. To look at your choices: /reglages.

## Spreadsheet of the territories

sheet-places = Areas
sheet-help = How to fill it in
sheet-help-column = Column
sheet-help-meaning = What to write
sheet-help-example = Example
sheet-column-code = Code
sheet-column-name = Name
sheet-column-kind = Kind
sheet-column-parent = Belongs to (code)
sheet-column-departement = Département
sheet-column-living_area = Living area
sheet-column-school_zone = School holidays
sheet-column-time_zone = Time zone
sheet-column-programme = Programme
sheet-column-welcome = Welcome words
sheet-column-structures = Structures
sheet-meaning-code = Needed. 2 to 24 small letters, digits or dashes, without accents. It stands on links and posters, so it never changes. A known code changes its area, a new one makes one.
sheet-meaning-name = The name as people say it. Needed for a new area.
sheet-meaning-kind = quartier, commune, intercommunalité or bassin de vie. Empty: commune.
sheet-meaning-parent = The code of the larger area: the commune of a neighbourhood, say. It may be in this sheet, above or below.
sheet-meaning-departement = In full. Empty: as the larger area. So it is for all columns that follow, down to the welcome words.
sheet-meaning-living_area = Its name.
sheet-meaning-school_zone = Zone A, B or C, Corse, or the name of the overseas region.
sheet-meaning-time_zone = Nearly always empty: Europe/Paris. Else, say, Indian/Reunion.
sheet-meaning-programme = The title of the programme, or its code.
sheet-meaning-welcome = One sentence for who arrives, 200 characters at most.
sheet-meaning-structures = Schools, centres and clubs, with semicolons between them. An import adds some and never takes any away.
sheet-example-code = firminy-vert
sheet-example-name = Firminy-Vert
sheet-example-kind = quartier
sheet-example-parent = firminy
sheet-example-departement = Loire
sheet-example-living_area = Vallée de l’Ondaine
sheet-example-school_zone = Zone A
sheet-example-time_zone = Europe/Paris
sheet-example-programme = premiere-annee
sheet-example-welcome = In Firminy-Vert we move on together.
sheet-example-structures = École du Parc; Centre social Soleil Levant
sheet-missing = Row 1: the column “{ $column }” is missing.
sheet-unknown = Row 1: the column “{ $column }” is not known.
sheet-fault = Row { $row }, column “{ $column }”: { $what }
sheet-sound = { $count ->
    [0] Nothing to import: no row is filled in.
    [one] One row, without a fault. Nothing was written.
   *[other] { $count } rows, without a fault. Nothing was written.
}
sheet-made = { $count ->
    [one] One area made: { $codes }.
   *[other] { $count } areas made: { $codes }.
}
sheet-changed = { $count ->
    [one] One area changed: { $codes }.
   *[other] { $count } areas changed: { $codes }.
}
sheet-same = { $count ->
    [one] One area was so already.
   *[other] { $count } areas were so already.
}
error-sheet-kind = I cannot read this file: it has to be an XLSX workbook or a CSV file. Begin with the template (“territory template”) or save yours in one of these formats. Nothing was written.
error-sheet-long = The spreadsheet is too long: { $maximum } rows at most. Divide it into several files. Nothing was written.
error-sheet-code = A code has 2 to 24 small letters, digits or dashes, without accents.
error-sheet-twice = The code { $code } stands twice.
error-sheet-closed = The area { $code } is closed.
error-sheet-parent = No area has the code { $code }.
error-sheet-structures = A structure: { $longest } characters at most; { $most } structures at most.

## The region's journal

button-journal-older = Older
button-journal-newest = The newest
journal =
    <b>Journal</b>

    What those who steer have done, over 12 months at most. Never a name, never what a message says.
journal-empty = Nothing yet.
journal-line = • { $when }, { $place }: { $what } ({ $who })
journal-other = action “{ $code }”
journal-territory-created = area created
journal-territory-opened = area opened to members
journal-territory-changed = area changed by the region
journal-territory-closed = area closed
journal-territory-merged = area merged into another
journal-territories-imported = areas read from a spreadsheet
journal-invitation-created = invitation link made
journal-invitation-revoked = invitation link cancelled
journal-handover-offered = handover link made
journal-grant-given = access given
journal-grant-withdrawn = access withdrawn
journal-grant-given-up = access given up
journal-grant-handed-over = handed over
journal-group-linked = Telegram group linked
journal-group-unlinked = Telegram group unlinked
journal-group-gone = bot taken out of the Telegram group
journal-programme-chosen = programme changed
journal-theme-changed = coming theme changed
journal-theme-change-undone = change of theme undone
journal-structure-added = organisation added
journal-structure-removed = organisation removed
journal-local-days-added = days without school added
journal-local-days-removed = days without school removed
journal-local-activity-begun = local activity begun
journal-local-activity-published = local activity published
journal-local-activity-adopted = local activity adopted for all
journal-local-activity-released = local activity given back to its area
journal-local-activity-corrected = local activity corrected by the regional team
journal-local-activities-exported = adopted activities received as files
journal-local-activity-restored = the regional team's corrections dropped
journal-local-activity-withdrawn = local activity withdrawn
journal-content-reloaded = content taken into use again
journal-content-refused = content refused, the old one stays
journal-experience-published = experience published
journal-experience-to-region = experience sent to the region
journal-experience-unpublished = experience taken back
journal-experience-refused = experience refused
journal-experience-edited = another wording proposed
journal-note-kept = note kept in the notebook
journal-note-shared = note of the notebook shared with the region
journal-note-unshared = note of the notebook no longer shared
journal-note-changed = note of the notebook changed
journal-note-removed = note of the notebook deleted
journal-notebook-made = regional notebook made
journal-experience-travels = experience published for all territories
journal-experience-stays = experience left in its territory
journal-experience-called-back = experience taken back from other territories
journal-experience-worded = another wording proposed by the region
journal-meetup-notes-begun = notes of a regional meeting begun
journal-meetup-moved = meetup changed
journal-meetup-announced = meetup announced
journal-meetup-cancelled = meetup cancelled
journal-meetup-dropped = meetup draft thrown away
journal-broadcast-submitted = message handed to a second person
journal-broadcast-approved = message approved
journal-broadcast-sent-back = message sent back
journal-digest-exported = spreadsheet of the digest asked for
journal-region-digest-exported = spreadsheet of the regional digest asked for
journal-broadcast-dropped = message draft thrown away
journal-broadcast-confirmed = message sent
journal-broadcast-paused = message paused
journal-broadcast-resumed = message resumed
journal-broadcast-cancelled = message cancelled
journal-broadcast-retried = message tried again
journal-aim-written = aim of the territory written
journal-aim-removed = aim of the territory removed
journal-vote-opened = vote opened
journal-vote-accepted = choice of the vote taken
journal-vote-declined = choice of the vote not taken
journal-territory-set = setting of the area changed
## Messages to members

button-broadcasts = Messages
broadcasts =
    <b>{ $territory }: messages to members</b>

    A date, a place, good news: one message to the whole area, or to some of it.
button-broadcast-write = Write a message
button-broadcast-go-on = Go on with my draft
button-broadcast-submitted = Waiting for approval, { $when }
button-broadcast-confirmed = { $when }
broadcast-write =
    <b>{ $territory }: write your message to the members.</b>

    A text, a photo, a document or an album. Bold, italics and links stay as you put them.

    Never anybody’s own situation, never a reproach, nothing about elections.
button-broadcast-see = See the message
button-broadcast-rewrite = Write it again
broadcast-concern-name = This message seems to name somebody. Do they agree? Never a child’s name.
broadcast-concern-phone = This message holds a phone number. A service’s is fine; a person’s only if they agree.
broadcast-concern-address = This message holds an address. That of an open place is fine; never a family’s.
broadcast-concern-handle = This message holds a mail address or a handle. A service’s is fine; a person’s only if they agree.
broadcast-concern-link = This message holds a link. Have you checked where it leads?
broadcast-concern-danger = This message speaks of grave things. Will everybody understand it, and does it say where help is?
broadcast-head = { $territory }: a word from the team
broadcast-review =
    <b>This is the message, as it will be read.</b>

    { $who }: <b>{ $people }</b>.
broadcast-leaves-now = It leaves as soon as you confirm.
broadcast-leaves-late = It was meant for <b>{ $when }</b>. It leaves as soon as you have confirmed. Is what it says still true?
broadcast-leaves-at = It will leave on <b>{ $when }</b>.
broadcast-passed = <b>The moment that was chosen has passed.</b> Read it again, then choose another one.
broadcast-leaves-with-word = It leaves as soon as a second person has agreed.
broadcast-leaves-at-with-word = It leaves on <b>{ $when }</b>, or as soon as a second person has agreed if that is later.
broadcast-leaves-after-quiet = Nothing leaves at this hour: it will leave on <b>{ $when }</b>.
button-broadcast-confirm = Confirm and send
button-broadcast-submit = Ask a second person
button-broadcast-when = Choose when
button-broadcast-who = Choose to whom
button-broadcast-drop = Throw the draft away
broadcast-which-day = <b>Which day?</b>
broadcast-which-hour = <b>{ $day }, at what time?</b>
button-broadcast-at-once = As soon as I confirm
broadcast-submitted =
    <b>Asked.</b> The message will leave once a second person has agreed.
broadcast-waits = It waits for a second person.
broadcast-to-approve = Somebody else wrote it. It leaves only if you agree.
broadcast-asked =
    <b>{ $territory }: a message waits for your word.</b>

    It is meant for the members. Read it, then send it, or send it back to whoever wrote it.
broadcast-sent-back =
    <b>{ $territory }: your message comes back to you.</b>

    The second person suggests that you change it. Why not talk about it?
broadcast-stays =
    <b>{ $territory }: nobody can agree for the moment.</b>

    Your message waits. You can take it back, or invite somebody in “The team”: they will be told.
button-broadcast-read = Read the message
button-broadcast-approve = I agree, send it
button-broadcast-send-back = Send it back to its author
button-broadcast-take-back = Take it back
toast-broadcast-back = It is a draft again.
broadcast-is-waits = <b>{ $territory }: the message is ready.</b> It will leave on { $when }.
broadcast-is-running = <b>{ $territory }: the message is leaving.</b>
broadcast-is-paused = <b>{ $territory }: paused.</b> Nothing leaves until “Go on”.
broadcast-is-cancelled = <b>{ $territory }: cancelled.</b>
broadcast-is-done = <b>{ $territory }: the message is sent.</b>
broadcast-for = To be sent to { $people }.
broadcast-none-left = Nothing has left.
broadcast-small = Fewer than 5 people: the details stay hidden, so as to point at nobody.
broadcast-sent-of = Sent: <b>{ $sent }</b> of { $total }
broadcast-to-go = To go: { $count }
broadcast-failed = Failed: { $count }
broadcast-unreachable = Unreachable: { $count }
broadcast-kept-back = Not sent, by the rules or their choice: { $count }
broadcast-goes-on = The rest will leave on { $when }.
broadcast-minutes-left = About { $minutes ->
    [one] one minute
   *[other] { $minutes } minutes
} left
broadcast-received = Received by <b>{ $sent }</b> of { $total }.
broadcast-fate-failed = { $count }: sending failed.
broadcast-fate-late = { $count }: it was too late to send it.
broadcast-fate-unreachable = { $count }: account closed, or bot blocked.
broadcast-fate-away = { $count }: paused, gone, or want no such messages any more.
broadcast-fate-full_week = { $count }: their week already holds three messages.
broadcast-fate-cancelled = { $count }: cancelled before they left.
broadcast-fate-unconfirmed = Of these, { $count } not confirmed by Telegram.
button-broadcast-pause = Pause
button-broadcast-resume = Go on
button-broadcast-cancel = Cancel
button-broadcast-retry = Try the failed ones again
error-broadcast-empty = There is nothing to send yet. Write the message first.
error-broadcast-long = That is a little long: { $maximum } characters at most here. Shorten it and send it again.
error-broadcast-kind = A text, a photo, a document or an album: nothing else can leave from here.
error-broadcast-time = That moment is not possible. Choose another.
error-broadcast-passed = The moment that was chosen has passed. Choose another one, or “As soon as I confirm”.
error-broadcast-not-asked = The setting has changed: a message now leaves without a second person’s agreement. Read it again before you confirm.
error-broadcast-changed = The message has changed meanwhile. Read it again before you confirm.
error-broadcast-nobody = Nobody else can agree for the moment. Invite somebody in “The team”, or change the setting of the second word. Your draft is kept.
error-broadcast-fixed = This message cannot change any more.
error-broadcast-own = You wrote it: somebody else has to agree.
error-broadcast-theirs = Somebody else wrote it, and asks for approval themselves. You can write a message of your own.

## Themes to come

button-weeks = Themes
weeks =
    <b>{ $territory }: the themes to come</b>
    Programme: { $programme }

    This week: { $theme }. It stays, everybody knows it already.
weeks-touch = Tap a theme to move it, replace it or skip it.
week-begins = <b>{ $day }: { $theme }</b> (“{ $repere }”)
week-goes-on = { $day }: the same theme
week-holidays = { $day }: school holidays, the same theme goes on
week-closed = { $day }: days without school, the same theme goes on
week-rest-holidays = school holidays
week-rest-closed = days without school
coming-theme =
    <b>{ $theme }</b>

    From { $day } on.
    The phrase: <b>“{ $repere }”</b>
    One skill: { $everyday }.
change-move = Latest change: “{ $theme }” was moved.
change-skip = Latest change: “{ $theme }” will not come.
change-replace = Latest change: “{ $theme }” comes instead of “{ $was }”.
button-earlier = Earlier
button-later-week = Later
button-replace = Replace
button-skip-theme = Skip
button-undo-change = Undo this change
button-other-themes = Other themes
button-by-skill = Choose by skill
button-programmes = Change programme
button-programme-choose = Yes, change programme
replace-question = <b>Which theme instead of “{ $theme }”?</b>
replace-skill-question = <b>Which skill instead of “{ $theme }”?</b>
programmes-question = <b>Which programme for your area?</b>
programme-line = <b>{ $title }</b>. { $line }
programme =
    <b>{ $title }</b>

    { $summary }

    Made for { $ages }.
programme-in-use = This is your programme at the moment.
programme-question =
    <b>Change programme?</b> It will begin with its first theme, on { $day }. This week’s theme stays. The changes made in the present programme will not count any more.
programme-return-question =
    <b>Come back to this programme?</b> It goes on where it was, with your changes. Nothing will have moved.

## Meetups

button-meetups = Meetups
meetups-kept =
    <b>{ $territory }: meetups</b>

    Tap a meetup to see the answers, move it or cancel it.
meetups-kept-none =
    <b>{ $territory }: meetups</b>

    Nothing is planned. Coffee for families, a games night, some time among grown-ups? Three questions are enough to announce it.
button-meetup-new = New meetup
button-meetup-line = { $day }, { $title }
button-meetup-draft = Draft: { $title }
meetup-untitled = no title
meetup =
    <b>{ $title }</b>
    { $when }
    Place: { $place }
meetup-when = { $day } { $year } at { $hour }
meetup-when-until = { $day } { $year }, from { $hour } to { $end }
meetup-for = For: { $who }
meetup-ask-title = <b>Which meetup?</b> Write a few words that make people want to come, like “Family coffee”.
meetup-ask-when =
    <b>When?</b> Write the day and the hour as you like.

    For instance: “Tuesday 8 December 6:30 pm”, “08/12 18:30” (day first) or “tomorrow from 6 pm to 8 pm”.
meetup-ask-place = <b>Where?</b> Write the place as people call it: “Jean-Jaurès school, by the yard”.
meetup-change-tells = I show it to you first. Then whoever said yes or maybe will be told.
weekday-remark = { $day } is a { $weekday }, and not the day that you wrote.
meetup-when-confirm =
    <b>{ $when }</b>

    Is that right?
meetup-move-confirm =
    <b>{ $title }</b>
    { $when }

    Is that right? At “yes”, the people concerned are told.
meetup-place-confirm =
    <b>{ $title }</b>
    Place: { $place }

    Is that right? At “yes”, the people concerned are told.
button-meetup-yes = Yes, that is it
button-meetup-otherwise = Write it differently
meetup-unfinished =
    <b>A draft to be finished</b>

    Tap “Go on”. Nobody but the team sees it.
meetup-review =
    <b>Read it again before announcing</b> ({ $people })

    The announcement leaves between { $opens } and { $closes }. It counts among the three messages of the week: whoever has had them gets it the week after.
button-meetup-go-on = Go on
button-meetup-announce = Announce
button-meetup-title = Title
button-meetup-when = Day and hour
button-meetup-place = Place
button-meetup-who = For whom
button-meetup-drop = Throw this draft away
meetup-answers =
    I’m coming: <b>{ $yes }</b>
    Maybe: <b>{ $maybe }</b>
    No: <b>{ $no }</b>

    Numbers only: no name is kept.
button-meetup-move = Change the date
button-meetup-elsewhere = Change the place
button-meetup-cancel = Cancel the meetup
button-meetup-cancel-yes = Yes, cancel the meetup
meetup-cancel-question =
    <b>Cancel this meetup?</b>

    { $count ->
        [0] Nobody has said they would come yet. The group will be told, if there is one.
        [1] One person who is coming, or maybe, will be told. So will the group, if there is one.
       *[other] { $count } people who are coming, or maybe, will be told. So will the group, if there is one.
    }
toast-meetup-announced = Announced.
toast-meetup-read-again = It has changed meanwhile: read it again, then announce it.
toast-meetup-cancelled = Cancelled. The people concerned are being told.
toast-meetup-changed-already = Nothing to change: here is where it stands.
meetup-new = <b>{ $territory }: a meetup</b>
meetup-of = <i>{ $territory }</i>
meetup-in-7 = <b>In a week</b>
meetup-in-1 = <b>It’s tomorrow</b>
meetup-moved = <b>{ $territory }: this meetup changes</b>
meetup-cancelled = <b>{ $territory }: this meetup will not take place</b>
meetup-resent = <i>Sent again: you may have had this message already.</i>
meetup-is-cancelled = It is cancelled.
meetup-is-over = It has already taken place.
meetup-question = Will you come? The coordinators see numbers, never your name.
meetup-said-yes = Your answer: <b>I’m coming</b>. You can change your mind.
meetup-said-maybe = Your answer: <b>maybe</b>. You can change your mind.
meetup-said-no = Your answer: <b>no</b>. You can change your mind.
reply-yes = I’m coming
reply-maybe = Maybe
reply-no = No
toast-meetup-said = Noted.
button-meetups-coming = All meetups
meetups-coming = <b>Meetups to come</b>
meetups-none = No meetup is planned. As soon as there is one, I will tell you.
meetup-own-yes = You are coming.
meetup-own-maybe = You may come.
meetup-own-no = You are not coming.
meetup-own-none = You have not answered yet.
button-meetup-file = Into my calendar
button-meetup-file-cancelled = Out of my calendar
meetup-file = Open this file: your calendar keeps the meetup. If it changes, a new file will replace this one.
meetup-file-cancelled = Open this file: your calendar notes that the meetup is cancelled.
meetup-file-name = meetup-{ $number }.ics
meetup-after =
    <b>{ $title }</b>

    Thank you for being part of it. If you were there, <b>what do you keep of it?</b>

    One sentence is enough. Saying nothing is fine too.
button-meetup-words = Say what I keep of it
meetup-words-write =
    <b>{ $title }: what do you keep of it?</b> Write a sentence or two, like any message.

    The coordinators will read it, without your name, and may then share it with the members here. No name, nor any detail by which somebody could be known.
meetup-words = <b>What we keep of the meetups</b>
meetup-words-line =
    <b>{ $title }</b>
    “{ $text }”
meetup-words-none = Nothing to read here for now.
button-meetups-kept-words = What we keep of them
button-meetup-queue = To read over: what people keep
meetup-queue = <b>To read over before it is published</b> for the members here. Nobody else has read it.
meetup-queue-empty = <b>{ $territory }</b>: nothing left to read over.
toast-meetup-words-published = Published: members will read it in /rencontres.
toast-meetup-words-refused = Noted: it will not appear.
group-meetup-private = To answer, write to me in private: here everybody would see who comes.
button-meetup-private = Answer in private

## Regional meetings

button-region-meetups = Regional meetings
region-meetups-kept =
    <b>Regional meetings</b>

    Touch one to see the answers and questions, move it, cancel it, or send its notes.
region-meetups-kept-none =
    <b>Regional meetings</b>

    Nothing is planned. A meeting for coordinators, or for everybody in several areas: three questions are enough to announce it.
region-meetup-whom =
    <b>Whom do you invite?</b>

    { $places ->
    [0] No area chosen
    [one] In one area
   *[other] In { $places } areas
    }: <b>{ $people }</b>.
button-audience-coordinators = Coordinators
button-audience-everybody = Everybody: members and coordinators
button-places-all = All areas
button-places-none = None
region-meetup-for-coordinators = For: coordinators, { $places ->
    [one] in one area
   *[other] in { $places } areas
    }
region-meetup-for-everybody = For: everybody, { $places ->
    [one] in one area
   *[other] in { $places } areas
    }
region-meetup-new = <b>A regional meeting</b>
region-meetup-of = <i>Regional meeting</i>
region-meetup-moved = <b>This regional meeting changes</b>
region-meetup-cancelled = <b>This regional meeting will not take place</b>
region-meetup-question = Will you come? The regional team sees numbers, never your name.
region-meetup-questions-wanted = A question for this meeting? Ask it before then: the regional team will read it without your name or your area.
button-region-questions = { $count ->
    [0] No question yet
    [one] One question received
   *[other] The { $count } questions
    }
button-notes-coming = Notes: to who was coming
button-notes-invited = Notes: to everybody invited
questions-gathered =
    <b>{ $title }: { $count ->
    [one] one question
   *[other] { $count } questions
    }</b>
    Gathered without a name, an area or a date, in alphabetical order.
questions-gathered-none =
    <b>{ $title }</b>

    No question yet. Those invited may ask until the meeting begins.
question-line = • { $text }
button-questions-before = Before
button-questions-after = After
button-question = Ask a question
question-ask =
    <b>{ $title }: your question?</b> Write it like an ordinary message, in at most { $maximum } characters. Three questions a person at most.

    The regional team will read it with the others, without your name or your area. No name, and no detail that would make somebody known.
question-of-few = Few people are invited: the regional team could guess whose a question is.
question-kept = <b>Noted.</b> The regional team will read your question with the others, without your name.
question-withdrawn = <b>Taken back.</b> Nothing is left of your questions.
question-own = “{ $text }”
button-question-again = Another question
button-question-withdraw = Take back my questions
region-notes-write =
    <b>Write the notes of “{ $title }”.</b>

    A short message, a document with a few words, or both in one message. No individual situation, no name. You will see it as it will be read before you send it.
region-notes-to-coming =
    <b>To whom?</b>

    To those who answered “I am coming” or “maybe”: <b>{ $people }</b>.
region-notes-to-invited =
    <b>To whom?</b>

    To everybody invited who receives coordinators’ messages: <b>{ $people }</b>.
region-notes-who-coming = Who was coming, or maybe
region-notes-who-invited = Everybody invited
region-notes-sent = <b>Notes have been sent already.</b>
region-notes-head = The notes of the regional meeting “{ $title }”
error-meetup-nowhere = Please choose at least one area first.
error-question-length = From 1 to { $maximum } characters: please shorten it and send it again.
error-question-many = You have already asked { $maximum } questions for this meeting.
error-notes-early = Notes can be sent once the meeting has begun.

## Days without school

button-local-days-list = Days without school
local-days =
    <b>{ $territory }: days without school</b>

    Tap a line to take it off.
local-days-none =
    <b>{ $territory }: days without school</b>

    You have added none. A bridge day, a feast, a closed school? Add those days: nothing will come for the classroom. At home and in leisure everything goes on.
local-days-known = The official holidays ({ $zone }) and public holidays are counted already, until { $until } { $year }.
local-days-unknown = I do not know the official holidays of your zone: school goes on, except on the days that you add here.
local-days-write =
    <b>On which days is school closed?</b>

    Write them as you like: “14 May”, “14/05” (day first) or “12 to 14 May”.
local-days-confirm =
    <b>{ $days }</b> ({ $count ->
        [1] one day
       *[other] { $count } days
    }): is that right?

    Tap the reason to add it, or write other days.
local-days-remove-question =
    <b>{ $days }</b> ({ $reason })

    Take it off? School will count those days again.
local-days-one = { $day } { $year }
local-days-many = { $first } to { $last } { $year }
local-days-short = { $first } to { $last }
local-day-holidays = holidays
local-day-bridge = bridge day
local-day-closure = closure
local-day-feast = local feast
button-local-days = { $days }, { $reason }
button-local-days-add = Add days
button-local-days-other = Write other days
button-local-days-remove = Yes, take it off

## Regional notebook

button-region-notebook = The regional notebook
notebook-title = Regional notebook
notebook-file-title = Regional notebook · { $region }
notebook-period = { $first } to { $last }
notebook-day = { $day } { $year }
notebook-made-on = Made on { $day }.
notebook-for = For a regional working session: to read together, to complete by hand.
notebook-contents = Contents
notebook-contents-how = Is a page number missing, or no longer right? Select everything, then press F9. If you take out a chapter, take out its line here too.
notebook-how = How to read this notebook
notebook-how-made = One chapter for each skill worked on: the shared sentence, what the digests say, what adults lived, what the areas’ teams write, and lines for your notes.
notebook-how-place = An experience says where it was lived: the area where at least 5 of its members share that place, otherwise the département; then the place and the age. Never a person.
notebook-how-figures = Figures come from the areas’ digests. What concerns fewer than 5 people is not there. Nothing here ranks an area: each moves in its own way.
notebook-how-nobody = Texts were read through before they appeared and nobody is named. If one of them makes you think of somebody, keep it to yourself.
notebook-skill = { $code } · { $name }
notebook-reperes = The shared sentence: what every adult says
notebook-repere = “{ $words }”
notebook-figures = What the digests say
notebook-weeks = { $weeks ->
    [one] One school week
   *[other] { $weeks } school weeks in all
    } on this skill, { $territories ->
    [one] in one area.
   *[other] in { $territories } areas.
    }
notebook-liked = Were a good moment, from the digests:
notebook-liked-line = { $title }: { $places }.
notebook-lived = What adults lived
notebook-lived-what = Their words, shared with their consent.
notebook-activity = Activity: { $title }
notebook-notes = The areas’ notebooks
notebook-notes-what = Written by the teams that coordinate, and shared by them.
notebook-note-from = { $territory }, { $month }
notebook-month = { $month } { $year }
notebook-note-tried = What we tried
notebook-note-changed = What changed
notebook-note-keep = What we would keep
notebook-more = There are others: a chapter holds the latest only.
notebook-write = Our notes
notebook-together = What we keep together
notebook-together-keep = To keep
notebook-together-try = To try
notebook-together-who = Who does what, and by when
notebook-choose-period =
    <b>The regional notebook</b>

    One chapter a skill: the shared sentence, figures of the digests, experiences published for the region, notes that teams share, and lines to write on. Two files: a PDF to print, a document to complete.

    For which period?
notebook-choose-skill =
    <b>The regional notebook</b>
    { $period }

    All the skills worked on, or one only?
notebook-empty =
    <b>The regional notebook</b>
    { $period }

    Nothing yet in this period: no theme week, no experience published for the region, no shared note.
button-notebook-all = { $count ->
    [one] The only chapter
   *[other] All ({ $count } chapters)
    }
button-notebook-year = School year { $first }-{ $last }
button-notebook-month = { $month } { $year }
button-notebook-period = Another period
notebook-pdf-sent =
    <b>The regional notebook</b>
    { $period }, { $count ->
    [one] one chapter
   *[other] { $count } chapters
    }. To print on A4, in colour or in grey.
notebook-docx-sent = The same, to complete and cut up in a word processor.
toast-notebook = Preparing it: two files are coming.

## Notebook

button-notes = The notebook
command-carnet = My area’s notebook
notes-which =
    <b>The notebook</b>

    Which one?
notes =
    <b>The notebook of { $territory }</b>

    What you tried, what changed, what you would keep: a few lines for each skill. The team of { $territory } reads the notes that are kept. The region reads only those that you share with it.
notes-none =
    <b>The notebook of { $territory }</b>

    It is still empty. A note takes three questions, a few lines each: what you tried, what changed, what you would keep. Then you choose who reads it.
button-note-new = Write a note
button-note-draft = { $skill } (to finish)
button-note-kept = { $skill }, { $day }
button-note-shared = { $skill }, { $day } (region)
button-note-newer = Newer
button-note-older = Older
note-skill = <b>On which skill?</b> This week’s comes first.
note-ask-tried =
    <b>{ $skill }</b>
    <b>1. What did you try?</b> Where, with whom, how many times. At most { $maximum } characters, no one’s name.
note-ask-changed =
    <b>{ $skill }</b>
    <b>2. What changed?</b> Among adults, between places, in habits. At most { $maximum } characters, no one’s name.
note-ask-keep =
    <b>{ $skill }</b>
    <b>3. What would you keep?</b> What you would do again, what you would tell another area. At most { $maximum } characters, no one’s name.
note-before = <i>For now:</i> { $text }
note-read-draft = <i>This is a draft: you alone read it.</i>
note-read-kept = <i>Kept for the team of { $territory }: its coordinators read it, the region does not.</i>
note-read-shared = <i>Shared: the regional team reads it, with the name of { $territory } and never yours. It may appear in the regional notebook, which people of other areas will read. What you change here changes for them.</i>
note-head =
    <b>{ $skill }</b>
    { $territory }
note-said-tried =
    <b>What we tried</b>
    { $text }
note-said-changed =
    <b>What changed</b>
    { $text }
note-said-keep =
    <b>What we would keep</b>
    { $text }
note-question =
    <b>Who will read it?</b>
    • Shared with the region: the regional team reads it, with the name of { $territory } and never yours. It may appear in the regional notebook, which people of other areas will read.
    • For our team: the coordinators of { $territory }, and nobody else.
    You can change your mind.
button-note-share = Share with the region
button-note-keep = Keep for our team
button-note-unshare = Stop sharing with the region
button-note-go-on = Go on
button-note-tried = 1. Tried
button-note-changed = 2. Changed
button-note-keep-part = 3. To keep
button-note-nothing = Nothing to say on this
button-note-later = Later
button-note-remove = Delete
button-note-remove-yes = Yes, delete
note-remove-draft = <b>Delete this draft?</b> { $skill }. Nothing of it will be left.
note-remove-kept = <b>Delete this note?</b> { $skill }. It is gone for the whole team.
note-remove-shared = <b>Delete this note?</b> { $skill }. It is gone for the whole team and for the region. A notebook that was downloaded keeps it.
button-region-notes = Notebooks
notes-shared = <b>What areas share of their notebook</b>
notes-shared-none =
    <b>What areas share of their notebook</b>

    Nothing yet. Their teams write with /carnet, and choose what you read.
toast-note-kept = Kept for your area’s team.
toast-note-shared = Shared with the region.
toast-note-removed = Deleted.
error-note-many = The notebook already has { $maximum } notes: delete some first.
error-note-length = From 1 to { $maximum } characters: please shorten it and send it again.
error-note-changed = This note has just changed: somebody else of your team edited it. Open it again, then start over.

## The common aim, and voting

button-aim = Common aim
aim =
    <b>{ $territory }: our aim for the year</b>

    { $aim }
aim-none =
    <b>{ $territory }: our aim for the year</b>

    It is not written yet. One sentence is enough: where do you want to go together before summer? Everybody will read it when they join.
aim-of-family = Families bring: { $text }
aim-of-professional = Professionals bring: { $text }
aim-of-volunteer = Volunteers bring: { $text }
aim-of-elected = Elected officials bring: { $text }
button-aim-aim = The aim
button-aim-family = What families bring
button-aim-professional = What professionals bring
button-aim-volunteer = What volunteers bring
button-aim-elected = What elected officials bring
button-aim-remove = Erase this sentence
aim-ask-aim = <b>Where do you want to go together this year?</b> One sentence, { $maximum } characters at most. For instance: “Every child has an adult to talk to.”
aim-ask-family = <b>What do families bring?</b> One sentence, { $maximum } characters at most. For instance: “A moment every day, without a screen.”
aim-ask-professional = <b>What do professionals bring?</b> One sentence, { $maximum } characters at most. For instance: “The same sentence, in every place.”
aim-ask-volunteer = <b>What do volunteers bring?</b> One sentence, { $maximum } characters at most. For instance: “Time, and a place for everyone.”
aim-ask-elected = <b>What do elected officials bring?</b> One sentence, { $maximum } characters at most. For instance: “Places where people meet.”
aim-now = <i>For now:</i> { $text }
aim-changed =
    <b>Somebody else has just written here:</b> { $text }

    Nothing was replaced. To put your sentence in its place, send it once more.
toast-aim-changed = This sentence has changed meanwhile: read it again.
aim-line = <b>Our aim this year</b>: { $aim }
aim-yours = <b>Your part</b>: { $text }
error-aim-length = From 1 to { $maximum } characters: please shorten it and send it again.
button-votes = The vote on themes
button-vote = Choose the next theme
vote =
    <b>{ $territory }: which theme next?</b>

    One person, one vote, until { $day }. Nobody will know who chose what, not even the bot: so a vote cannot be changed.
vote-theme = • <b>{ $theme }</b> (“{ $repere }”)
vote-confirm = <b>Vote for “{ $theme }”?</b> It cannot be changed afterwards.
button-vote-yes = Yes, I vote
vote-thanks = <b>Thank you, your vote counts.</b> The result will be known after { $day }, if at least five people have voted.
votes = <b>{ $territory }: the vote on themes</b>
votes-none = Once a period, members may choose among the next three themes. The vote lasts two weeks. It is offered under the idea of the week: no message is added.
votes-open = The vote is open until { $day }. Nothing shows before the end.
votes-accepted = The theme that members chose comes first. Thank you!
votes-declined = The vote is closed, and the order of the programme stays.
votes-few = The vote is over: too few votes to tell. The order of the programme stays.
votes-won = Members have chosen: { $themes }. It will come first if you accept.
votes-tied = A tie between { $themes }. The one that you tap will come first.
votes-offer = <b>The next three themes</b>
button-vote-start = Offer this vote to members
button-vote-accept = First: { $label }
button-vote-decline = Keep the programme’s order
button-vote-stop = Stop the vote
votes-stop-question =
    <b>Stop the vote?</b>

    The votes given so far will not count, and this period will have no other vote.
button-vote-stop-yes = Yes, stop the vote
error-vote-few = A vote needs three themes to come.
error-vote-period = This period has had its vote.
error-vote-once = You have voted already: thank you!
error-vote-over = This vote is over.
error-vote-decided = It is decided already.

## Words to read over

button-experiences = What people tell
queue =
    <b>{ $territory }: what people tell</b>

    { $count ->
        [0] Nothing is waiting to be read.
        [one] One text is waiting to be read.
       *[other] { $count } texts are waiting to be read.
    }
queue-none = When somebody tells something after “Done”, it comes here, without their name. You read it before anybody else.
queue-asked =
    { $count ->
        [one] One new wording awaits the agreement of the person who wrote.
       *[other] { $count } new wordings await the agreement of the people who wrote.
    }
queue-travelling =
    { $count ->
        [one] One text from here is read in all territories.
       *[other] { $count } texts from here are read in all territories.
    }
reading-about =
    <b>{ $title }</b>
    <i>{ $where }</i>
reading = <blockquote>{ $text }</blockquote>
reading-for-territory = Shared with your area.
reading-for-region = Shared with your area and the region.
reading-region-waiting = Sent to the region, which is going to read it.
reading-region-asked = The region has suggested another wording. Whoever wrote it will answer.
reading-region-published = It is read in all territories.
reading-region-refused = The region has left it here, where people go on reading it.
reading-guarded = This text is held back: it seems to point to somebody. It can only be declined, kindly.
button-queue-next = The next one
button-queue-published = What is published
button-experience-publish = Publish here
button-experience-publish-both = Publish here, and send to the region
button-experience-edit = Take out a name, a detail
button-experience-refuse = Do not publish
button-experience-region = Send to the region
button-experience-out = Publish no more
refuse-question = <b>What shall we tell the person who wrote it?</b> They will get our thanks and this reason.
button-refusal-recognisable = Somebody would be recognised
button-refusal-elsewhere = It speaks of something else
button-refusal-more = A detail is missing to try it
button-refusal-already = It has been told already
edit-write =
    <b>Which wording do you suggest?</b>

    Tap the text to copy it. Take out what would let somebody be recognised, and send it here. Change as little as you can: these are their words.

    <code>{ $text }</code>
edit-sent = <b>It is on its way.</b> The person who wrote will read your wording. Nothing is published unless they agree.
shelf = <b>{ $territory }: what is published</b>
shelf-none = Nothing is published yet.
toast-experience-published = Published: members here can read it.
toast-experience-published-region = Published here, and sent to the region.
toast-experience-region = Sent to the region.
toast-experience-out = It is no longer published, and waits again.
toast-experience-refused = Noted. The person will get a kind word.

## The idea of the week

idea-repere = This week’s phrase: <b>“{ $repere }”</b>
idea-geste = The 30-second gesture: { $geste }
idea-title = <b>{ $title }</b> ({ $minutes } min)
idea-step = { $number }. { $step }
idea-material = You need: { $material }.
idea-without = { $text }
idea-posture = Your part: { $posture }
idea-why-theme = Why this one: the theme “{ $theme }”, { $setting }, { $ages }.
idea-why-same_family = Why this one: close to the theme “{ $theme }”, { $setting }, { $ages }.
idea-why-near_age = Why this one: the theme “{ $theme }”, { $setting }. Written for { $ages }, so adjust it.
idea-why-wished = Why this idea: you asked for “{ $theme }”, { $setting }, { $ages }.
idea-why-near_wish = Why this idea: close to what you asked for, “{ $theme }”, { $setting }, { $ages }.
idea-why-seen = Seen before: you have had all that fits here. The theme “{ $theme }”, { $setting }, { $ages }.
idea-why-again = Fancy another go? You have had this one before. The theme “{ $theme }”, { $setting }, { $ages }.
idea-why-universal = Why this one: nothing is written here yet on “{ $theme }”. This one works { $setting }, { $ages }.
idea-every-age = all ages
idea-source = Source: { $source }.
idea-no-other =
    That was this week’s last idea for this place and age. The gesture is enough, truly.
button-done = Done
button-later = Later
button-another = Another one
button-skip = Not this time
button-more = Tell me more
button-share = Share
button-show = Back to the idea
toast-another = Here is another one.
toast-already-another = The other idea is already in the chat.
toast-already-done = You have already done it, thank you!

more-setting = <b>{ $setting }</b>: { $text }
more-own-language = At home, do it in the language of your choice.
more-role = <b>{ $role }</b>: { $text }
more-sequence = <b>Session { $number } of { $total }</b> in the series “{ $title }”.
more-sequence-next = Next: “{ $title }”.
more-sequence-last = It is the last one.
more-group =
    <b>How many children?</b> { $max ->
        [1] One at a time.
       *[other] From { $min } to { $max }.
    }
more-people =
    <b>How many people?</b> { $max ->
        [1] One is enough.
       *[other] From { $min } to { $max }.
    }
more-alone = <b>Who is it for?</b> You, the adult. Nothing is asked of the children.
more-indoors = <b>Where?</b> Indoors.
more-outdoors = <b>Where?</b> Outdoors.
more-anywhere = <b>Where?</b> Indoors or out.
more-question = <b>A question for afterwards</b>: { $text }
more-if-not = <b>If it falls flat</b>: { $text }
more-caution = <b>Take care</b>: { $text }
more-skill = <b>The skill</b>: { $skill } ({ $everyday }).
idea-origin = <i>It comes from another area: { $place }.</i>
more-source = <b>Where it comes from</b>: { $source }. Text: { $author }, { $licence }.
more-withdrawn = <i>This activity has left the library. Here is its last form; “Another one” brings you a new idea.</i>
favourites =
    <b>Your good moments</b>

    The ideas that you called a good moment. Tap one to do it again.
favourites-none =
    <b>Your good moments</b>

    Nothing yet. After “Done”, tap “A good moment”: the idea stays here, to do it again.
share-intro = Copy this wherever you like:

## Later

later-question = <b>When shall I remind you?</b>
later-tonight = This evening
later-tomorrow = Tomorrow evening
later-wednesday = Wednesday
later-weekend = This weekend
later-set = Noted: one reminder, on { $when }.
later-gone = That moment has passed. Which of these would suit you?
later-none = I have no moment left to offer for a reminder. The idea stays here for whenever you like.
button-later-cancel = No reminder after all
reminder = You wanted this idea again, so here it is.

## Before and after the idea, and “shall we go on?”

repere-before =
    <b>{ $territory }: “{ $theme }”</b>

    This week’s phrase, the same everywhere: <b>“{ $repere }”</b>
repere-idea-comes = The idea comes on { $when }. Until then, saying this phrase is enough.
encouragement =
    Did you get to try it? The small gesture alone counts. Having said “{ $repere }” once counts too.

    If so, how was it for you? If not, no harm done: the idea stays here.
continue-question =
    <b>Shall we go on?</b>

    Eight ideas have come, and I cannot tell whether they are of use to you. Reading without replying is perfectly fine: one “Yes” is enough.

    Without an answer you will get one idea a month.
button-continue-yes = Yes, let’s go on
button-continue-less = Less often
button-continue-pause = A break
button-continue-stop = Stop
continue-yes = Thank you, we go on! Day, hour and rhythm can be changed whenever you like, with /reglages.
continue-less = Noted: it will be less often. The next idea comes on { $next }.
continue-slowest = One idea a month is already the gentlest rhythm.

## Feedback

skipped = No problem, another time. Saying this week’s phrase already does a lot.
face-question = <b>Well done, and thank you!</b> The gesture alone counts too. How was it for you?
face-1 = 😕 Hard going
face-2 = 🙂 All right
face-3 = 😀 A good moment
face-said-1 = You said: hard going. Thank you for being frank.
face-said-2 = You said: all right. Thank you!
face-said-3 = You said: a good moment. Thank you!
tag-question = You can say more, or leave it there.
tag-fitting = Just right
tag-too_long = Too long
tag-too_hard = Too hard
tag-children_delighted = Children loved it
button-comment = Tell us in a few words
button-comment-again = Change what I wrote
button-withdraw = Take back my feedback
comment-kept-territory = What you wrote, kept for your area, to be read over first: <i>{ $comment }</i>
comment-kept-region = What you wrote, kept for your area and the region, to be read over first: <i>{ $comment }</i>
comment-asked = Your words await your say, in /experiences, “My words”: <i>{ $comment }</i>
comment-published = Your words, published without your name: <i>{ $comment }</i>
comment-refused = Your words, not published: <i>{ $comment }</i>
comment-audience =
    <b>Who may read you?</b>

    Other adults may make good use of your words, without your name. Nobody will read them before the coordinators have read them over. With “and the region” they may serve other regions too. If you would rather not share, tap “Cancel”.
button-sharing-territory = My area
button-sharing-region = My area and the region
button-cancel = Cancel
comment-write =
    <b>Over to you!</b> Write a few lines below, like any other message.

    Please leave out names, and anything that would let someone recognise a child.
comment-thanks = Thank you! Your words are kept for sharing. Nobody will read them before the coordinators have read them over. You can take them back at any time.
toast-withdrawn = Taken back.
toast-cancelled = Cancelled.

## What others lived

experiences = <b>What other adults lived</b>
experiences-skill = One skill: { $everyday }.
experiences-none = Nothing to read here yet. After “Done” you can tell us in a few words: yours may be the first.
experience-line =
    <b>{ $number }. { $title }</b>
    <i>{ $where }</i>
    { $text }
experience-short =
    <b>{ $number }.</b> <i>{ $where }</i>
    { $text }
experiences-under = <b>How other adults lived it</b>
button-experience-thank = Thanks for number { $number }
button-experiences-skills = By skill
button-experiences-all = All skills
button-experiences-newer = Newer
button-experiences-older = Older
button-experiences-own = My words
button-experiences-seek = Search
seek =
    <b>Search what others have lived</b>

    Choose one filter or several, or write some words.
seek-said = <i>Search: { $what }</i>
seek-quoted = “{ $words }”
seek-skill = <b>Which skill?</b>
seek-setting = <b>Where does it happen?</b>
seek-age = <b>Which age?</b>
seek-place = <b>Which territory?</b> A small group is named by its département.
seek-write = <b>Which words?</b> One or two are enough, for instance: weather. Your search is kept nowhere.
seek-no-words = Write a word, for instance: weather. Signs and pictures cannot be searched for.
seek-found = <b>What other adults have lived</b>
seek-none = Nothing like that yet. Try a shorter word, or one filter less.
button-seek-skill = Skill
button-seek-setting = Place in life
button-seek-age = Age
button-seek-place = Territory
button-seek-words = Words
button-seek-see = See what matches
button-seek-clear = Clear all
button-seek-all = Without this filter
button-seek-change = Change the search
button-seek-leave = See all
toast-thanked = Your thanks will go with their next idea, without your name.
toast-thanked-before = You have already said thank you for this one.
idea-thanks = <i>A thank you for you: what you wrote about “{ $title }” helped somebody.</i>
own-experiences =
    <b>What you wrote</b>

    You can take any of it back at any time, even once published. Tap a number.
own-experiences-none = You have shared nothing.
own-experience-line = { $number }. { $title }: { $state }
own-state-waiting = to be read by the coordinators
own-state-asked = waiting for your agreement
own-state-published = published, without your name
own-state-travels = published in all territories, without your name
own-state-refused = not published
own-experience =
    <b>{ $title }</b>
    What you wrote: { $state }.

    <i>{ $text }</i>
experience-asked =
    <b>What you wrote about “{ $title }” can be published.</b>

    So that nobody is recognised, the coordinators suggest this:
    <i>{ $edited }</i>

    You had written:
    <i>{ $comment }</i>

    Nothing is published unless you agree.
experience-refused =
    <b>Thank you for what you wrote about “{ $title }”.</b>

    { $reason } So it will not be published as it stands.

    You had written:
    <i>{ $text }</i>

    You can write it differently, take it back, or leave it there.
refusal-recognisable = Somebody might be recognised, and we watch over that for everyone.
refusal-elsewhere = It speaks of something other than this activity.
refusal-more = It makes one want to know more: a detail would help others to try.
refusal-already = Others have told the same, which is a good sign.
refusal-author = You preferred not to publish it.
button-experience-accept = Yes, publish it like this
button-experience-no = Do not publish
experience-asked-region =
    <b>What you wrote about “{ $title }” can be read in all territories.</b>

    So that nobody is recognised, the regional team suggests this:
    <i>{ $edited }</i>

    You had written:
    <i>{ $comment }</i>

    If you agree, it takes the place of your text, in your area too. Otherwise nothing changes.
button-trip-accept = Yes, for all territories
button-trip-no = Leave it in my area
toast-trip-accepted = Thank you! It is read in all territories, without your name.
button-experience-withdraw = Take it back
button-experience-again = Write it differently
toast-experience-accepted = Thank you! It is published, without your name.
toast-experience-withdrawn = Taken back: nobody can read it any more.

## An idea now

ask =
    <b>An idea right now</b>

    It will be { $settings }, for { $ages }. Adjust it if you like, then tap “Find”.
ask-which = For which area?
ask-nothing = I have nothing that ticks all of those. Loosen one of them and I will look again.
button-find = Find
button-place-any = Indoors or out
button-place-indoors = Indoors
button-place-outdoors = Outdoors
button-minutes-any = However long it takes
button-minutes = { $minutes } min at most
button-children-any = Any number of children
button-children-one = One child
button-children-few = A few children
button-children-many = A group
button-material-any = With or without equipment
button-material-none = No equipment
button-ages-any = One age at a time
button-ages-mixed = Mixed ages
button-skill-week = The theme of the week
ask-skill = <b>Which skill?</b>

## The theme

theme-now =
    <b>{ $territory }, this week: { $theme }</b>

    The phrase, the same everywhere: <b>“{ $repere }”</b>
    One skill: { $everyday }.
theme-geste = { $setting }: { $geste }
theme-posture = Your part: { $posture }
theme-coming = <b>Coming up</b>
theme-line = From { $day }: { $theme } (“{ $repere }”)
theme-goes-on = The same theme goes on.
theme-next-holidays = School holidays from { $day }.
theme-holidays = <i>{ $sentence }</i>
button-theme-sheet = The sheet to pin up
button-theme-paste = The words to paste
theme-sheet-sent = The sheet of the theme “{ $theme }” for { $territory }, in A4. It can be read in black and white too.
theme-paste =
    <b>{ $territory }: { $theme }</b>

    The sentence that all adults say: <b>“{ $repere }”</b>

    The gesture, 30 seconds:
sheet-where = { $territory }, from { $day }
sheet-everybody = The sentence that all adults here say to children and young people.
sheet-gestes = The gesture, 30 seconds, wherever you are
sheet-activity = And if you have { $minutes } minutes
sheet-join = One idea a week
group-hello =
    Hello, I am Terreau. I can tell this group the theme of the week, on Monday mornings, and the meetups. Otherwise I stay quiet.

    To link this group, somebody who coordinates the territory sends /lier.

    In a group, Telegram shows who takes part. Your ideas, your feedback and your answers to meetups stay private, with me.
group-linked =
    Linked to <b>{ $territory }</b>. The theme comes on Monday mornings, the meetups when there are any. Otherwise I stay quiet.

    In a group, Telegram shows who takes part. Your ideas, your feedback and your answers to meetups stay private, with me. To make me go: /delier.
group-already = This group is linked to <b>{ $territory }</b> already. Nothing else to do.
group-unlinked = Unlinked. I am leaving the group: thank you for having me.
group-not-linked = This group is not linked to any territory. Somebody who coordinates one can send /lier.
group-theme =
    <b>{ $territory }, this week: { $theme }</b>

    The phrase, the same everywhere: <b>“{ $repere }”</b>
    Your part: { $posture }
group-theme-goes-on =
    <b>{ $territory }: the theme goes on, { $theme }</b>

    The phrase, the same everywhere: <b>“{ $repere }”</b>
    Your part: { $posture }
theme-under-way = Here, the theme “{ $theme }” began on { $day }. You join along the way: there is nothing to catch up on. The phrase to say is just below.

## Settings, pausing, stopping

settings-which = Which settings would you like to see?
settings-none = You are not following any area just now. Tap /start to choose one.
button-language = Language
language-draft = <i>This translation has not been read by a native speaker yet.</i>
language-question = <b>Which language?</b> The activities are written in French.
pause-question =
    <b>Time for a break?</b>

    Nothing will come meanwhile, not even a reminder you asked for. Your choices stay.
button-pause-week = One week
button-pause-fortnight = Two weeks
button-pause-month = One month
button-pause-holidays = Until school is back, { $day }
button-pause-open = Until I come back
button-resume = Start again
paused-until = Noted. I will keep quiet until { $until }.
paused-open = Noted. I will keep quiet until you tap “Start again”.
already-paused-until = You are on a break until { $until }: nothing comes meanwhile.
already-paused-open = You are on a break: nothing comes until you tap “Start again”.
resumed = How good to have you back! The next idea comes on { $next }.
resumed-without = How good to have you back!
stop-question =
    <b>Would you like to stop?</b>

    Nothing more will come. Your choices and feedback are kept in case you return. To erase everything as well: /oublier.
button-stop = Yes, stop
button-stay = No, I’m staying
stopped = It’s stopped. Thank you for trying. To come back, tap /start; to erase everything, /oublier.
stayed = Lovely, nothing changes.
forget-question =
    <b>Erase everything?</b>

    Your membership, choices, past ideas, feedback and words will all be erased. So will your coordinator’s rights, if you have any. There is no going back.
button-forget = Yes, erase everything
forgotten =
    <b>Erased</b>: your membership, your choices, your ideas, your feedback, your words, and your coordinator’s rights if you had any.

    All that remains is totals, with nobody behind them. Backups erase themselves within 30 days. You can also delete this chat in Telegram. Take care!
nothing-kept = I keep nothing about you, so there is nothing to erase.

## My data

mine-nothing = I keep nothing about you, so there is nothing to show.
mine-page = <b>Everything that is kept about you</b>, in a page that any browser opens. It is for you alone. To erase everything: /oublier.
mine-json = The same data, for another program (JSON, times in UTC).
mine-file = my-data
mine-title = What Terreau keeps about you
mine-lead = Everything the database holds about you on { $when } (Paris time). What is empty is not shown. To erase everything, send /oublier in the chat.
mine-detail = { $name }: { $value }
mine-yes = yes
mine-no = no
mine-table-person = Your account
mine-table-membership = Your memberships
mine-table-membership_setting = Your places
mine-table-membership_age_band = The ages around you
mine-table-membership_structure = Your organisation
mine-table-idea = The ideas you got
mine-table-feedback = Your feedback
mine-table-experience = Your texts to share
mine-table-experience_thanks = Your thanks
mine-table-reminder = Your reminders
mine-table-meetup_reply = Your answers to meetups
mine-table-meetup_question = Your questions for a regional meeting
mine-table-meetup_words = Your words after a meetup
mine-table-theme_ballot = Your votes (never for what)
mine-table-dialogue = The question that waits for you
mine-table-access_grant = Your rights as a coordinator
mine-table-invitation = The links you made
mine-table-broadcast = The messages you wrote to members
mine-table-broadcast_card = The progress messages shown to you
mine-table-note = Your notes in the notebook
mine-table-local_activity = The activities you wrote
mine-table-outbox = What was sent to you
mine-table-audit = What you did as a coordinator
mine-table-audit_about = What others did to your rights
mine-table-received = Your latest visits
mine-column-chat_id = Number of this chat
mine-column-language = Language
mine-column-state = State
mine-column-paused_until = Paused until
mine-column-unreachable_since = Out of reach since
mine-column-notice_version = Notice accepted (version)
mine-column-consented_at = Consent given
mine-column-created_at = Created
mine-column-last_active_at = Last visit
mine-column-planned_until = Week prepared until
mine-column-next_look_at = Next preparation
mine-column-asked_to_continue_at = “Shall we go on?” asked
mine-column-territory = Area
mine-column-role = Role
mine-column-weekday = Day
mine-column-send_time = Time
mine-column-rhythm = How often
mine-column-former_rhythm = How often before
mine-column-wants_repere = Key idea the day before
mine-column-wants_encouragement = Word of encouragement
mine-column-wants_broadcasts = Messages from coordinators
mine-column-idea_filter = Last choice in /idee
mine-column-joined_at = Joined
mine-column-left_at = Left
mine-column-setting = Place
mine-column-age_band = Ages
mine-column-structure = Organisation
mine-column-id = Number
mine-column-week_starts_on = Week of
mine-column-activity = Activity
mine-column-theme = Theme
mine-column-skill = Skill
mine-column-fit = Why this one
mine-column-origin = Origin
mine-column-sent_at = Sent
mine-column-done_at = Done
mine-column-done_as = Done as
mine-column-done_level = On which scale
mine-column-idea_id = Idea (number)
mine-column-face = Face
mine-column-tags = Details
mine-column-comment = Comment
mine-column-sharing = Sharing
mine-column-updated_at = Changed
mine-column-feedback_id = Feedback (number)
mine-column-edited = Wording proposed
mine-column-reason = Reason
mine-column-text = Text
mine-column-place = Place shown
mine-column-submitted_at = Handed in
mine-column-published_at = Published
mine-column-sent_to_region_at = Sent to the region
mine-column-region_state = For all territories
mine-column-region_edited = Wording suggested by the region
mine-column-region_reason = The region's reason
mine-column-region_place = Place shown elsewhere
mine-column-region_decided_at = Decided by the region
mine-column-thanks_told_until = Thanks passed on until
mine-column-experience_id = Text (number)
mine-column-thanked_at = Thanked
mine-column-due_at = Due
mine-column-meetup = Meetup
mine-column-reply = Answer
mine-column-replied_at = Answered
mine-column-asked_at = Asked
mine-column-meetup_who = Who gets the notes
mine-column-said_at = Written
mine-column-vote_id = Vote (number)
mine-column-expects = Question
mine-column-data = Detail
mine-column-kind = Kind
mine-column-number = Number in the team
mine-column-granted_at = Given
mine-column-revoked_at = Withdrawn
mine-column-expires_at = Valid until
mine-column-used_at = Used
mine-column-revision = Version
mine-column-album = Album being received
mine-column-parts = Content
mine-column-segment = To whom
mine-column-send_at = To be sent
mine-column-changed_at = Changed
mine-column-broadcast_id = Message to members (number)
mine-column-message_id = Number of the message in Telegram
mine-column-is_live = Still kept up to date
mine-column-tried = What we tried
mine-column-changed = What changed
mine-column-keep = What we would keep
mine-column-shared_at = Shared with the region
mine-column-fields = Content
mine-column-published = Published version
mine-column-edition = Times published
mine-column-adopted = Version used elsewhere
mine-column-adopted_edition = Number of that version
mine-column-corrected = The regional team's corrections, not adopted yet
mine-column-corrections = How often the regional team corrected it
mine-column-version = Version given to other areas
mine-column-shelf = Name of the activity for other areas
mine-column-reference = About (number)
mine-column-not_before = Not before
mine-column-not_after = Not after
mine-column-is_unasked = Sent unasked
mine-column-attempts = Tries
mine-column-resends = Repeats
mine-column-next_attempt_at = Next try
mine-column-finished_at = Finished
mine-column-at = When
mine-column-action = Action
mine-column-done_by = By
mine-column-detail = Detail
mine-column-update_id = Number of the visit in Telegram
mine-column-received_at = Received
mine-code-active = active
mine-code-paused = paused
mine-code-stopped = stopped
mine-code-unreachable = out of reach
mine-code-joining = joining
mine-code-left = left
mine-code-planned = planned
mine-code-proposed = proposed
mine-code-later = later
mine-code-done = done
mine-code-skipped = not this time
mine-code-replaced = replaced
mine-code-waiting = waiting
mine-code-asked = agreement asked
mine-code-published = published
mine-code-refused = not kept
mine-code-queued = to be sent
mine-code-claimed = about to leave
mine-code-sending = about to leave
mine-code-sent = sent
mine-code-failed = not sent
mine-code-unknown = may have arrived
mine-code-expired = too late
mine-code-cancelled = called off
mine-code-draft = draft
mine-code-submitted = waits for a second person
mine-code-confirmed = confirmed
mine-code-withdrawn = withdrawn
mine-code-yes = yes
mine-code-maybe = maybe
mine-code-no = no
mine-code-territory = with your area
mine-code-region = region
mine-code-coordinator = coordinator
mine-code-weekly = weekly
mine-code-another = another idea
mine-code-on_demand = at your request
mine-code-idea = idea
mine-code-reminder = reminder
mine-code-repere = key idea
mine-code-encouragement = word of encouragement
mine-code-continue = “shall we go on?”
mine-code-experience = news of your text
mine-code-broadcast = message from coordinators
mine-code-meetup = meetup
mine-code-approval = message to approve
mine-code-meetup_change = meetup changed
mine-code-meetup_reminder = meetup reminder
mine-code-territory_news = news of an area
mine-code-meetup_after = after the meetup
mine-code-digest = digest of the week
mine-code-digest_chart = digest as a picture
mine-code-access_ended = end of an access
mine-code-travels = texts read elsewhere
mine-code-cap = the week was full
mine-code-quiet = quiet hours
mine-code-quiet_hours = quiet hours
mine-code-too_late = too late
mine-code-no_activity = no activity for you
mine-code-no_answer = no answer from Telegram
mine-code-not_needed = no longer needed
mine-code-not_sent = not sent yet
mine-code-try_later = Telegram asks to wait
mine-code-gave_up = given up after several attempts
mine-code-blocked = chat blocked
mine-code-erased = account erased
mine-code-fault = a fault of ours
mine-code-recognisable = somebody could be recognised
mine-code-elsewhere = better said elsewhere
mine-code-more = to be completed
mine-code-already = said already
mine-code-author = as you wished
mine-code-comment = your comment
mine-code-theme = follows the theme
mine-code-same_family = close to the theme
mine-code-near_age = a nearby age
mine-code-wished = what you wanted
mine-code-near_wish = close to what you wanted
mine-code-seen = seen before
mine-code-again = to do again
mine-code-universal = suits everyone
mine-code-notice = changed notice
mine-code-inactive = silent account

## Help and privacy

help =
    <b>Terreau in brief</b>

    /idee: an idea right now
    /favoris: the ideas that you liked
    /theme: this week’s theme, and the next ones
    /rencontres: meetups to come, and your answers
    /experiences: what others lived, and what you wrote
    /reglages: places, ages, day, time, how often, language
    /pause: a break, which ends by itself
    /stop: stop
    /confidentialite: what is kept
    /mesdonnees: get everything kept about you
    /oublier: erase everything

    Nobody reads this chat as it happens. Is a child in danger, or are you unsure? Call <b>119</b>, day or night, free of charge.
help-visitor =
    <b>One simple idea a week</b>, to help children and young people know themselves, listen and get on well together.

    Tap /start to begin, or /confidentialite to see what is kept.

    Is a child in danger, or are you unsure? Call <b>119</b>, day or night, free of charge.
notice =
    <b>What is kept, and why</b>

    <b>Who is responsible</b>: { $controller }. { $contact }
    <b>Legal basis</b>: your consent, which you can withdraw whenever you like with /stop or /oublier.

    <b>Kept</b>: the number of this chat and what you write to share (encrypted), your role, your places, your organisation if you chose it, the ages, how often, your reactions.
    <b>Never asked for</b>: a child’s name, school, health or religion, or a photo.
    <b>Seen by coordinators</b>: totals of { $least } people or more, and the words you share, without your name. Never who did what.
    <b>Employers</b>: taking part is voluntary. Nobody may demand it or check what you do.

    <b>For how long</b>: after 18 months your ideas and feedback are no longer linked to you. Your words that were never published go at the end of the school year. An account without a sign of life for 13 months is erased, after a message that says so. The coordinators’ log: 12 months. Backups: 30 days; an unreadable fingerprint, kept for 31 days, erases you there again.
    <b>Your rights</b>: /mesdonnees sends you everything that is kept about you, /oublier erases it all, /stop ends the messages.

    <b>Telegram</b> carries the messages under its own rules: it sees what you write here.
    You can also turn to the CNIL, the French data protection authority.
notice-contact = Contact: { $contact }.
notice-changed =
    <b>The notice about your data has changed.</b>

    What is new:
    • after 18 months your ideas and feedback are no longer linked to you;
    • an account without a sign of life for 13 months is erased, after a message that says so;
    • your words that were never published go at the end of the school year;
    • /mesdonnees sends you everything that is kept about you.

    If that is fine with you, there is nothing to do.
notice-number-changed =
    <b>The notice about your data has changed.</b>

    Who coordinates now sees totals from { $least } people on, still without any name.

    If that is fine with you, there is nothing to do.
button-notice-read = Read the notice
inactive-question =
    <b>Still there?</b> It has been nearly a year since you last tapped a button.

    Without a sign of life within 30 days, I’ll erase your account and everything I keep about you. Reading without answering is perfectly fine too: tap “I’m staying”.
button-inactive-stay = I’m staying
button-forget-now = Erase everything now

## What people type

typed-unasked =
    Thank you for your message. I only understand buttons and commands, and what you just wrote has not been kept.

    /idee gives you an idea, /aide explains the rest. Nobody reads this chat as it happens.
typed-visitor =
    Thank you for your message. I only understand buttons and commands, and I have kept nothing.

    Tap /start to begin. Nobody reads this chat in real time.
unknown-command = I don’t know that command. /aide lists everything I can do.
media-unasked =
    Thank you, but I can only take text, and I have kept nothing.

    Nobody reads this chat as it happens. If a child is in danger: <b>119</b>. If a life is at risk: <b>15</b>, <b>17</b>, <b>18</b> or <b>112</b>.
danger =
    <b>What you write sounds serious. Nobody reads this chat as it happens: please call now.</b>
danger-number = <b>{ $number }</b>: { $purpose } ({ $hours })
danger-after =
    I have not kept your message, and Terreau passes nothing on to anyone. You can delete it here too.

    If you work with children: speak to your manager today. Your département’s CRIP takes reports of worries about a child; 119 will put you through.
button-delete-mine = Delete my message
toast-deleted = Deleting it from the chat.
held-name = I have not kept that text: it seems to contain a first name. Say “a child”, “my daughter” or “a pupil” instead, and send it again.
held-phone = I have not kept that text: it seems to contain a phone number. Please send it again without the number.
held-address = I have not kept that text: it seems to contain an address. Please send it again without the address.
held-handle = I have not kept that text: it seems to contain a user name or an email address. Please send it again without it.
held-link = I have not kept that text: it contains a link. Please send it again without the link, in your own words.

## Activities written by an area

button-locals = Activities from here
button-local-new = Write an activity
button-local-untitled = No title yet
button-local-go-on = Go on
button-local-see = Read through and publish
button-local-correct = Change an answer
button-local-withdraw = Withdraw the activity
button-local-publish = Publish for my area
button-local-adopted = Read what the others are given
button-local-later = Later
button-local-none = Nothing
button-local-group = { $max ->
    [0] The adult alone
    [1] One child
   *[other] { $min } to { $max }
 }
button-local-people = { $max ->
    [0] The adult alone
    [1] One person
   *[other] { $min } to { $max }
 }
button-local-title = Title
button-local-skill = Skill
button-local-form = Form
button-local-level = With whom
button-local-settings = Places
button-local-ages = Ages
button-local-minutes = Minutes
button-local-place-asked = Indoors, outdoors
button-local-group-asked = Group
button-local-steps = Steps
button-local-simple = In plain words
button-local-posture = The adult’s part
button-local-question = Question afterwards
button-local-material = Material
button-local-without = Without material
button-local-if_not = If it does not take
button-local-caution = Take care
button-local-geste = A gesture, 10 minutes at most
button-local-seance = A session for professionals
button-local-posture-form = A stance, for the adult
button-local-milieu = A place we change
button-local-individual = One to one
button-local-circle = In a group
button-local-structure = The whole organisation
button-local-commune = The whole town
button-local-indoors = Indoors
button-local-outdoors = Outdoors
button-local-anywhere = Anywhere
locals =
    <b>The activities of { $territory }</b>

    Members here are given them. The regional team reads them, and may adopt them for other areas.
locals-none =
    <b>The activities of { $territory }</b>

    Is there something that works well here? Write it down, in French: members here will be given it. The regional team will read it, and may adopt it for other areas. Allow a quarter of an hour. You can stop and come back.
local-card =
    <b>{ $title }</b>

    { $state }
local-state-draft = Draft: nobody else sees it.
local-state-published = Published: members here may be given it.
local-state-withdrawn = Withdrawn: nobody is given it any more.
local-adopted = The regional team has adopted it: other areas may be given it too. Your area is named, you never are.
local-adopted-before = The regional team adopted an earlier version, and other areas are given that one. They have not read yours yet.
local-adopted-corrected = The regional team has adopted it with a few words corrected (version { $version }). In your area your words stay. Your area is named, you never are.
local-complete = <b>It is all there!</b> Read it as a member will see it, then publish it.
local-correct = <b>Which answer would you like to change?</b>
local-before = <i>For now:</i> { $text }
local-almost = <b>Almost!</b> I cannot take it like this yet. Please correct it and send it again:
local-fault = • { $fault }
local-ask-title = <b>What title?</b> A few inviting words, in French, such as “La météo du matin”. No one’s name.
local-ask-skill = <b>What does it help to grow?</b> Choose what comes nearest.
local-ask-form = <b>What is it?</b>
local-ask-level = <b>With whom?</b>
local-ask-settings = <b>Where is it done?</b> You may choose several places.
local-ask-in = <b>How is it lived { $setting }?</b> One or two sentences.
local-ask-ages = <b>At which ages?</b> Only those where it really works.
local-ask-minutes = <b>How many minutes?</b>
local-ask-group = <b>How many children or young people?</b>
local-ask-people = <b>How many people set it going?</b> Adults, children, young people: everybody counts.
local-ask-place = <b>Indoors or outdoors?</b>
local-ask-steps = <b>The steps.</b> Three to six, one a line, one action each. Under twenty words a sentence.
local-ask-simple = <b>The same steps in plain words.</b> At least three, one a line, twelve words at most.
local-ask-posture = <b>And you, the adult: what do you do?</b> In the first person: “Je…”
local-ask-question = <b>Which question to ask afterwards?</b>
local-ask-material = <b>What is needed?</b> One thing a line.
local-ask-without = <b>And without any material?</b>
local-ask-if_not = <b>What to do if it does not take?</b>
local-ask-caution = <b>Is there anything to take care of?</b>
toast-local-published = Published for your area.
toast-local-withdrawn = Withdrawn.
button-adoptions = { $waiting ->
    [0] Activities of the areas
   *[other] Activities of the areas: { $waiting } to read
 }
button-adoptions-waiting = Activities to read
button-adoptions-adopted = Adopted activities
button-adoptions-more = More
button-adoptions-files = Get them as files
adoptions-files = The adopted activities, one a file, like those of the library. Whoever runs the machine can add them there.
adoptions-files-name = adopted-activities.zip
button-adoption = { $title } ({ $place })
button-adopt = Adopt for all areas
button-correct = Correct some words
button-correct-drop = Back to the area's own words
button-release = Stop proposing it elsewhere
adoptions-waiting =
    <b>Activities of the areas, to read</b>

    Each one already serves its own area. Once adopted, it is proposed wherever it fits.
adoptions-waiting-none =
    <b>Activities of the areas, to read</b>

    Everything has been read. When an area publishes an activity, it will come here.
adoptions-adopted =
    <b>Adopted activities</b>

    All areas may be given them. The area is named, the person who wrote it never is.
adoptions-adopted-none =
    <b>Adopted activities</b>

    None yet.
adoption-head =
    <b>{ $place }</b>
    { $state }
adoption-state-waiting = Proposed in this area only.
adoption-state-adopted = Adopted (version { $version }): proposed in all areas.
adoption-state-changed = New version: elsewhere it is still the one before.
adoption-state-corrected = With your corrections. They wait for you to adopt.
adoption-words =
    <b>What other areas are given</b>
    Version { $version }, read through by the regional team. Yours stays as it is in your area.
adoption-simple = <b>In plain words</b>
adoption-told =
    <b>{ $place }: an activity travels</b>

    The regional team has adopted “{ $title }”: the other areas may be given it from now on. Your area is named, you never are.
adoption-told-corrected =
    <b>{ $place }: an activity travels</b>

    The regional team has adopted “{ $title }” with a few words corrected: other areas may now be given it. In yours, your words stay. The area is named, you never are.
button-adoption-told = Open the activity
toast-adopted = Adopted for all.
toast-released = Given back to its area.
error-local-many = Your area already has { $maximum } activities. Please ask the regional team.
error-local-withdrawn = Its area has withdrawn it: it is no longer proposed anywhere.
error-local-changed = It has just changed: open it again, read it, then decide.
error-local-faults = It no longer follows the rules for activities. Correct it, or ask its area to read it through and publish it again.
error-local-title = Another activity already has this title. Correct it, then adopt.
error-correction-empty = Keep at least one choice: without it the activity does not hold.

## Regional team

content-reloaded = Done: the texts and { $activities } activities are in use.
content-refused =
    <b>Nothing has changed</b>: the old version stays in use.

    { $fault }

## Small troubles

too-fast = You are faster than I am, and I could not read everything. Please carry on in a minute. If anybody is in danger: 119, 15, 17 or 112.
error-generic = Something went wrong on my side. Nothing is lost: please try again in a moment.
error-not-found = I cannot find that; it may have been erased. /aide gets you back on track.
error-not-allowed = That is not open to you. /aide shows what you can do.
error-invalid = There is no such choice here. /aide gets you back on track.
error-not-joined = To do that, first join an area with /start.
error-withdrawn = This feedback was taken back. Tap “Done” under the idea to give it again.
error-group-not-yours = Linking a group is up to those who coordinate the territory. Thank you for asking them.
error-group-which = Send /lier followed by the code of your territory: { $codes }.
error-group-elsewhere = This group is linked to another territory. Somebody who coordinates that one can send /delier.
error-group-anonymous = Telegram does not tell me who you are. Stop writing anonymously for a moment, then try again.
error-theme-not-to-come = That theme has begun already, or is no longer planned. Choose one that is still to come.
error-local-days = A first day, a last day, and at most { $maximum } days.
error-local-days-unread = I could not read those days. Write for example “14 May”, “14/05” (day first) or “12 to 14 May”.
error-local-days-past = Those days are over: what has been lived does not change any more.
error-local-days-many = The list is full: { $maximum } periods to come at most.
error-experience-decided = This text is not waiting any more: somebody decided just before, or it was changed.
error-experience-guarded = This text seems to point to somebody: it cannot be published like this.
error-experience-region = The person who wrote it shares it with your area only.
error-experience-own = You wrote this one: it is for the others to thank you!
error-experience-local = A territory wrote this activity for itself. Adopt it first, so that others can try it.
error-meetup-many = The list is full: { $maximum } meetups at most.
error-meetup-title = The title: 1 to { $maximum } characters.
error-meetup-place = The place: 1 to { $maximum } characters.
error-meetup-words = I did not understand. Write for instance “Tuesday 8 December 6:30 pm” or “08/12 18:30”.
error-meetup-hour = The hour is missing. Write for instance “Tuesday 8 December 6:30 pm”.
error-meetup-day = There is no such day in the calendar. Check the day and the month, then send it again.
error-meetup-clock = The clocks change that night: this moment does not exist, or comes twice. Choose another hour.
error-meetup-past = That moment has passed. A meetup is prepared for later.
error-meetup-far = That is more than a year away. Check the year, then send it again.
error-meetup-announced = It is announced already. You can still move it or cancel it.
error-meetup-unfinished = Something is still missing. Tap “Go on”.
error-meetup-cancelled = This meetup is cancelled: nothing changes any more.
error-meetup-over = This meetup has begun: nothing changes any more.
error-old-button = That button comes from an older version. /aide gets you back on track.
error-territory-closed = This area is no longer open. /start shows you the others.
error-role-without-ideas = There are no ideas for this role here yet. Pick another one; you can change it later.
error-age-not-offered = There are no ideas for this age in these places yet.
error-setting-not-offered = There are no ideas for this place yet.
error-one-age-at-least = Please keep at least one age.
error-one-setting-at-least = Please keep at least one place.
error-comment-too-long = That is a little long: { $maximum } characters at most. Please shorten it and send it again.
error-invitation = That invitation link no longer works: it is good for one use, within 7 days. Please ask for another.
error-invitation-own = You have this access already: the link is for somebody else.
error-invitations-many = { $maximum } links are waiting already. Cancel one first.
error-elected-coordinator = An elected official cannot coordinate an area. Please talk to the regional team.
error-no-link = Telegram has not told me my name yet. Try again in a moment.
error-structure-name = The organisation’s name: 1 to { $maximum } characters.
error-structure-many = The list is full: { $maximum } organisations at most.
error-structure-taken = This organisation is in the list already.
error-slug = An area’s code has 2 to 24 letters, digits or hyphens.
error-slug-taken = That area code is already taken.
error-territory-name = An area’s name has 1 to { $maximum } characters.
error-territory-living-area = The living area: { $maximum } characters at most.
error-territory-welcome = The welcome words: { $maximum } characters at most.
error-territory-circle = An area cannot belong to itself, nor to one that belongs to it.
error-territory-merge = An area is merged into another one, which is open.
error-territory-departement = The département: { $maximum } characters at most.
error-territory-kind = There is no such kind of area. Choose from: { $allowed }.
error-territory-zone = There is no such time zone. For instance: Europe/Paris.
error-territory-school-zone = There is no such school holiday zone. Choose from: { $allowed }, or leave it empty.
error-territory-programme = There is no such programme. Choose from: { $allowed }.

## Menu, and how the bot introduces itself

command-idee = An idea right now
command-favoris = Ideas that I liked
command-theme = This week’s theme
command-experiences = What others lived
command-rencontres = Meetups to come
command-reglages = My settings
command-pause = Take a break
command-aide = Help
command-confidentialite = What is kept
command-mesdonnees = My data
command-oublier = Erase everything
command-stop = Stop
bot-description =
    One simple idea a week, to help children and young people know themselves, listen and get on well together. At home, at school, after school, at the club: everyone works on the same thing in the same week. For the adults of an area. The activities are in French.
bot-short-description = One simple idea a week, the same skill at home, at school and in leisure time.

## Demonstration

panel-title = The demonstration’s clock
panel-now = It is { $time }, { $day }.
panel-hour = + 1 hour
panel-next = To the next message
panel-day = + 1 day
panel-week = + 1 week
panel-of-week = { $what } (week of { $day })
panel-friday = Friday evening
panel-holidays = To the holidays
panel-play = Play the year
panel-stop = Stop
panel-where = Week { $number } of the school year. Theme: { $theme }
panel-summer = Between two school years.
panel-sent = { $count ->
    [0] No message has left by itself yet.
    [one] One message has left by itself.
   *[other] { $count } messages have left by themselves.
}
panel-map = The same theme, setting by setting
panel-map-help = Each column is a week. The stronger the colour, the more people did the idea. Hatched: holidays.
panel-legend-none = nobody
panel-legend-much = five times or more
panel-year = The school year
panel-coming = What is coming, and why
panel-nothing = Nothing is planned.
panel-help = Pick a person, tap “Start”, then move the clock on.
panel-turning = One moment…
panel-event = { $when }: { $who }, { $why }
panel-why-idea = the week’s idea, since they chose “{ $rhythm }”
panel-why-repere = the week’s phrase, the day before the idea (chosen)
panel-why-encouragement = a word two days after the idea (chosen)
panel-why-continue = “shall we go on?”, after eight ideas without a reaction
panel-why-reminder = the reminder asked for with “Later”
panel-why-meetup = a meetup that the coordinators announce
panel-why-meetup_after = “what do you keep of it?”, the day after a meetup (said yes)
panel-why-meetup_reminder = the reminder of a meetup (said yes, or maybe)
panel-why-digest = the week’s summary, at the area’s hour
panel-why-queued = a message waiting for its time
panel-coordinators = the coordinators
panel-neighbours = { $count ->
    [one] one neighbour
   *[other] { $count } neighbours
}

## The demonstration’s tours

panel-tours = Three tours, under two minutes each
tour-parent = A parent’s first week
tour-parent-1 = This is the phone of Samira, mother of a four-year-old. She has just scanned the QR code on the poster, at school.
tour-parent-2 = First of all, Terreau says what it keeps and what it does not. No account to create, no password.
tour-parent-3 = One question a screen, with buttons. No child’s name, no date of birth.
tour-parent-4 = That is all. The week’s idea arrives: a gesture of 30 seconds, the same theme as at school, for her child’s age.
tour-parent-5 = For whoever wants more: what to say next, what to do if it does not take, where the idea comes from.
tour-parent-6 = She did it, and says so in two taps. Nothing will ever be held against her.
tour-parent-7 = The week after, another idea has come by itself, early in the evening. One a week, never at night.
tour-coordinator = The coordinator’s afternoon
tour-coordinator-1 = Claire coordinates Unieux. Everything is done in the same conversation, with one command: /territoire.
tour-coordinator-2 = A poster in the town’s name, ready to print, with its QR code. Whoever scans it joins Unieux.
tour-coordinator-3 = A word to everybody? She writes it as an ordinary message.
tour-coordinator-4 = First she sees the message as it will be received, and by how many. Never at night, never twice.
tour-coordinator-5 = One confirmation, and a card says how far it is. She can pause or cancel.
tour-coordinator-6 = Friday, five o’clock: the summary comes by itself. Numbers, never persons, and a picture to show in a meeting.
tour-together = One theme, three places
tour-together-1 = Three adults around the same children: a mother, a teacher, an after-school worker. They may not know one another.
tour-together-2 = The same week, the same sentence to say. Each receives an idea made for their place and the children’s age.
tour-together-3 = Each does it their own way and says so in two taps. The child hears the same thing everywhere.
tour-together-4 = The week after, another idea for each, and still one theme for all. Under the clock, a map takes colour, place by place: that is coherence.
tour-message = Hello everyone. Saturday at 10, families’ coffee at the library: we will talk about the week’s theme. Come as you are.
tour-digest = the week’s summary


## The week’s summary

digest-title =
    <b>{ $territory }: the week’s summary</b>
    Week of { $day }
digest-resent = <i>Sent again: you may already have received this summary.</i>
digest-late = <i>This summary is late, with apologies.</i>
digest-missed =
    <i>{ $count ->
        [one] One summary could not leave before this one.
       *[other] { $count } summaries could not leave before this one.
    } This one goes back to the last that was sent.</i>
digest-heading = <b>{ $title }</b>
digest-tasks = Three things to do, ten minutes each
digest-task = { $number }. { $task }
digest-task-talk-0 = Ask somebody in the area what helps them, and what would.
digest-task-talk-1 = Ask after somebody: what would they like to tell about their week?
digest-task-talk-2 = Listen for ten minutes to somebody who looks after children, without offering anything.
digest-task-talk-liked = Ask somebody how “{ $liked }” went, the most liked activity.
digest-task-link-0 = Put the area’s link where adults pass by: noticeboard, notebook, group.
digest-task-link-1 = Give the area’s link to somebody who does not have it yet.
digest-task-link-2 = Go and see whether the area’s link is easy to read at the door of one place.
digest-task-next-new = Read the coming theme, below, and say its phrase out loud.
digest-task-next-same = The theme goes on: say its phrase to somebody who does not know it yet.
digest-link = The area’s link: { $link }
digest-range = { $low } to { $high }
digest-more = { $low } or more
digest-none =
    <b>{ $territory }: the summary</b>

    The first one comes on { $day } at { $hour }, then every week. You will find it here again.
button-digest = Summary
button-digest-chart = As a picture
button-digest-sheet = As a spreadsheet
digest-over-weeks = { $figure } (over { $weeks } weeks)
digest-hidden = too few answers to say
digest-hidden-list = { $items }: too few answers to say.
digest-line = { $name }: { $figure }.
digest-people = People
digest-active = Active
digest-paused = On pause
digest-new = New
digest-gone = Gone
digest-ideas = Ideas
digest-sent = Sent
digest-done = Done
digest-settings = Place by place
digest-setting = { $setting }. Sent: { $sent }; done: { $done }.
digest-forms = What was done
digest-form-geste = Small gestures
digest-form-seance = Sessions
digest-form-other = Others (stance, place)
digest-faces = How the adults found it
digest-face-1 = Difficult
digest-face-2 = All right
digest-face-3 = A good moment
digest-liked = The most liked activity: “{ $activity }”.
digest-theme = The same theme everywhere? “{ $theme }”
digest-tried = Tried { $places }, by { $people } people at least.
digest-sphere-home = at home
digest-sphere-school = at school
digest-sphere-leisure = in leisure time
digest-thin =
    This week there are too few answers to give numbers. Reading in silence counts too.
digest-trend = Over { $weeks } weeks
digest-trend-line = { $name }: { $figures }
digest-trend-range = { $low }-{ $high }
digest-trend-more = { $low } +
digest-trend-hidden = too few
digest-next = Next week
digest-next-new = The theme: { $theme }. The phrase: <b>“{ $repere }”</b>
digest-next-same = The theme goes on: { $theme }. The phrase: <b>“{ $repere }”</b>
digest-meetup = { $title }, { $at }.
digest-waiting =
    { $count ->
        [one] One text waits for you to read it over, under “Experiences”.
       *[other] { $count } texts wait for you to read them over, under “Experiences”.
    }
digest-calendar-missing = The local school calendar is not known yet: everything goes on, at school too.
digest-suggestion = A thought
digest-suggestion-welcome = People have just arrived. What if you welcomed them with a word, in person?
digest-suggestion-ease = Some moments were difficult. What if you asked what would make them simpler?
digest-suggestion-coherence = Home, school and leisure tried the same theme. What if you told people around you?
digest-suggestion-tell = What if you told somebody from another place about “{ $liked }”?
digest-suggestion-general-0 = What if you said this week’s phrase in a meeting that is planned anyway?
digest-suggestion-general-1 = What if you asked one person what would make the idea easier to do?
digest-suggestion-general-2 = What if two adults who hardly know each other told each other about this week’s gesture?
digest-footer = <i>Numbers go by steps, and small ones stay hidden, so as to point at nobody.</i>
digest-sheet-caption =
    <b>{ $territory }: the spreadsheet</b>
    { $weeks ->
        [one] What one week’s summary told, and nothing more.
       *[other] What the summaries of { $weeks } weeks told, and nothing more.
    }
digest-sheet-weeks = Weeks
digest-sheet-numbers = Numbers
digest-sheet-reading = How to read it
digest-sheet-week = Week of
digest-sheet-figure = What
digest-sheet-from = From
digest-sheet-to = To
digest-sheet-over = Over (weeks)
digest-sheet-column = { $place }: { $figure }
digest-sheet-explained =
    Each line is a week: what happened between two summaries.
    “10 to 14” means a number between 10 and 14. Exact numbers are given nowhere.
    “too few” means too few people to say. Zero and four are written alike.
    “5 to 9 (over 3 weeks)” puts this week and the two before it together. Do not add it to what stands before.
    Forms and faces describe a part of what was done, sometimes over two or three summaries together.
    No person and no organisation appear in this file.
digest-chart-caption =
    <b>{ $territory }: the week in a picture</b>
    Week of { $day }. Everything the picture shows is written in the summary.
digest-chart-week = Week of { $day }
digest-chart-settings = Ideas, place by place
digest-chart-faces = How the adults found it
digest-chart-trend = Ideas done, week after week
digest-chart-hidden = too few to say
digest-chart-footer = Numbers go by steps. Small ones stay hidden.

week-tapped = { $who } taps: { $labels }
week-picture = (a picture)
week-document = (a document)

## The region's digest

button-region-overview = Regional digest
button-region-this-month = This month
button-region-last-month = Last month
button-region-year = School year
button-region-matrix = As a picture
button-region-sheet = Spreadsheet
region-period-month = { $month } { $year }
region-period-year = school year { $from }-{ $to }
region-digest-title = <b>The region's digest: { $period }</b>
region-digest-weeks = Weeks from { $first } to { $last }, as the digests of the territories told them.
region-digest-missed =
    <i>{ $count ->
        [one] One month's digest could not be made before this one.
       *[other] The digests of { $count } months could not be made before this one.
    } “School year” has everything since September.</i>
region-digest-territories = The territories
region-digest-support = A call, a visit, a question: that is often enough to set off again.
region-digest-thin = Too little came back this month to give numbers. Reading in silence counts too.
region-digest-people = The people
region-role-family = Families
region-role-professional = Professionals
region-role-volunteer = Volunteers
region-role-elected = Elected officials
region-digest-ideas = The ideas
region-digest-least = at least { $count }
region-digest-setting = { $setting }. Sent: { $sent }; done: { $done }.
region-digest-levels = On which scale
region-level-individual = With one child
region-level-circle = With a group
region-level-structure = In a structure
region-level-commune = In the town
region-digest-level = { $level }: { $tenths ->
    [0] hardly any idea
    [10] nearly every idea
   *[other] about { $tenths } ideas in 10
}.
region-digest-coherence = The same theme everywhere? (each territory counts its weeks)
region-digest-tried-one = Tried in one of these places only: { $weeks }.
region-digest-tried-two = Tried in two of these places: { $weeks }.
region-digest-tried-three = Tried at home, at school and in leisure: { $weeks }.
region-digest-place-weeks = { $count ->
    [0] not yet
    [one] one week
   *[other] { $count } weeks
}
region-digest-together = { $count ->
    [one] One territory lived it everywhere, at least once.
   *[other] { $count } territories lived it everywhere, at least once.
}
region-digest-skills = The skills worked on
region-digest-skill = { $code } { $skill }: { $weeks } wk., { $territories ->
    [one] 1 territory
   *[other] { $territories } territories
}
region-digest-skills-none = Not yet in this period: { $codes }.
region-digest-liked = What was liked, and where
region-digest-liked-line = “{ $activity }”: { $territories }
region-digest-liked-more = { $names } and { $count ->
    [one] one more
   *[other] { $count } more
}
region-digest-liked-others = { $count ->
    [one] And one more activity, in the spreadsheet.
   *[other] And { $count } more activities, in the spreadsheet.
}
region-digest-footer = <i>“At least”: the sum of what the territories' digests show. What they hide stays hidden, and comes on top.</i>
region-matrix-title = The region, week by week
region-matrix-caption =
    <b>The region as a picture: { $period }</b>
    { $territories ->
        [one] One territory
       *[other] { $territories } territories
    }, from A to Z; a column for each week.
region-matrix-counted = { $label }: { $count }
region-matrix-three = Theme tried in three places
region-matrix-two = Theme tried in two places
region-matrix-one = Theme tried in one place
region-matrix-some = Ideas done
region-matrix-few = Too little came back to say
region-matrix-rest = Week without school
region-matrix-nothing = No digest
region-matrix-footer = From A to Z, no ranking. Drawn from the digests, nothing more.
region-month-1 = Jan
region-month-2 = Feb
region-month-3 = Mar
region-month-4 = Apr
region-month-5 = May
region-month-6 = Jun
region-month-7 = Jul
region-month-8 = Aug
region-month-9 = Sep
region-month-10 = Oct
region-month-11 = Nov
region-month-12 = Dec
region-sheet-caption =
    <b>The region: the spreadsheet</b>
    { $period }. What the digests told, nothing more.
region-sheet-figures = Numbers
region-sheet-figure = What
region-sheet-least = At least
region-sheet-skills = Skills
region-sheet-code = Code
region-sheet-skill = Skill
region-sheet-skill-weeks = Weeks of a territory
region-sheet-skill-territories = Territories
region-sheet-weeks = Weeks
region-sheet-territory = Territory
region-sheet-liked = Liked
region-sheet-activity = Activity
region-sheet-where = Where
region-sheet-tenths = Of ten ideas
region-sheet-state = Territories
region-sheet-reading = How to read
region-sheet-explained =
    Everything comes from the territories' digests. Nothing is counted anew, and no territory is ranked.
    “At least” is the sum of what each digest shows at least. What a digest hides is not in it: neither zero nor four.
    A line “too few” means that no digest shows it.
    People: at the last digest of each territory in the period. All else: all digests of the period.
    A week of a territory is one week of school in one territory. Ten territories during two weeks make twenty.
    No person and no structure is in this file.
pack-done = { $count ->
    [0] Nothing new: all of it is here already.
    [one] 1 thing taken in.
   *[other] { $count } things taken in.
}
pack-look = { $count ->
    [0] Nothing would be taken in.
    [one] 1 thing would be taken in. Nothing was written.
   *[other] { $count } things would be taken in. Nothing was written.
}
pack-added = + { $what } (version { $version }, from: { $region })
pack-changed = ↑ { $what } (version { $version }, from: { $region })
pack-same = { $count ->
    [one] 1 thing was here already, the same.
   *[other] { $count } things were here already, the same.
}
pack-kept = { $count ->
    [one] 1 thing here stayed as it is:
   *[other] { $count } things here stayed as they are:
}
pack-kept-line = = { $what }: { $why }
pack-kept-own = you have your own, a different one
pack-kept-removed = you had removed it
pack-kept-title = another activity here has this title
pack-kept-version = you have the same version or a newer one
pack-kept-taken-back = it came from here, and is not shown here any more
pack-activity = activity “{ $title }”
pack-programme = programme “{ $title }”
pack-experience = experience ({ $place }) on “{ $activity }”
pack-damaged = This file is damaged, or no pack of Terreau. Ask for it to be sent again. Nothing was written.
pack-foreign = This file holds something else than activities, programmes and experiences. Nothing was written.
pack-too-large = This file is too large for a pack of Terreau. Nothing was written.
pack-newer = This file comes from a newer version of Terreau. Update yours, then try again. Nothing was written.
pack-list = The list in the file cannot be read: { $fault }. Nothing was written.
pack-altered = “{ $file }” was changed after it was sent. Ask for the original file. Nothing was written.
pack-signs = “{ $file }” holds signs that cannot be seen. Nothing was written.
pack-yaml = “{ $file }” is laid out in a way that Terreau does not take. Nothing was written.
pack-file = “{ $file }” does not follow the rules: { $fault }. Nothing was written.
pack-guarded = “{ $file }” seems to name somebody, to lead to somebody, or to speak of danger. Nothing was written.
journal-pack-imported = pack of another region taken in
journal-pack-exported = pack for other regions written
journal-pack-item-removed = thing of another region removed
