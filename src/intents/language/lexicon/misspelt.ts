/** Short words as they are mistyped or cut short; longer ones are mended by how close they come to a word of the lexicon. */
const usual = `
al all; abt about; adn and; nad and; andd and; ar are; cna can; acn can; cn can; cld could; coud could; cuold could; ddi did; od do;
dose does; deos does; dont don't; fo of; frm from; fomr from; fro from; formm from; giv give; gve give; gie give; hav have; hvae have; ahve have; hwo how;
howw how; ot to; tto to; ti it; itt it; si is; iss is; isnt isn't; jsut just; jst just; lst list; lsit list; lits list; lte let; mak make; mkae make;
amke make; moer more; mor more; mre more; noe node; nod node; nods nodes; ndoes nodes; ndes nodes; ndoe node; ned need; nede need; nedd need; neeed need; nto not;
nwe new; nw new; fogret forget; forgett forget; foget forget; forgt forget; ofr for; fr for; orr or; pleas please; plase please; pleae please; plesae please; pelase please; plaese please;
shwo show; hsow show; sho show; shw show; shuld should; shoud should; shold should; stil still; tel tell; tlel tell; teh the; hte the; th the; thee the; tehm them; thme them;
taht that; thta that; tht that; thsi this; tihs this; ths this; thx thanks; uor our; oru our; ourr our; usign using; uisng using; usin using; waht what; whta what; wat what; whast what;
wht what; wehn when; wen when; whn when; whne when; wnat want; watn want; wich which; whcih which; whihc which; wihch which; wiht with; wtih with; iwth with; wth with; wit with;
woudl would; wuold would; wold would; wrk work; wy why; whi why; yuo you; yuor your; yoru your; ur your; delte delete; dleete delete; dletee delete; delet delete; deltee delete;
cuz because; coz because; bcz because; becuase because; becasue because; becouse because; thru through; abotu about; agian again; alrt alert; alrts alerts; tempalte template; scal scale; sclae scale;
upgarde upgrade; ugprade upgrade; ridd rid; resiez resize; rezise resize; resze resize; cretae create; craete create; creat create; clsuter cluster; clsuters clusters; gruop group; gropus groups; gruops groups;
faild failed; faield failed; fials fails; fial fail; quoat quota; qouta quota; quta quota; stauts status; satus status; statsu status`;

const words: ReadonlyMap<string, string> = new Map(
  usual.split(';').map((each) => {
    const [typed = '', meant = ''] = each.trim().split(' ');
    return [typed, meant];
  }),
);

/** The word that one is a usual slip of; undefined for any other. */
export function meantBy(typed: string): string | undefined {
  return words.get(typed);
}
