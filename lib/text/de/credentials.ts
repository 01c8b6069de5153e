import type { Translation } from '../texts';
import type { credentials as english } from '../en/credentials';

export const credentials: Translation<typeof english> = {
  clientId: 'Client ID',
  clientSecret: 'Client Secret',
  enter: '{field} eingeben.',
  hasSpace: '{field} enthält ein Leerzeichen oder einen Zeilenumbruch. Erneut kopieren.',
  hasOddCharacter:
    '{field} enthält ein Zeichen, das in keinem Schlüssel vorkommt. Erneut kopieren.',
  tooShort: '{field} ist zu kurz. Vollständig kopieren.',
  tooLong: '{field} ist zu lang. Nur den Schlüssel kopieren.',
  sameTwice:
    'Das ist wieder die Client ID. Das Secret einfügen, das ConnectWise daneben gezeigt hat.',
  chooseRegion: 'Eine Region wählen.',
  otherRegion:
    'Eine Client ID, die mit {prefix} beginnt, wurde in {made} angelegt, nicht in {chosen}.',
};
