// Says beside each name that is new what the worker has answered, and nothing more.
const NAMES = 'h1, [role="row"] a';
/** @type {WeakMap<Element, string>} */
const asked = new WeakMap();

new MutationObserver(() => {
  const news = [...document.querySelectorAll(NAMES)].filter(
    (name) => asked.get(name) !== name.textContent,
  );
  for (const name of news) {
    asked.set(name, name.textContent);
    badgeOf(name)?.remove();
  }
  if (news.length > 0) void answer(news);
}).observe(document.body, { subtree: true, childList: true, characterData: true });

/** @param {Element[]} names */
async function answer(names) {
  const texts = names.map(({ textContent }) => textContent);
  /** @type {string[]} */
  const answers = await chrome.runtime.sendMessage(texts);
  for (const [at, name] of names.entries()) {
    if (name.textContent !== texts[at] || badgeOf(name)) continue;
    const badge = document.createElement('b');
    badge.dataset.bare = '';
    badge.textContent = answers[at] ?? '';
    name.after(badge);
  }
}

/** @param {Element} name */
function badgeOf({ nextElementSibling: next }) {
  return next instanceof HTMLElement && 'bare' in next.dataset ? next : undefined;
}
