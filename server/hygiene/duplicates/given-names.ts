/**
 * Given names that are common where Stagecraft sells, folded as `letter_form` folds them. Maria and Marta are one letter apart and
 * two people: where both of two words are names, the letter is no slip.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `
  adam adrian agata agnes agnieszka aleksander aleksandra alicja alina amelia anastazja andrzej aneta angelika anita anna
  antoni antonina arkadiusz artur barbara bartosz bartlomiej beata bogdan bogumil bozena cecylia cezary czeslaw dagmara
  damian daniel daniela danuta daria dariusz darek dawid dominik dominika dorota edward edyta elzbieta emil emilia ewa
  ewelina felicja filip franciszek franciszka gabriel gabriela grazyna grzegorz halina hanna helena henryk hubert ida
  iga igor ilona irena ireneusz iwo iwona izabela jacek jadwiga jakub jan janina janusz jaroslaw jarek jerzy joanna jolanta
  jozef jozefa julia julian justyna kacper kamil kamila karina karol karolina katarzyna kazimierz kinga klara klaudia
  konrad kornelia krystian krystyna krzysztof ksawery laura lech lena leon leszek lidia lucja lucjan lukasz maciej
  magdalena maja malgorzata malwina marcel marcelina marcin marek maria marian marianna mariola mariusz marlena marta
  martyna marzena mateusz matylda michal michalina mieczyslaw mikolaj milena milosz miroslaw miroslawa monika natalia
  nikodem nina norbert oktawia ola olga oliwia oskar patrycja patryk paulina pawel piotr przemyslaw radoslaw rafal
  regina renata robert roman roza ryszard ryszarda sandra sebastian slawomir sonia stanislaw stanislawa stefan stefania
  stefan sylwia sylwester szymon tadeusz teresa tomasz tymon urszula wanda weronika wiktor wiktoria wieslaw wieslawa
  witold wladyslaw wojciech zbigniew zdzislaw zenon zofia zuzanna zygmunt
  aksel alf amalie amund anders andreas andrea andrine anette anita anja ann anne anniken arild arne arvid asbjorn ase
  astri astrid atle aud aurora bente berit birgit birger bjarne bjorg bjorn bodil borge brit camilla christian christine
  dag daniel edvard egil einar eirik elin eline elisabeth ella elise ellen else emil emma emilie erik erika erling espen
  eva even finn frank fredrik freddy frida frode geir gerd greta grete gro gudrun gunn gunnar gunvor gustav guro hakon
  halvard halvor hanna hanne hans harald harriet havard hege heidi helga helge hege helene helen henrik herman hilde hilda
  hakon ida ine inga inge inger ingrid ingunn isak iselin ivar jakob jan jens jenny jo joakim johan johanne john jon jonas
  jorgen jorunn jorun julie kai kare karen kari karin karl karoline kasper katrine kim kine kirsten kirsti kjell kjersti
  kjetil knut kristian kristin kristine kristoffer kurt laila lars lasse laila leif lena leif lill line linda linn linnea
  lisa lise liv lone lotte louise mads magne magnus maja malin marcus margit margrete mari marian marianne marie marit
  marius markus marte martin martha mathias mathilde mats merete mette mia mikael mina mona monica morten nils nina nora
  odd odin olaf olav ole oline oliver oskar oddny oyvind ottar otto pal per peder peter petra petter ragnar ragnhild randi
  rannveig reidar reidun rita roar roger rolf ronny rune ruth sara selma sander sigrid sigurd silje simen simon siri siv
  sissel sofie solveig solfrid sondre stein steinar stian stig sunniva svein sverre synne synnove terje thea thomas thor
  thorbjorn tiril tina tobias tom tommy tomas tone tonje tor torbjorn tore torgeir torhild torill torstein tove trine
  trond trude trygve tuva turid ulf unni vegard vera vetle vibeke vidar vigdis viktor vilde
  albert alexander alice amy andrew angela arthur brian carl carla caroline charles charlotte chris claire clara colin
  david diana donald edith eleanor emily eric frances frank george grace harry helen henry jack james jane janet jason
  jean jennifer jessica joan joe joel josh joyce judith karen kate keith kelly kevin laura lauren lewis linda lucy luke
  mark martin mary matthew megan michael michelle neil nick nicole noah oliver olivia patrick paul paula peter philip
  rachel rebecca richard robert rose rosie ruth ryan sally sam samuel sarah scott sean sharon simon sophia sophie stephen
  steven susan theo thomas tim tom tony victor victoria walter wayne william zoe anja bernd dieter dirk elke ernst franz
  friedrich fritz gabi gerhard gerd gisela gunther hans heike heinz heinrich helmut horst ingo jens jochen jurgen jutta
  katja klaus kurt lutz manfred markus matthias monika norbert petra rainer ralf renate rudolf sabine silke stefan
  stefanie susanne sven thorsten ulrich ulrike ursula uwe volker werner wolfgang
  abbas abdollah abolfazl afshin ahmad ahmed akbar akram ali alireza amin amir amirali amirhossein arash arezo arman armin
  asghar atefe azade aziz babak bahar bahare bahman bahram behnam behnaz behrouz behzad bijan dariush davoud davod ebrahim
  ehsan elaheh elham elnaz esmail fahime farhad fariba farid faride farnaz farzad farzane fateme fatemeh fatima fereshteh
  firouz forough ghasem ghazal golnaz habib hadi hamed hamid hamidreza hassan hasan hedieh hesam homa hossein hosein
  houman iman iraj jafar jalal jamshid javad kambiz kamran kaveh kazem keyvan kianoush kimia ladan leila leyla mahdi
  mahmoud mahmud mahnaz mahsa majid mandana mansour marjan maryam masoud masoumeh mehdi mehran mehrdad mehri mina minoo
  mitra mohammad mohammadreza mohsen mojtaba mona morteza mostafa nader nahid narges nasim nasrin navid nazanin negar
  neda niloufar nima omid parisa parvaneh parvin payam pedram pejman peyman pooya pouria rahim rahman ramin ramtin rasoul
  razie reza roya roza saba sadegh saeed said sahar saman samane samaneh sanaz sara sasan sepideh setareh shabnam shadi
  shahin shahla shahram shahrokh shima shirin shiva simin siamak sina soheil soheila somaye soroush tahere taraneh vahid
  vida yaghoub yalda yaser yasaman yousef zahra zeinab zohre zohreh
  عباس عبداله ابوالفضل افشین احمد اکبر اکرم علی علیرضا امین امیر امیرعلی امیرحسین ارش ارزو ارمان ارمین اصغر عاطفه ازاده
  عزیز بابک بهار بهاره بهمن بهرام بهنام بهناز بهروز بهزاد بیژن داریوش داود داوود ابراهیم احسان الهه الهام الناز اسماعیل
  فهیمه فرهاد فریبا فرید فریده فرناز فرزاد فرزانه فاطمه فرشته فیروز فروغ قاسم غزل گلناز حبیب هادی حامد حمید حمیدرضا
  حسن حسین هدیه حسام هما هومن ایمان ایرج جعفر جلال جمشید جواد کامبیز کامران کاوه کاظم کیوان کیمیا لادن لیلا مهدی محمود
  مهناز مهسا مجید ماندانا منصور مرجان مریم مسعود معصومه مهران مهرداد مهری مینا مینو میترا محمد محمدرضا محسن مجتبی مونا
  مرتضی مصطفی نادر ناهید نرگس نسیم نسرین نوید نازنین نگار ندا نیلوفر نیما امید پریسا پروانه پروین پیام پدرام پژمان پیمان
  پویا پوریا رحیم رحمان رامین رسول راضیه رضا رویا رزا صبا صادق سعید سحر سامان سمانه ساناز سارا ساسان سپیده ستاره شبنم
  شادی شاهین شهلا شهرام شاهرخ شیما شیرین شیوا سیمین سیامک سینا سهیل سهیلا سمیه سروش طاهره ترانه وحید ویدا یعقوب یلدا
  یاسر یاسمن یوسف زهرا زینب زهره
  `
    .trim()
    .replaceAll(/([aou])e|aa/g, (_, first) => first ?? 'a')
    .split(/\s+/),
)
