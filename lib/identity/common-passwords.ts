/**
 * Pieces that people build passwords from: the heads of published lists of breached passwords, keyboard walks, and what is
 * common in Kenya. Lower case, letters only where the list had look-alike digits.
 */
const pieces = `
password passwd passw0rd pass passcode passphrase secret private letmein welcome karibu login logon signin admin administrator
root user username guest test testing tester demo default changeme change temp temporary access open unlock system server
computer internet network desktop laptop windows microsoft apple google android samsung nokia huawei infinix tecno iphone
facebook instagram twitter whatsapp telegram youtube tiktok gmail yahoo hotmail outlook email mail office company business
qwerty qwertyuiop qwertyui qwert asdf asdfgh asdfghjkl asdfghj zxcvbn zxcvbnm zxcv qazwsx qazwsxedc wsxedc edcrfv
qweasd qweasdzxc poiuyt lkjhgf mnbvcx abc abcd abcde abcdef abcdefg abcdefgh abcabc aaa xyz xxx zzz
love iloveyou loveyou lovely lover lovers mylove ilove loveme babygirl baby babe sweet sweety sweetheart honey darling heart
angel princess prince queen king kings superman batman spiderman ironman hero heroes ninja dragon monkey tiger lion simba
cheetah elephant rhino eagle falcon shadow master killer hunter ranger soldier warrior champion winner legend monster
football soccer basketball baseball hockey rugby cricket tennis golf arsenal chelsea liverpool manchester united barcelona
realmadrid gormahia leopards harambee stars
jesus christ jesuschrist god godisgood godisgreat godislove mungu yesu bwana amen faith hope grace mercy peace blessed
blessing blessings glory gloria heaven bible church praise worship holy spirit lord allah islam ramadan christmas easter
sunshine summer winter spring autumn january february march april may june july august september october november december
monday tuesday wednesday thursday friday saturday sunday today tomorrow morning night flower flowers rainbow butterfly
michael jennifer jordan joshua daniel david james john joseph peter paul mark luke matthew thomas andrew robert charles
george william brian kevin dennis victor eric alex samuel moses isaac abraham stephen patrick simon philip martin vincent
mary jane anne grace faith esther ruth sarah rachel rebecca elizabeth margaret catherine caroline lucy alice joyce mercy
wanjiku wanjiru njeri nyambura wambui muthoni wangari njoki waithera kamau njoroge mwangi kariuki maina karanja kimani
otieno ochieng onyango odhiambo omondi owino achieng akinyi atieno adhiambo awuor kiprop kiprono cheruiyot kipchoge
chebet jepkosgei mutua musyoka mwende wafula simiyu nekesa barasa makau hassan mohamed ali fatuma amina abdi omar
kenya nairobi mombasa kisumu nakuru eldoret thika kitale malindi nyeri meru machakos garissa kakamega africa kenyan
safaricom airtel telkom mpesa simba tusker harambee hakuna matata jambo habari mambo poa sawa asante rafiki upendo furaha
amani tumaini neema baraka imani maisha mapenzi nakupenda mama baba mtoto watoto shule hospitali hospital clinic school
teacher doctor nurse student pesa shilling money cash dollar bank banker rich million millionaire
jumbe sms message bulk sender portal dashboard account wallet topup
trustno one two three four five six seven eight nine ten zero hello hi hey goodbye thank thanks please yes no
happy smile lucky luck dream dreams star stars sun moon sky blue red green black white yellow orange purple pink silver gold
golden diamond crystal cookie chocolate coffee banana cherry apple mango pepper ginger pizza burger sugar
music guitar piano rock metal hiphop reggae dance party play player game games gamer gaming pokemon minecraft fortnite
mustang ferrari porsche mercedes toyota subaru nissan honda yamaha harley corvette camaro cowboy cowboys yankees lakers
starwars matrix thunder lightning storm fire water earth wind phoenix diablo hacker freedom family forever always never
mother father brother sister friend friends best great good super cool nice sexy hot bitch fuck fuckyou shit asshole
donald trump obama biden maggie buster charlie bailey max rocky bella lucky tigger snoopy mickey minnie
`;

/** The pieces, each once, the longest first. */
export const commonPieces: readonly string[] = [
  ...new Set(pieces.split(/\s+/).filter((piece) => piece !== "")),
].toSorted((a, b) => b.length - a.length);
