/**
 * What is tried first, in the four languages spoken here: words, names, teams, runs along the keyboard. Disguises
 * (`P@ssw0rd1!`) are taken off before looking, so each stands here once, plainly.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  12345678 123456789 1234567890 0123456789 87654321 987654321 0987654321 11111111 00000000 12341234 11223344
  12121212 123123123 1qaz2wsx 1q2w3e4r 1q2w3e4r5t 147258369 159753 789456123 741852963 987456321 20202020
  31415926 19841984 abc12345 abcd1234 a1b2c3d4 aa123456 a12345678 q1w2e3r4 qwer1234 asdf1234 zxcv1234
  pass1234 test1234 admin123 admin1234 p@ssw0rd passw0rd password123 iloveyou1 welcome1 welcome123 aaaaaaaa
  abcabc abcdabcd abcdef abcdefgh access admin adminadmin administrator agnieszka airforce aleksandra
  alexander alexandra alireza allah amazon amirhossein andrew angel angelina angels aniolek anthony apple
  army arsenal asdasd asdasdasd asdfgh asdfghjk asdfghjkl ashley asia asshole autumn avengers azizam babyboy
  babygirl badboy bailey banana barbara barcelona bartek baseball basia basketball batman battery benjamin
  bergen bergen1 berlin bible biology bitch biteme blessed blink182 boston brann brazil brother buddy
  bulldog business buster butter butterfly california canada captain caroline champion changeit changeme
  charlie charlotte cheese chelsea chemistry chicago chinese chocolate christ christian christine church
  coffee college company computer cookie cookies correct correcthorsebatterystaple corvette cowboy cowboys
  crm crmcrm daddy dallas damian danger daniel darling dawid death default denmark diamond doctor dollar
  dolphin dominic dominika dooset doostetdaram dracula dragon dupa dupadupa dzien dziendobry eagle eagles
  elephant elizabeth elskerdeg eminem england english eshgh eshgham esteghlal facebook faith falcon family
  farhad farsi fateme fatemeh father ferrari fireman florida flower football forever forosh fortnite fotball
  france freedom french fuckoff fuckyou gabriel gamer gandalf garfield george german germany ginger god
  golden google gosia gozvazhe grace greenday grzegorz guest guestguest hacker hackers hallo hallohallo
  hamed happy harley haslo haslo123 haslohaslo heaven heihei heisann hello hellohello helloworld hemmelig
  hemmelighet hestehest history hockey honda honey horse hosein hossein hosten houston hubspot hund hunter
  iamgod iloveu iloveyou india internet internet1 iran iran123 iraniran ironman isabella italian japanese
  jegelskerdeg jennifer jesien jessica jessica1 jesus jesuschrist jonathan jordan joshua justyna juventus
  kamil karolina kasia katarzyna katt katten khoda khodaya killer killer1 kisses kitten kjaerlighet
  kjærlighet klient knight kocham kochamcie kochanie komputer korean kotek krakow krzysztof kunde kurwa
  lakers lato legia letmein letmein1 lightning linux lion liverpool lkjhgfdsa login lol lollol london lord
  love lovely loveme lovers loveyou lucky lukasz magdalena maggie mahdi mamma manchester marcin margaret
  marines maryam master mateusz matrix matrix1 matthew maverick mehdi mercedes merlin metallica mexico
  michael michelle mickey microsoft minecraft misiaczek misiek mnbvcxz mohammad mohammadreza mojehaslo molly
  mommy money monika monkey moscow mother mustang myszka naruto natalia natalie natasha navy newyork
  nicholas nicole niewiem ninja nirvana norge norge1 norge123 norsk norway norwegian nurse opensesame oracle
  orange oslo packers panther pappa paris parvaneh pass passord passord1 passord123 passw passwd password
  password1 passwort patricia patrycja paulina peanut pepper persepolis persia persian perspolis phoenix
  physics piotrek pipedrive pipeline pirate pirates player poiuytrewq pokemon poland police polish polonia
  polska polska1 polski porsche princess prinsesse pumpkin puppy purple pussy qazwsx qazwsxedc qwaszx qweasd
  qweasdzxc qweqwe qweqweqwe qwerty qwerty123 qwertyui qwertyuiop rainbow rammstein ramz ramzobur ranger
  realmadrid redsox reza rezareza richard robert root rootroot rosenborg russia saeed salam salamsalam sales
  salesforce salg samantha samsung samsung1 savior school science sebastian secret secrets sesame shadow
  shirin silver sister sjokolade skarbek skeleton slipknot sloneczko smile smiley snoopy soccer soldier
  solskinn sommer sophie spanish spiderman spring sprzedaz stagecraft starwars stavanger steelers stephanie
  storm stormy student success summer sunshine superman sweden sweet sweetheart sweety słoneczko tajnehaslo
  teacher tehran tehran1 temp temporary temppass test tester testing testtest texas thomas thunder tiger
  tigers tigger together tomasz toyota trondheim trustno trustno1 ubuntu university user username valerenga
  vampire varen velkommen veronica victoria vinter warrior warszawa welcome weronika whatever william
  windows winner winter wiosna wisla wojtek wolf wolves yamaha yankees yellow zahra zaq1 zaq12wsx zaq1qaz
  zima zombie zxcvbn zxcvbnm
`
    .trim()
    .split(/\s+/),
)
