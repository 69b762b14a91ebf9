/**
 * Common given names of many languages. They are evidence that words name a person, and no more: a name that is not
 * here is still a name, and is taken for what it most likely is.
 */
const SELDOM_SURNAMES = `
aarav abdul abdullah abigail adele adrian adriana agnes agnieszka ahmed aisha akira alba alejandro aleksandra alessandro
alexander alexandra alexei alice alicia alina alison amanda amelia amina amir amy ana anastasia andrea andreas andrei
andrew andrzej angela angelica anika anita anja ann anna anne annika antonio anya aoife april arjun arne asha ashley
astrid audrey ayesha barbara beata beatrice ben benjamin bernd beth betty bianca bill birgit bjorn bob brenda brian
bridget bruno camila carl carla carlos carmen carol carolina caroline catherine cecilia charlotte chiara chloe chris
christian christina christine christopher ciara clara claudia cristina daniela danielle dave david deborah deepa
denise diana diego dieter dimitri dmitri dolores dominik donna doris dorothy eileen elena eli elise elizabeth
ella ellen emily emma erika erik eric erin ernesto eva evelyn fatima federico felicity fernanda fernando fiona florian
francesca francesco francisca francois frank franziska frederik friedrich gabriel gabriela gary george georgia
geraldine gerhard gina giovanni giulia giuseppe gloria grace greg greta guillaume gunnar gustav hanna hannah hannes
hans harriet heather heidi heinz helen helena helga henrik hiroshi holly ian ibrahim igor ines ingrid irene irina iris
isabel isabella isabelle ivan ivana jack jacqueline jake jana jane janet jason javier jeff jennifer jenny jeremy
jessica jill jim joan joanna joao joe johanna johannes john jonas jonathan jorge jose josephine juan judith julia julian
juliana julie julien jurgen karen karin karl karolina katarina kate katherine kathleen kathryn kathy katie katja katrin
kelly kenji kevin kirsten klaus kristin kristina krzysztof lakshmi lars laura lauren leah leila lena leticia liam lily
linda lisa liz lola lorenzo louise luca lucas lucia lucy luis luisa luka lukas maciej magda magdalena maja malgorzata
manuel marco marcel margaret maria marie marina mario marta martina mary mateo mats matteo matthew matthias maya megan
mehmet mei melanie melissa mia michael michal michelle miguel mike mila miriam mohamed mohammed molly monica monika
morgane nadia nadine nancy naomi natalia natalie natasha neha nick nicola nicole nikhil nikolai nina noah noemi nora
olga olivia omar oscar pablo paola patricia patrick paula paulina pedro penelope peter petra philip philipp pierre
piotr priya rachel rafael rahul raj ramesh rebecca renata ricardo rita rob robin roberto rohan ronald rosa rose ruth
sabine sally sam samantha samuel sandra sanjay sara sarah sebastian serena sergei sergey shreya silvia simone sofia
sonia sophia sophie stefan stefanie steffen stella stephanie stephen steve sue sunita susan susanne suzanne sven
svetlana sylvia tamara tanja tanya tatiana teresa theresa thorsten tim tina tobias tom tomas tomasz tony tracy uwe
valentina valeria vanessa vera veronica victoria vikram viktor vincent vincenzo vivian vladimir wendy werner wolfgang
yasmin yuki yuko yusuf yvonne zahra zoe zofia
`;

const ALSO_SURNAMES = `
adam albert alex alexis ali allen alan anders andersson andre anthony antoine arthur arnold bo bruce carter charles
claude cole colin craig curtis dale daniel dean dennis dominic douglas duncan edward elliot emmanuel felix francis fred
gerald gilbert glenn gordon grant graham harold harry harvey henry herbert howard hugo jacob james jamie jay jean jesse
jo jordan joseph joshua justin kai keith ken kim kurt kyle lance laurent lawrence lee leo leon leonard leroy leslie lewis
lin lloyd logan louis marc marcus marian marion mark martin marvin max maxwell mitchell moritz morgan murray
nathan neil nelson nils noel norman oliver olivier otto owen paul perry philippe quinn ralph ray raymond reed richard
robert rodney roger roland ross roy russell ryan scott sean shane simon stanley steven stewart stuart taylor terry
theo thomas todd travis tyler vernon victor wallace walter warren wayne wei will william winston xavier yang yi zach
`;

const names = (list: string) => new Set(list.trim().split(/\s+/));
const seldom = names(SELDOM_SURNAMES);
const either = names(ALSO_SURNAMES);

/** True of a common given name, whatever its case and accents. */
export function isGivenName(word: string): boolean {
  return seldom.has(plain(word)) || either.has(plain(word));
}

/** True of a common given name that is seldom a surname, so that what follows a comma behind it is not the given name. */
export function isOnlyGivenName(word: string): boolean {
  return seldom.has(plain(word));
}

function plain(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}
