// The least that can follow a key: one text changes.
document.querySelector('input')?.addEventListener('input', ({ target }) => {
  const output = document.querySelector('output');
  if (!output || !(target instanceof HTMLInputElement)) return;
  output.textContent = target.value;
  output.setAttribute('aria-rowcount', String(target.value.length));
});
