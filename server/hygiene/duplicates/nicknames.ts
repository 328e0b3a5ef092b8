/**
 * What people who are called so are called by those who know them, folded as `letter_form` folds names: first the name, then
 * its short forms. Only such as stand in address books.
 */
const shortForms = `
  aleksander alek olek aleks sasza; aleksandra ola olka aleks; agnieszka aga agusia; alicja ala alka;
  andrzej jedrek andrzejek; anna ania anka andzia; antoni antek tosiek; barbara basia baska barb barbie;
  bartlomiej bartek bartlomiejek; bartosz bartek; beata beatka; boleslaw bolek; bronislaw bronek; cecylia cela;
  czeslaw czesiek; daniel dan danny; danuta danka danusia; dominika domi; dorota dorotka dosia;
  edward edek ed ted eddie ned; elzbieta ela elka; eugeniusz gienek; ewa ewka; ewelina ewelinka; franciszek franek;
  genowefa gienia; grzegorz grzesiek grzes; halina halinka; hanna hania hanka; henryk heniek; ignacy ignas;
  irena irenka; iwona iwonka; izabela iza; jacek jacus; jadwiga jadzia; jakub kuba; jan janek jasiek jas;
  janusz januszek; jaroslaw jarek; jerzy jurek; joanna asia aska; jozef jozek; julia julka; justyna justynka;
  kacper kacperek; karolina karola karolcia; katarzyna kasia kaska katka; kazimierz kazik; konstanty kostek;
  krystyna krysia kryska; krzysztof krzysiek krzys; leokadia lodzia; lukasz lukaszek; maciej maciek;
  magdalena magda madzia; malgorzata gosia malgosia goska; marcin marcinek; marek mareczek; maria marysia maryska;
  mariusz mariuszek; marianna marysia; marta martusia; mateusz mati mateuszek;
  michal michalek misiek mike mick mikey; mieczyslaw mietek; mikolaj miki; miroslaw mirek; miroslawa mirka;
  monika monia; natalia natalka; pawel pawelek; patrycja pati; piotr piotrek piotrus; przemyslaw przemek;
  radoslaw radek; rafal rafalek; roman romek; ryszard rysiek; sebastian seba bastian basse; slawomir slawek;
  stanislaw staszek stas stasiek; stanislawa stasia; stefania stefa; sylwester sylwek; szymon szymek; tadeusz tadek;
  teresa tereska; tomasz tomek tom; urszula ula; waldemar waldek; waclaw wacek; weronika wera; wieslaw wiesiek;
  wieslawa wiesia; wiktor witek; wiktoria wika; witold witek; wladyslaw wladek; wojciech wojtek; zbigniew zbyszek;
  zdzislaw zdzisiek; zenon zenek; zofia zosia zoska; zuzanna zuza zuzia; zygmunt zygmus;
  alexander alex sander sandy xander; alexandra alex sandra; andrew andy drew; anthony tony; benjamin ben benny;
  catherine cathy kate katie cath; charles charlie chuck; christian chris; christina chris tina;
  christine chris tina chrissy; christopher chris kit; cynthia cindy; david dave davey; deborah debbie deb;
  donald don donny; dorothy dot dottie; eleanor ellie nell; elizabeth liz lizzie beth betty eliza libby; emily em;
  eugene gene; frances fran; francis frank; frederick fred freddie; gerald gerry jerry; gregory greg; harold harry;
  henry harry hank; jacqueline jackie; james jim jimmy jamie; janet jan; jeffrey jeff; jennifer jen jenny;
  jessica jess jessie; john jack johnny; jonathan jon jonny; joseph jo joy; joshua josh; judith judy;
  katherine kate katie kathy; kathleen kathy kate; kenneth ken kenny; kimberly kim; lawrence larry;
  leonard len lenny leo; margaret maggie meg peggy; matthew matt; melissa mel; michelle shelly; nancy nan;
  nathan nate; nathaniel nate nat; nicholas nick nicky; pamela pam; patricia pat patty trish tricia;
  patrick pat paddy; peter pete; philip phil; phillip phil; raymond ray; rebecca becky becca;
  richard rick dick rich ricky; robert rob bob bobby robbie bert; ronald ron ronnie; samantha sam; samul sam sammy;
  sandra sandy; stephanie steph; stephen steve; steven steve; susan susie; terence terry;
  theodore ted theo; theresa terry tess; thomas tom tommy; timothy tim; valerie val; victoria vicky vic tori;
  vincent vince; virginia ginny; walter walt wally; william bill will billy willy; zachary zach; anne annie;
  andreas andy; elisabeth lisbet lisbeth lise beth; kristian kris; kristoffer kris stoffer; katrine trine;
  kathrine trine kathy; margrete grete; mikal mikkel mike; nikolai niko; johannes hannes; abdolah abdol;
  abolfazl abol; amirhosein amir; amirhossein amir; amirreza amir; hamidreza hamid; mohammad mamad mohamad moh;
  mohammadreza mamadreza; parisa pari; fatemeh fati; zahra zari; محمد ممد ممدی; امیرحسین امیر; امیررضا امیر;
  حمیدرضا حمید; ابوالفضل ابول; فاطمه فاطی
`

/** One name of another script, each way it is commonly written in Latin letters. */
const spellings = `
  mohammad mohamad mohammed mohamed muhammad muhamad; hossein hosein hussein husein hosain; saed said; mehdi mahdi;
  mahmoud mahmood mahmud; ahmad ahmed; hassan hasan; mostafa mustafa; morteza mortaza; fatemeh fateme fatima fatimeh;
  zeinab zeynab zainab; leila leyla laila; masoumeh masoume masomeh; azadeh azade; sarah sara; yousef yousof yusef yusuf;
  amirhossein amirhosein; hedieh hedye hedyeh; sedigheh sedighe; somayeh somaye; zohreh zohre;
  elaheh elahe; farideh faride; marzieh marzie marziyeh; razieh razie; soheila soheyla; keyvan kayvan keivan;
  peyman payman peiman; heydar heidar; javad djavad; parviz parwiz; ali aly
`

/** What each word stands for: Sandy is an Alexander or a Sandra, Mohamed a Mohammad. */
const namesOf = new Map<string, Set<string>>()
for (const [name = '', ...others] of `${shortForms};${spellings}`
  .split(';')
  .map((row) => row.trim().split(/\s+/)))
  for (const other of others) namesOf.set(other, (namesOf.get(other) ?? new Set()).add(name))

/** Kasia and Katarzyna, Bob and Rob, Hosein and Hussein: both may stand for one name. */
export function mayBeOneName(a: string, b: string): boolean {
  const [one, two] = [namesOf.get(a), namesOf.get(b)]
  if (!one && !two) return false
  return one?.has(b) || two?.has(a) || (one && two && !one.isDisjointFrom(two)) || false
}
