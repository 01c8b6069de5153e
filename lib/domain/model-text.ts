/** "Dell Inc. Latitude 5420", but "HP EliteDesk 800" and not "HP HP EliteDesk 800"; `undefined` when neither is known. */
export function modelText(
  maker: string | undefined,
  model: string | undefined,
): string | undefined {
  if (!maker || !model) return maker ?? model;
  return model.toLowerCase().startsWith(firstWord(maker)) ? model : `${maker} ${model}`;
}

const firstWord = (name: string): string => {
  const [word = name] = name.toLowerCase().split(/[\s,]/);
  return word === 'hewlett-packard' ? 'hp' : word;
};
