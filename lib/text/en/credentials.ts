export const credentials = {
  clientId: 'Client ID',
  clientSecret: 'Client secret',
  enter: 'Enter the {field}.',
  hasSpace: 'The {field} has a space or line break in it. Copy it again.',
  hasOddCharacter: 'The {field} has a character that no key contains. Copy it again.',
  tooShort: 'The {field} is too short. Copy the whole of it.',
  tooLong: 'The {field} is too long. Copy nothing but the key.',
  sameTwice: 'This is the Client ID again. Paste the secret that ConnectWise showed beside it.',
  chooseRegion: 'Choose a region.',
  otherRegion: 'A Client ID that begins with {prefix} was made in {made}, not in {chosen}.',
} as const;
